"""What a link names that is not there (any more) is said where the link led, never passed over."""

from collections.abc import Container

from data.errors import quote
from pages.drawing import markup

GONE = "yang tidak ada (lagi)"
LONGEST = 60  # characters of what the link names: enough to know it by


def say(what: str, named: str, instead: str) -> None:
    """Tautan ini menyebut OPD yang tidak ada (lagi): “x”. Pilih yang lain dalam daftar ini."""
    tell(f"Tautan ini menyebut {what}: {quote(named, LONGEST)}. {instead}")


def unless(named: str | None, known: Container[str], what: str, shown: str) -> None:
    """The same where what is named is none of those known: Yang ditampilkan: semua jenis."""
    if named and named not in known:
        say(what, named, f"Yang ditampilkan: {shown}.")


def tell(words: str) -> None:
    """The same in other words. Plain text."""
    markup.show(
        f'<div class="notice outdated"><p>{markup.text(words)}</p></div>', key=f"dead-{words}"
    )
