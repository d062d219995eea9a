"""Letters of any encoding as UTF-8."""

import codecs
import re
from pathlib import Path

from data.errors import Refused, quote

CHUNK = 1 << 20
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
NOT_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def as_utf8(path: Path, file: str, head: bytes, encoding: str | None) -> Path:
    """The text at ``path`` as UTF-8 (itself where it is already); Refused where its letters cannot
    be read. ``file``: the FILE, for sentences; ``head``: its first bytes; ``encoding``: as a person
    said."""
    target = path.parent / f"{path.name}.utf8"
    found = encoding or next((e for bom, e in BOMS if head.startswith(bom)), None) or _wide(head)
    if found is None:
        if _is_utf8(path):
            return path
        _refuse_damaged(path, file)
        found = _single_byte(path, head)
    try:
        with (
            open(path, encoding=found, newline="") as source,
            open(target, "w", encoding="utf-8", newline="") as out,
        ):
            while chunk := source.read(CHUNK):
                out.write(chunk)
    except (UnicodeError, LookupError) as error:
        unread = (
            f"Huruf di berkas {quote(file)} tidak terbaca sebagai {found}; simpan sebagai CSV UTF-8"
        )
        raise Refused(
            f"{unread} atau sebutkan --encoding yang benar.", on_screen=f"{unread}."
        ) from error
    return target


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with open(path, "rb") as handle:
            while chunk := handle.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _wide(head: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark: of Latin letters, one byte is the letter and the others are
    zero."""
    zeros = [head[i::4].count(0) * 4 > len(head) // 2 for i in range(4)]
    shapes: dict[tuple[bool, ...], str] = {
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
    }
    return shapes.get(tuple(zeros))


def _refuse_damaged(path: Path, file: str) -> None:
    """UTF-8 of which a few bytes are spoilt or cut off would turn into other letters if it were
    read as anything else.

    In a text of another encoding hardly any letter looks like UTF-8.
    """
    content = path.read_bytes()
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if sum(1 for letter in NOT_ASCII.findall(text) if letter != "\ufffd") < broken:
        return
    row = text[: text.index("\ufffd")].count("\n") + 1
    raise Refused(
        f"Berkas {quote(file)}, baris {row}: ada huruf yang rusak atau terpotong; unduh "
        "atau ekspor lagi berkas itu."
    )


def _single_byte(path: Path, head: bytes) -> str:
    """Windows-1252, which is what offices here write, unless the file has bytes that it lacks."""
    if not NOT_CP1252.search(path.read_bytes()):
        return "cp1252"
    from charset_normalizer import from_bytes  # late: few files need it

    best = from_bytes(head).best()
    return best.encoding if best is not None and best.encoding != "ascii" else "latin-1"
