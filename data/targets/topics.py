"""Topics: which class of resolution target a case's topic belongs to."""

from dataclasses import dataclass
from pathlib import Path

from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.small_table import needed, place, read_rows
from data.targets.classes import Classes

INDONESIAN = {"informasi": "information", "pengaduan": "complaint", "pengawasan": "oversight"}
DEFAULTS = {
    "informasi": "information",
    "permintaan informasi": "information",
    "pertanyaan": "information",
    "aspirasi": "information",
    "pengaduan": "complaint",
    "keluhan": "complaint",
    "pengaduan tidak berkadar pengawasan": "complaint",
    "pengaduan berkadar pengawasan": "oversight",
    "permohonan informasi publik": "ppid",
}


@dataclass(frozen=True)
class Topics:
    """``classes``: normalised topic → the name of its class."""

    classes: dict[str, str]

    @classmethod
    def current(cls, home: Home) -> "Topics":
        """The defaults with the rows of all documents laid over them, later ones over earlier."""
        classes = dict(DEFAULTS)
        for document in documents.read(home, "topics"):
            classes |= document["classes"]
        return cls(classes)


def normalise(topic: str) -> str:
    """The topic as it is looked up: lower-case, trimmed, white space inside collapsed."""
    return " ".join(topic.lower().split())


def take_in(home: Home, path, by: str) -> dict[str, int]:
    """Takes in ``topic,class``; returns the number of topics in the file."""
    home.create()
    with home.lock():
        content = content_of(home, path)
        documents.add(home, "topics", content, by)
    return {"topics": len(content["classes"])}


def content_of(home: Home, path) -> dict:
    """The document that the file makes; Refused names the first bad row."""
    file, known = Path(path).name, Classes.current(home).history
    classes: dict[str, str] = {}
    for row in read_rows(path, ("topic", "class")):
        topic, its_class = normalise(needed(row, "topic", file)), row["class"].lower()
        if its_class not in known:
            its_class = INDONESIAN.get(its_class)
        if its_class is None:
            raise Refused(
                f"{place(file, row['row'], 'class')}: {quote(row['class'])} bukan kelas topik; "
                f"tulis {', '.join(known)}, atau tambahkan kelas itu dahulu."
            )
        if classes.setdefault(topic, its_class) != its_class:
            raise Refused(
                f"{place(file, row['row'], 'class')}: {quote(row['class'])} bertentangan dengan "
                f"baris sebelumnya untuk topik {quote(row['topic'])}; sisakan satu, lalu ulangi."
            )
    return {"classes": classes}
