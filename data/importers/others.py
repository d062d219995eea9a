"""Files that are no export that can be read: whoever hands one in reads what it is, and what to do
instead. In an archive they are left out with a remark where something else in it is a table."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath

from data.errors import Refused, quote
from data.importers.chats.chat_stamps import DATE, STAMP, TIME
from data.importers.context import Context
from data.importers.files.letters import EDGE, plain_line
from data.importers.files.opening import Member
from data.importers.known_others import BINARY, CHAT, DOCUMENTS, SUFFIXES, TEXTS, Known
from data.importers.patterns import Pattern
from data.importers.rows.formats import Format, Found
from data.importers.tables import canonical

FORMATS: tuple[Format, ...] = ()  # none of its own: what it finds is a table, or refused
LINES = 12  # that show what a text is
MOST_COMMAS, LEAST_CELLS = 2, 4  # of a line of prose; of one that blanks part
FORM = re.compile(r"[,;\t|]")
BEGINS = Pattern(rf"\W{{0,2}}(?:{STAMP}|{TIME}(?=[\s,]))", re.IGNORECASE)
DAY = Pattern(rf"\W{{0,2}}(?:[^\W\d]{{2,10}}\.?,? )?{DATE}\b.{{0,14}}", re.IGNORECASE)
SAID = re.compile(r"[^\W\d_][^\n:,;\t|{}\"]{0,40}: \S")


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """The tables beside what is none; Refused where nothing in the FILE is one."""
    document = next((DOCUMENTS[m.inner] for m in members if m.inner in DOCUMENTS), None)
    if document is not None:
        raise Refused(f"Berkas {quote(name)} berisi {document.what}; {document.advice}.")
    known = [(member, what_is(member)) for member in members]
    left = [member for member, what in known if what is None]
    none = [(member, what) for member, what in known if what is not None]
    if not none:
        return _table_or_prose(members[0], name, context) if len(members) == 1 else None
    if not left:
        _, first = none[0]
        raise Refused(f"Berkas {quote(name)} berisi {first.what}; {first.advice}.")
    found = canonical.find(left, name, context)
    what = ", ".join(dict.fromkeys(one.what for _, one in none))
    remark = (
        f"{len(none)} berkas lain di dalam arsip tidak dibaca: {what} (misalnya "
        f"{quote(none[0][0].name or name)})."
    )
    return replace(found, remarks=(*found.remarks, remark))


def _table_or_prose(member: Member, name: str, context: Context) -> Found | None:
    """A text that nothing seems to part into columns is prose where it cannot be read as a table."""
    head = "" if member.is_workbook else member.head.decode("utf-8", "replace")
    if context.map or not _is_prose(_first_lines(head)):
        return None
    try:
        return canonical.find([member], name, context)
    except Refused as refusal:
        raise Refused(f"Berkas {quote(name)} berisi teks biasa, bukan tabel; {CHAT}.") from refusal


def what_is(member: Member) -> Known | None:
    """What a member is that is no export; None where it may be a table."""
    path = member.inner.replace("\\", "/")
    for pattern, known in SUFFIXES:
        if re.search(pattern, path) or re.search(pattern, PurePosixPath(path).name):
            return known
    for offset, begin, known in BINARY:
        if member.head[offset:].startswith(begin):
            return known
    if member.is_workbook or b"\0" in member.head[:1024]:
        return None
    return _text(member.head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))


def _text(head: str) -> Known | None:
    for pattern, known in TEXTS:
        if re.search(pattern, head, re.DOTALL):
            return known
    if re.match(r"\s*<(?:!doctype html|html)", head, re.IGNORECASE):
        is_page = "<table" not in head.lower() and len(head) < 1 << 16
        return (
            Known("halaman web tanpa tabel", "ekspor lagi sebagai XLSX atau CSV")
            if is_page
            else None
        )
    return _talk(_first_lines(head))


def _talk(lines: list[str]) -> Known | None:
    """A talk in a form that nobody knows: lines that begin with date and time, or with a name."""
    lines = [" ".join(plain_line(line).lstrip(EDGE).split()) for line in lines]
    if not lines or (
        len({len(FORM.findall(line)) for line in lines}) == 1 and FORM.search(lines[0])
    ):
        return None
    begun = [bool(BEGINS.match(line) or DAY.fullmatch(line)) for line in lines]
    if begun[0] and sum(begun) * 2 >= len(lines) and any(map(BEGINS.match, lines)):
        return Known(
            f"percakapan dalam bentuk yang tidak dikenal (baris 1: {quote(lines[0], 40)})", CHAT
        )
    if len(lines) > 1 and sum(bool(SAID.match(line)) for line in lines) * 3 >= len(lines) * 2:
        return Known("teks dengan nama di depan barisnya, tanpa tanggal dan jam", CHAT)
    return None


def _is_prose(lines: list[str]) -> bool:
    """No sign is as frequent in most of the lines, and no blanks part most of them into as many
    cells."""
    signs = Counter(len(FORM.findall(line)) for line in lines)
    cells = Counter(len(line.split()) for line in lines)
    is_parted = max(signs, default=0) > MOST_COMMAS or any(
        usual >= least and times * 2 > len(lines)
        for counts, least in ((signs, 1), (cells, LEAST_CELLS))
        for usual, times in counts.most_common(1)
    )
    is_text = len(lines) > 1 and len(cells) > 1 and "\0" not in lines[0]
    return is_text and not is_parted and lines[0].lstrip()[:1] not in "{[<"


def _first_lines(head: str) -> list[str]:
    return [line for line in head.splitlines() if line.strip()][:LINES]
