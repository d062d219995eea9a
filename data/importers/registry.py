"""All formats, and which of them a FILE is: recognised by its content, never by its name alone."""

from pathlib import Path
from typing import Protocol

from data.errors import Refused, quote
from data.importers import long_lists, others
from data.importers.chats import signal, telegram, whatsapp
from data.importers.context import Context
from data.importers.files.opening import Member
from data.importers.platforms import meta, tiktok, x_archive, youtube
from data.importers.rows import judging, writing
from data.importers.rows.formats import Format, Found
from data.importers.tables import canonical
from data.importers.tickets import find


class Importer(Protocol):
    """What every importer (a module) has. It knows its formats and nothing else: no lake, no
    database, no figure."""

    @property
    def FORMATS(self) -> tuple[Format, ...]:
        """The formats that it reads, in the order in which ``formats`` lists them."""

    def find(self, members: list[Member], name: str, context: Context) -> Found | None:
        """What the members of the FILE ``name`` are, with a way to their rows; None where they are
        none of its formats, Refused where they are and cannot be read."""


# the canonical tables take what is left
IMPORTERS: tuple[Importer, ...] = (
    meta,
    x_archive,
    youtube,
    tiktok,
    telegram,
    signal,
    whatsapp,
    find,
    long_lists,
    others,
    canonical,
)
FORMATS = tuple(dict.fromkeys(known for importer in IMPORTERS for known in importer.FORMATS))


def read(members: list[Member], name: str, folder: Path, context: Context) -> dict:
    """Reads one FILE by the first importer that knows it (see ``judging.take``);
    ``context.format`` names one."""
    if context.may_be_empty and not any(member.path.stat().st_size for member in members):
        return writing.write_nothing(canonical.MESSAGES, folder)
    wanted = context.format
    for importer in IMPORTERS:
        if wanted is not None and wanted not in {known.name for known in importer.FORMATS}:
            continue
        found = importer.find(members, name, context)
        if found is not None:
            return judging.take(found, name, folder, context)
    title = next(known.title for known in FORMATS if known.name == wanted)
    other = f"Berkas {quote(name)} bukan {title}"
    raise Refused(
        f"{other}; hapus --format atau pilih yang sesuai.",
        on_screen=f"{other}; pilih jenis berkas yang sesuai di bawah.",
    )
