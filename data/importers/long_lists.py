"""JSON exports that begin with a list longer than what files are known by: contacts before the
chats, all that was watched before the comments. They are looked through once nothing else knows the
file, for that takes as long as reading it."""

from data.importers.chats import telegram
from data.importers.context import Context
from data.importers.files.opening import Member
from data.importers.platforms import meta, tiktok
from data.importers.rows.formats import Found

IMPORTERS = (meta, tiktok, telegram)
FORMATS = tuple(known for importer in IMPORTERS for known in importer.FORMATS)


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """What is known by keys that stand anywhere in the members."""
    long = [
        member
        for member in members
        if member.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        and member.path.stat().st_size > len(member.head)
    ]
    for member in long:
        member.is_searched = True
    for importer in IMPORTERS if long else ():
        found = importer.find(members, name, context)
        if found is not None:
            return found
    return None
