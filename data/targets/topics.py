"""Topics: which class of resolution target a case's topic belongs to."""

from dataclasses import dataclass
from pathlib import Path

from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.small_table import needed, place, read_rows

CLASSES = {
    "information": "information",
    "informasi": "information",
    "complaint": "complaint",
    "pengaduan": "complaint",
    "oversight": "oversight",
    "pengawasan": "oversight",
}
DEFAULTS = {
    "informasi": "information",
    "permintaan informasi": "information",
    "pertanyaan": "information",
    "aspirasi": "information",
    "pengaduan": "complaint",
    "keluhan": "complaint",
    "pengaduan tidak berkadar pengawasan": "complaint",
    "pengaduan berkadar pengawasan": "oversight",
}


@dataclass(frozen=True)
class Topics:
    """``classes``: normalised topic → information, complaint or oversight."""

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
    """Takes in ``topic,class``; returns the number of topics in the file. Refused names the first
    bad row."""
    file = Path(path).name
    classes: dict[str, str] = {}
    for row in read_rows(path, ("topic", "class")):
        topic = normalise(needed(row, "topic", file))
        its_class = CLASSES.get(row["class"].lower())
        if its_class is None:
            raise Refused(
                f"{place(file, row['row'], 'class')}: {quote(row['class'])} bukan kelas topik; "
                "tulis information, complaint atau oversight."
            )
        if classes.setdefault(topic, its_class) != its_class:
            raise Refused(
                f"{place(file, row['row'], 'class')}: {quote(row['class'])} bertentangan dengan "
                f"baris sebelumnya untuk topik {quote(row['topic'])}; sisakan satu, lalu ulangi."
            )
    home.create()
    with home.lock():
        documents.add(home, "topics", {"classes": classes}, by)
    return {"topics": len(classes)}
