"""Every number that a reader meets in a finished document, and whether it is led to its figure."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.dates import get_month_names

from data.lake.home import Home
from reports.documents.facts.month import Month
from reports.documents.monthly import monthly
from reports.documents.paper import places, targets
from reports.documents.site.site import site
from reports.documents.trace.rendered import numbers_of, texts_of
from reports.documents.trace.trace import trace
from reports.published import Version, versions
from words import grounds
from words.figures import FIGURES
from words.numbers import LOCALE

DATA = "datapackage.json"
CELLS = (".xlsx", ".json")  # documents whose numbers are cells; a deck has cells in its charts too
NOUNS = "baris|OPD teratas|OPD|akun|angka|alasan|sanggahan|aturan"  # of captions
FREE = {
    "opds": ["name"],
    "accounts": ["handle"],
    "notes": ["text"],
    "contests": ["reason", "answer"],
}


class Number(NamedTuple):
    """``text`` as it stands in ``document``; ``is_led``: the trace has a figure for it that is equal."""

    document: str
    text: str
    is_led: bool


def written(home: Home, version: Version, out: Path) -> list[Path]:
    """All documents of the version and the public site, in a folder: the files that hold numbers."""
    paths = monthly(version, out)
    for file in site(version, [], versions(home)):
        path = out / "site" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        paths += [path] if path.suffix == ".html" or path.name == DATA else []
    return paths


def numbers(home: Home, version: Version, path: Path) -> list[Number]:
    """All of a document of the version, in no order. A number that stands there more often than the
    trace has it is not led for the times that it stands there too often."""
    traced = trace(home, path)
    cells = [one for one in traced if path.suffix in CELLS or " salindia " in one.key]
    found = [Number(path.name, one.text, one.is_right) for one in cells if _is_number(one.text)]
    if path.suffix in CELLS:
        return found
    known = Counter(
        number
        for one in traced
        if one not in cells and one.is_right
        for number in numbers_of(one.text)
    )
    for text in texts_of(path, path.read_bytes()):
        for number, times in Counter(_figures(version, text)).items():
            found += [Number(path.name, number, at < known[number]) for at in range(times)]
    return found


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", text) is not None


def _figures(version: Version, text: str) -> list[str]:
    """The numbers of a text, without those that are no figures: days and versions, names, counts in
    captions (of what is printed below them), words that the program always says."""
    text = _flat(re.sub(r"(?m)^[123]\.\s+", "", text))  # a numbered list
    for phrase in sorted(_phrases(version), key=len, reverse=True):
        text = text.replace(phrase, " ")
    return numbers_of(_patterns().sub(" ", text))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _phrases(version: Version) -> set[str]:
    measure = Month.of(version).measure
    target = measure.head.removeprefix("Dijawab dalam ")
    said = [
        places.HOW,
        places.NO_PLACES,
        measure.head,
        measure.met,
        f"dalam {target}",
        "di halaman 2",
        "9 dari 10 dalam",
    ]
    said += [words.format(target=target) for _, words, _ in FIGURES]
    said += [str(version.manifest["reason"])]
    for table, columns in FREE.items():
        said += version.table(table)[columns].to_numpy().ravel().astype(str).tolist()
    said += grounds.OFFICE
    said += [str(row["meaning"]) for row in version.records("targets")]
    for row in (*version.records("targets"), *version.records("classes")):
        said.append(targets.ground(row))
    return {_flat(words) for words in said if re.search(r"\d", words)}


def _patterns() -> re.Pattern:
    names = {name for width in ("wide", "abbreviated") for name in _months(width)}
    return re.compile(
        rf"\b(?:{'|'.join(sorted(names, key=len, reverse=True))}) \d{{4}}"
        r"|tanggap:\S+|versi \d+\.\d+(?: · [0-9a-f]{12})?|Versi \d+\.\d+:|\b\d+ / \d+\b"
        rf"|\(\d+ (?:{NOUNS})\)"
    )


def _months(width: str) -> Iterator[str]:
    yield from get_month_names(width, locale=LOCALE).values()
