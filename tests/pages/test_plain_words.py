"""Every screen of every role says words and names: no codes, no names of columns, no jargon of
statistics; and no title breaks within a period."""

import re
from html import unescape

import pytest

from metrics.dictionary import dictionary
from pages.access import access, rights
from tests.pages import homes
from tests.pages.review.steps import EVERY, opened

ROLES = {
    "diskominfo": access.Viewer("d", "diskominfo"),
    "opd": access.Viewer("o", "opd", ("sosial",)),
    "bupati": access.Viewer("b", "bupati"),
    "viewer": access.Viewer("g", "viewer"),
}
REVIEW = "pages/review/review.py"  # what its steps hold is drawn when they are opened
ADDRESS = {
    "profil": {"by": "opd", "unit": "sosial"},
    "angka": {"angka": "on_time_rate", "by": "opd", "unit": "sosial"},
}
ACCOUNTS = "|".join(f"{opd_id}-ig" for opd_id, *_ in homes.OPDS)
NOT_WORDS = {
    "an account's id": rf"\b(?:{ACCOUNTS})\b",
    "a case's id": r"\b[0-9a-f]{16}\b",
    "an upload's id": r"\b\d{6}-[0-9a-f]+",
    "a name of the program": r"\b(?:month_signal|canonical|on_time|resolved_in_time|first_reply_at)\b",
    "jargon": r"(?i)\b(?:pembilang|penyebut|numerator|denominator|jatuh tempo)\b",
    "a month as a code": r"\b20\d\d-(?:0[1-9]|1[0-2])\b(?!-)",
}
# what a person types themselves: the tables of the register are edited by these ids
TYPED = ("register",)
# within a period, between the two units of a duration, and after a number: a line would break there
BREAKS = re.compile(
    r"\w–\w|\d\u00a0(?:hari|jam) \d|\b[\d.]+ (?:di|menurun|membaik|hari|jam|menit|pesan)\b"
)
HEADS = ("title", "header", "subheader")
# the register and what an OPD chooses of its own cases; the queue says the age of each account's data;
# the wall has a test of its own
WITHOUT_FRESHNESS = ("register", "sanggah", "antrean", "tentang", "lembar", "layar")


def shown(at, html: dict[str, str]) -> str:
    """Everything that can be read on the screen."""
    drawn = re.sub(r"<title>.*?</title>|<[^>]*>", " ", " ".join(html.values()))
    said = [
        e.value
        for kind in ("title", "header", "subheader", "markdown", "caption", "text")
        for e in at.get(kind)
    ]
    tables = [frame.value.to_string(index=False) for frame in at.dataframe]
    options = [str(option) for box in at.selectbox for option in box.options]
    labels = [e.label for kind in ("expander", "button") for e in at.get(kind)]
    return unescape(" ".join(map(str, [drawn, *said, *tables, *options, *labels])))


@pytest.mark.parametrize("role", ROLES)
def test_no_screen_shows_a_code_or_a_broken_period(app, html, base_home, monkeypatch, role):
    monkeypatch.setattr(access, "current", lambda: ROLES[role])
    found, broken, stale = [], [], []
    for screen in rights.of(role):
        if screen.url_path in TYPED:
            continue
        html.clear()
        at = app(base_home, screen.path, **ADDRESS.get(screen.url_path, {}))
        if screen.path == REVIEW:
            opened(at, *EVERY)
        assert not at.exception, screen.path
        text = shown(at, html)
        if screen.url_path not in WITHOUT_FRESHNESS and "Lengkap sampai" not in text:
            stale.append(screen.url_path)
        heads = [e.value for kind in HEADS for e in at.get(kind)]
        heads += re.findall(r"<h[123][^>]*>(.*?)</h[123]>", " ".join(html.values()))
        heads = [re.sub('<span class="unbroken">.*?</span>|<[^>]+>', "", head) for head in heads]
        broken += [head for head in heads if BREAKS.search(head)]
        for definition in dictionary.definitions().values():  # names the columns of the downloads
            text = text.replace(definition.formula, "")
        found += [
            (screen.url_path, what, match.group())
            for what, pattern in NOT_WORDS.items()
            for match in re.finditer(pattern, text)
        ]
    assert sorted(set(found)) == []
    assert (broken, stale) == ([], [])
