"""A disk that forgets what was never made to last: what would be there after a power cut.

    with watching(folder) as disk:
        ...                          # files are written below the folder, for real
    disk.too_early                   # names that were given before the content was made to last
    disk.after_a_cut()               # path → bytes of what is certain to be there now
    disk.cuts                        # the same after every step on the way

Calls of ``os.fsync``, ``os.rename`` and ``os.replace`` go on to the system as ever; besides, what they
promise is noted by inode, as a journalling file system has it: content lasts once the file was
synchronised, a name once its folder was."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WRITTEN = (os.rename, os.replace)
Image = dict[str, bytes]


class Disk:
    """What lasts of everything below one folder, which is taken to last as it is now."""

    def __init__(self, top: Path):
        self.top = top
        self.too_early: list[str] = []
        self.cuts: list[Image] = []
        self._files: dict[int, bytes] = {}
        self._folders: dict[int, dict[str, int]] = {}
        self._held: list[int] = []  # so that no inode is given to another file meanwhile
        for path in [top, *top.rglob("*")]:
            self._lasts(path)
        self.cuts.clear()

    def _lasts(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY)
        self._held.append(descriptor)
        self.synchronised(descriptor)

    def synchronised(self, descriptor: int) -> None:
        """A file's content, or the names in a folder, last from now on."""
        status = os.fstat(descriptor)
        self._held.append(os.dup(descriptor))
        if stat.S_ISDIR(status.st_mode):
            with os.scandir(descriptor) as entries:
                self._folders[status.st_ino] = {one.name: one.inode() for one in entries}
            self.cuts.append(self.after_a_cut())
        else:
            self._files[status.st_ino] = Path(f"/proc/self/fd/{descriptor}").read_bytes()

    def renamed(self, target: Path) -> None:
        """A file, or a folder of files, was given its name: its content should last by now."""
        if target.is_relative_to(self.top) and "staging" not in target.parts:
            found = [*target.iterdir()] if target.is_dir() else [target]
            self.too_early += [
                str(path.relative_to(self.top))
                for path in found
                if self._files.get(path.stat().st_ino) != path.read_bytes()
            ]

    def after_a_cut(self) -> Image:
        """Path below the folder → content, of what lasts; a file that was never synchronised is
        empty."""
        return dict(self._below(self.top.stat().st_ino, ""))

    def _below(self, folder: int, name: str) -> Iterator[tuple[str, bytes]]:
        for child, inode in self._folders.get(folder, {}).items():
            if inode in self._folders:
                yield from self._below(inode, f"{name}{child}/")
            else:
                yield f"{name}{child}", self._files.get(inode, b"")

    def close(self) -> None:
        """Lets the files go."""
        for descriptor in self._held:
            os.close(descriptor)


@contextmanager
def watching(top: Path) -> Iterator[Disk]:
    """The disk of this process below a folder, while it is watched."""
    disk, synchronise = Disk(top), os.fsync

    def fsync(handle) -> None:
        synchronise(handle)
        disk.synchronised(handle if isinstance(handle, int) else handle.fileno())

    def noting(give):
        def rename(source, target, **places) -> None:
            give(source, target, **places)
            disk.renamed(Path(target).absolute())

        return rename

    os.fsync = fsync
    os.rename, os.replace = (noting(give) for give in WRITTEN)
    try:
        yield disk
    finally:
        os.fsync = synchronise
        os.rename, os.replace = WRITTEN
        disk.close()


def put_back(image: Image, folder: Path) -> Path:
    """The image as files below a new folder."""
    for name, content in image.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
