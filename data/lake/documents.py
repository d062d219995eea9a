"""Small dated documents beside the uploads: register versions, settings, marks. Added, never
changed.

``documents/<kind>/<number>-<UTC stamp>-<hash of the content>.json``; the hash in the name lets
``verify`` see a changed file, the running number a missing one."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data import moment
from data.errors import Refused
from data.lake import damage, names
from data.lake.home import Home
from data.lake.writing import flush, put, write_whole
from data.processes import edge

KINDS = (
    "register",
    "settings",
    "calendar",
    "topics",
    "classes",
    "schedules",
    "letterhead",
    "withdrawn",
    "users",
    "undo",
    "purge",
    "forgotten",
    "exclusions",
    "own_names",
    "mappings",
    "question_marks",
    "wall_link",
    "contests",
    "corrections",
    "notes",
    "samples",
    "looks",
    "digests",
)
# kinds that no figure depends on: adding one makes no new store
BESIDE_FIGURES = (
    "users",
    "question_marks",
    "wall_link",
    "contests",
    "notes",
    "samples",
    "looks",
    "letterhead",
    "digests",
)


class Overtaken(Refused):
    """Somebody else has changed what was looked at."""


def add(home: Home, kind: str, content: dict, by: str) -> dict:
    """Appends one document; call it inside ``home.lock()``. Returns it with ``at`` and ``by``."""
    document = {"at": moment.to_text(moment.now()), "by": by, **content}
    text = json.dumps(document, ensure_ascii=False, indent=1).encode()
    before = file_names(home, kind)
    number = int(before[-1].split("-")[0]) + 1 if before else 1
    stamp = document["at"].replace("-", "").replace(":", "")
    name = f"{number:06d}-{stamp}-{content_hash(text)}.json"
    with noted(home, f"documents/{kind}/{name}"):
        write_whole(home.documents / kind / name, text)
    return document


def read(home: Home, kind: str) -> list[dict]:
    """The documents of a kind that are in force, oldest first, and those that are only proposed
    (``Home.proposing``)."""
    kept = [read_one(home.documents / kind / name) for name in in_force(home, kind)]
    return kept + home.proposed.get(kind, [])


def whole(home: Home, kind: str) -> list[dict]:
    """As :func:`read`, without the documents that are damaged; ``verify`` names those."""
    paths = [home.documents / kind / name for name in file_names(home, kind)]
    return [json.loads(path.read_bytes()) for path in paths if is_whole(path)]


def read_one(path: Path) -> dict:
    """A document; Damaged where its name does not vouch for its content: a digit that has flipped
    would be believed as long as it parses."""
    if not is_whole(path):
        raise damage.lost(path)
    return damage.read_json(path)


def is_whole(path: Path) -> bool:
    """Whether a document's name vouches for its content."""
    match = names.DOCUMENT.fullmatch(path.name)
    return bool(match and path.is_file() and match[1] == content_hash(path.read_bytes()))


def latest(home: Home, kind: str) -> dict | None:
    """The newest of them."""
    if proposed := home.proposed.get(kind):
        return proposed[-1]
    there = in_force(home, kind)
    return read_one(home.documents / kind / there[-1]) if there else None


def in_force(home: Home, kind: str) -> list[str]:
    """File names of a kind without those that were taken back, oldest first; what takes back can be
    taken back in its turn."""
    gone = set(home.withheld)
    for name in reversed(file_names(home, "withdrawn")):
        if ("withdrawn", name) not in gone:
            document = read_one(home.documents / "withdrawn" / name)
            gone.add((document["of"], document["name"]))
    return [name for name in file_names(home, kind) if (kind, name) not in gone]


def version(home: Home, kind: str) -> str:
    """What stands for the documents of a kind as they are now: whoever changes a table says which
    version was seen."""
    there = in_force(home, kind)
    return content_hash("\n".join(there).encode()) if there else ""


def refuse_overtaken(home: Home, kind: str, seen: str) -> None:
    """Overtaken where the documents of a kind are no longer those of the version that was seen; call
    it inside ``home.lock()``."""
    if version(home, kind) != seen:
        raise Overtaken(
            "Sementara itu ini diubah orang lain; lihat perubahannya, lalu simpan lagi."
        )


def file_names(home: Home, kind: str) -> list[str]:
    """File names of a kind, oldest first."""
    folder: Path = home.documents / kind
    return (
        sorted(
            p.name
            for p in folder.glob("*.json")
            if names.DOCUMENT.fullmatch(p.name) and home.counts(f"documents/{kind}/{p.name}")
        )
        if folder.is_dir()
        else []
    )


def upload_names(home: Home) -> list[str]:
    """Names of the upload folders, oldest first."""
    there = os.listdir(home.uploads) if home.uploads.is_dir() else []
    return sorted(n for n in there if names.UPLOAD.fullmatch(n) and home.counts(f"uploads/{n}"))


def present(home: Home) -> set[str]:
    """Uploads, documents and published versions that are there now, as paths relative to the
    home."""
    published = {str(p.parent.relative_to(home.path)) for p in home.published.glob("*/*/*.json")}
    return {name for name in published if names.is_ours(name)} | put_in(home)


def put_in(home: Home) -> frozenset[str]:
    """Uploads and documents that are there now: what figures and all that is said of them follow
    from."""
    documents = {f"documents/{kind}/{name}" for kind in KINDS for name in file_names(home, kind)}
    return frozenset(documents | {f"uploads/{name}" for name in upload_names(home)})


def listed(home: Home) -> set[str]:
    """All that ever came in, by ``contents.txt``; so ``verify`` sees what was taken away without a
    trace. A damaged line is kept as it is, letter by letter."""
    if not home.contents.exists():
        return set()
    text = home.contents.read_bytes().decode(errors="surrogateescape")
    return {line for line in text.split("\n") if line}


def gone(home: Home) -> list[str]:
    """What came in and is no longer there, as paths relative to the home. Nothing where
    ``contents.txt`` is itself not as it was written, or the home is looked at as it was."""
    expected, there = listed(home), present(home)
    if home.only is not None or there - expected:
        return []
    return sorted(name for name in expected - there if names.is_ours(name))


def refuse_gone(home: Home) -> None:
    """Damaged, naming the first of what came in and is gone."""
    if lost := gone(home):
        raise damage.lost(home.path / lost[0])


def is_as_written(home: Home) -> bool:
    """Whether ``contents.txt`` has the form in which it is written: every name once, in order."""
    return not home.contents.exists() or home.contents.read_bytes() == _contents(listed(home))


def _contents(known: set[str]) -> bytes:
    return "".join(f"{name}\n" for name in sorted(known)).encode(errors="surrogateescape")


@contextmanager
def noted(home: Home, name: str) -> Iterator[None]:
    """Adds what is put in place inside to ``contents.txt``; nothing is ever taken off. All that can
    fail for want of room is done before: what has its place is noted as well. Call it inside
    ``home.lock()``."""
    text = _contents(listed(home) | present(home) | {name})
    made = home.contents.with_name(".contents.tmp")
    try:
        made.write_bytes(text)
        flush(made)
        yield
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    with edge.stands("Perubahan sudah disimpan, tetapi belum dicatat dalam contents.txt"):
        put(made, home.contents)


def content_hash(content: bytes) -> str:
    """The part of a document's name that vouches for its content."""
    return hashlib.sha256(content).hexdigest()[:24]
