"""The letterhead of documents: the office's name, its logo, and who signs."""

import base64
from dataclasses import dataclass

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home

KIND = "letterhead"
LARGEST_LOGO = 300_000  # bytes
LONGEST = 120  # letters of a text
SIGNS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True)
class Letterhead:
    """``office``: whose letter it is; ``official`` and ``title``: who signs; ``logo``: PNG or JPEG,
    empty where there is none."""

    office: str = ""
    official: str = ""
    title: str = ""
    logo: bytes = b""

    @classmethod
    def current(cls, home: Home) -> "Letterhead":
        """What the newest document says; empty where there is none."""
        found = documents.latest(home, KIND)
        if found is None:
            return cls()
        logo = base64.b64decode(found["logo"])
        return cls(found["office"], found["official"], found["title"], logo)


def change(home: Home, new: Letterhead, by: str, seen: str | None = None) -> None:
    """Keeps the letterhead by one document; Refused where a text is too long or the logo is no small
    PNG or JPEG, Overtaken where it is no longer that of the version that was ``seen``."""
    for text in (new.office, new.official, new.title):
        if len(text) > LONGEST:
            raise Refused(f"“{text[:40]}…” lebih panjang dari {LONGEST} huruf; singkatkan.")
    if new.logo and (len(new.logo) > LARGEST_LOGO or not new.logo.startswith(tuple(SIGNS))):
        raise Refused(
            "Logo harus PNG atau JPEG, paling besar 300 KB; kecilkan gambarnya, lalu ulangi."
        )
    content = {
        "office": " ".join(new.office.split()),
        "official": " ".join(new.official.split()),
        "title": " ".join(new.title.split()),
        "logo": base64.b64encode(new.logo).decode(),
    }
    home.create()
    with home.lock():
        if seen is not None:
            documents.refuse_overtaken(home, KIND, seen)
        documents.add(home, KIND, content, by)
