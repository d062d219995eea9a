"""One FILE is read by the importer that knows it; whatever goes wrong becomes an answer."""

from pathlib import Path

from data import questions
from data.errors import Refused, of_disk, quote
from data.importers import registry
from data.importers.context import Context
from data.importers.files.opening import open_file


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
