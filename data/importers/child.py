"""The child processes that read files: one JSON order per line comes in, one JSON answer per line goes out.

A child has no home and no lake, only the context that it is given, and limits on memory; the parent watches the rest.
"""

import gc
import json
import os
import resource
import signal
import socket
import sys
import traceback
from pathlib import Path

from data.errors import Refused, quote
from data.importers import registry
from data.importers.opening import open_file
from data.light import forgo_pandas

ADDRESS_SPACE = 4 << 30


def read_file(path: Path, name: str, folder: Path, context: dict) -> dict:
    """Reads one FILE into ``folder``; the answer is that of the importer, or ``{"refused": sentence}``."""
    try:
        return registry.read(open_file(path, folder, context["encoding"]), name, folder, context)
    except Refused as refusal:
        return {"refused": str(refusal), "question": refusal.question}
    except MemoryError:
        return {"refused": f"Berkas {quote(name)} memerlukan memori lebih dari batas 1 GB; "
                           "pecah menjadi beberapa berkas."}


def work() -> None:
    """Becomes a child: says its process id, then answers orders until no more come; never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    try:
        say({"pid": os.getpid()})
        for line in sys.stdin:
            order = json.loads(line)
            say(read_file(Path(order["path"]), order["name"], Path(order["folder"]), order["context"]))
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def say(answer: dict) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def bury() -> None:
    """Takes note of all children that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:  # there is none
        pass


def main(wanted: socket.socket) -> None:
    """Forks a child whenever the descriptors for one come (see ``data.children``), until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the command ends its children too
    signal.signal(signal.SIGCHLD, lambda *_: bury())
    gc.freeze()  # what is imported stays shared between all children
    while True:
        message, descriptors, *_ = socket.recv_fds(wanted, 1, 2)
        if not message:
            return
        if os.fork() == 0:
            wanted.close()
            talk, problem = descriptors
            for standard, descriptor in enumerate((talk, talk, problem)):
                os.dup2(descriptor, standard)
            os.close(talk)
            os.close(problem)
            work()
        for descriptor in descriptors:
            os.close(descriptor)


if __name__ == "__main__":
    forgo_pandas()
    main(socket.socket(fileno=int(sys.argv[1])))
