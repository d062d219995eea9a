"""What a link names that is not there (any more) is said where the link led, never passed over."""

from pages.drawing import markup

GONE = "yang tidak ada (lagi)"


def say(what: str, named: str, instead: str) -> None:
    """Tautan ini menyebut OPD yang tidak ada (lagi): “x”. Pilih yang lain dalam daftar ini."""
    tell(f"Tautan ini menyebut {what}: “{named}”. {instead}")


def tell(words: str) -> None:
    """The same in other words. Plain text."""
    markup.show(
        f'<div class="notice outdated"><p>{markup.text(words)}</p></div>', key=f"dead-{words}"
    )
