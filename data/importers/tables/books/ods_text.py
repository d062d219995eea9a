"""ODS cells as a reader of values misses them: tabs and line breaks within a text, errors, formulas
without a result.

calamine drops ``text:tab``, ``text:line-break`` and ``text:s``, so that two words become one; so
they are written out in a copy of the file before it is read."""

import re
import zipfile
from pathlib import Path

SIGNS = (b"<text:tab", b"<text:line-break", b"<text:s", b'value-type="error"', b"table:formula")
WHITE = {b"tab": b"\t", b"line-break": b"\n", b"s": b" "}
SPACES = re.compile(
    rb"""<text:(tab|line-break|s)\b(?:[^>]*?text:c=["'](\d{1,3})["'])?[^>]*?(?:/>|></text:[\w-]+>)"""
)
ERROR = re.compile(
    rb"""(<table:table-cell\b[^>]*calcext:value-type=["']error["'][^>]*)>(<text:p>)"""
)
STRING_VALUE = re.compile(rb"""\soffice:string-value=["'][^"']*["']""")
FORMULA = re.compile(
    rb"""<table:table-cell\b(?![^>]*office:value-type)([^>]*\btable:formula=[^>]*?)(?:/>|>\s*</table:table-cell>)"""
)
UNKNOWN = (
    rb"""<table:table-cell office:value-type="string"\1><text:p>"""
    + "=…".encode()
    + rb"""</text:p></table:table-cell>"""
)


def mended(path: Path, folder: Path) -> Path:
    """The ODS with white space written out, or the file itself where there is nothing to mend."""
    with zipfile.ZipFile(path) as archive:
        if "content.xml" not in archive.namelist():
            return path
        content = archive.read("content.xml")
        if not any(sign in content for sign in SIGNS):
            return path
        target = folder / f"{path.name}.ods"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
            for entry in archive.infolist():
                data = _plain(content) if entry.filename == "content.xml" else archive.read(entry)
                copy.writestr(entry.filename, data)
    return target


def _plain(content: bytes) -> bytes:
    content = SPACES.sub(lambda sign: WHITE[sign[1]] * int(sign[2] or 1), content)
    content = ERROR.sub(lambda cell: STRING_VALUE.sub(b"", cell[1]) + b">" + cell[2], content)
    return FORMULA.sub(UNKNOWN, content)
