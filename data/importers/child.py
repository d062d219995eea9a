"""The child processes that read files: one JSON order per line comes in, one JSON answer per line
goes out.

A child has no home and no lake, only the context that it is given, and limits on memory; the parent
watches the rest."""

import json
import resource
import sys
from pathlib import Path

from data import questions
from data.errors import Refused, of_disk, quote
from data.importers import registry
from data.importers.context import Context
from data.importers.files.opening import open_file
from data.processes.light import forgo_pandas

ADDRESS_SPACE = 4 << 30


def read_file(path: Path, name: str, folder: Path, context: Context) -> dict:
    """Reads one FILE into ``folder``; the answer is that of the importer, or ``{"refused":
    sentence}``."""
    try:
        return registry.read(open_file(path, folder, context.encoding), name, folder, context)
    except Refused as refusal:
        return {
            "refused": str(refusal),
            "question": questions.as_line(refusal.question),
            "on_screen": refusal.on_screen,
        }
    except MemoryError:
        return {
            "refused": f"Berkas {quote(name)} memerlukan memori lebih dari batas 1 GB; "
            "pecah menjadi beberapa berkas."
        }
    except Exception as error:
        if (reason := of_disk(error)) is None:
            raise
        return {
            "refused": f"{reason}; {quote(name)} tidak disimpan. Pulihkan disk itu, lalu ulangi."
        }


def work() -> None:
    """Answers orders until no more come."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    for line in sys.stdin:
        order = json.loads(line)
        answer = read_file(
            Path(order["path"]),
            order["name"],
            Path(order["folder"]),
            Context.from_line(order["context"]),
        )
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    forgo_pandas()
    work()
