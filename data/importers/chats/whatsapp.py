"""WhatsApp and WhatsApp Business: chats exported one by one ("Ekspor chat"), alone or together in a
ZIP.

Seen in samples: all header forms of tests/importers (Android and iOS, dates in five orders, 12 and
24 hours), system lines, media, deleted and edited messages. From public parsers only: see
whatsapp_words. The export has no ids, no account and no zone; a message is known again by its
content, and stamps are in the zone of the phone, so ``--timezone`` where that is not WIB. Android
stamps have minutes only. A line that a person wrote in the form of a header cannot be told from
one; only a header in the style of the file (brackets or dash) is taken for one, and where times run
backwards or another style stands inside, a remark says so."""

import re
from functools import partial
from pathlib import PurePosixPath

from data.errors import Refused, quote
from data.importers.chats import chat_lines, chat_remarks, whatsapp_chat
from data.importers.chats import talks as chats
from data.importers.chats.chat_lines import Style
from data.importers.chats.kept_chat import ChatRecords
from data.importers.chats.talks import Chat, Talk
from data.importers.chats.whatsapp_chat import Read
from data.importers.context import Context
from data.importers.files.opening import Member
from data.importers.rows.formats import Format, Found

WHATSAPP = Format(
    "whatsapp",
    "WhatsApp",
    "messages",
    "whatsapp",
    has_reply=True,
    has_closed_at=False,
    whole_account=False,
)
FORMATS = (WHATSAPP,)
PLATFORMS = ("whatsapp", "whatsapp business", "wa")
OWN = ("Anda", "You")
HAS = {"has_reply": True, "has_closed_at": False, "has_reopened": False}
TITLES = re.compile(
    r"(?:WhatsApp Chat(?: with| -)?|Chat WhatsApp(?: dengan| -)?|Obrolan WhatsApp dengan) (.+?)"
    r"(?: ?\(\d+\))?",
    re.IGNORECASE,
)


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """The chats among the members; other members are what was sent in them."""
    styles = [(member, style) for member in members if (style := chat_lines.style_of(member))]
    if not styles:
        return None
    _refuse_copied(styles, name)
    read = [
        whatsapp_chat.read(member, style, _title(member.inner, name), context)
        for member, style in styles
    ]
    with_messages = [one for one in read if one.chat.authors]
    if not with_messages:
        _refuse_without_messages(read, name)
    talks = chats.talks([one.chat for one in with_messages], name, context, PLATFORMS, OWN)
    sources = [_source(one, talk) for one, talk in zip(with_messages, talks, strict=True)]
    remarks = _remarks(len(members) - len(styles), [one.chat for one in with_messages])
    return Found(WHATSAPP, sources, HAS, remarks + chat_remarks.of_lines(read), in_order=True)


def _refuse_copied(styles: list[tuple[Member, Style]], name: str) -> None:
    if any(style.name == "bracket" and style.time_first for _, style in styles):
        raise Refused(
            f"Berkas {quote(name)} berisi teks yang disalin dari WhatsApp Web, yang melewatkan "
            "gambar dan pesan lain. Ekspor obrolan itu dari ponsel (⋮, Lainnya, Ekspor chat), lalu "
            "unggah hasilnya."
        )


def _refuse_without_messages(read: list[Read], name: str) -> None:
    odd = [row for one in read for row in one.unnamed]
    if odd:
        raise Refused(
            f"Berkas {quote(name)}, baris {odd[0]}: diawali tanggal dan jam seperti percakapan, "
            "tetapi tidak ada nama penulisnya. Ekspor lagi obrolan itu dari ponsel, tanpa "
            "mengubah isinya."
        )
    raise Refused(
        f"Berkas {quote(name)} hanya berisi pemberitahuan WhatsApp, tidak ada pesan; pilih "
        "ekspor obrolan yang berisi pesan."
    )


def _source(one: Read, talk: Talk) -> ChatRecords:
    written = partial(chat_lines.stamp_as_written, one.member.text, one.style)
    records = ChatRecords(one.member.name, one.kept, talk, written)
    for row, text in one.rejected().items():
        cells = [text if name == "text" else "" for name in records.header]
        records.bad[row] = ("not_understood", cells)
    return records


def _remarks(others: int, found: list[Chat]) -> tuple[str, ...]:
    groups = sum(chat.problem == "group_chat" for chat in found)
    return tuple(
        sentence
        for count, sentence in (
            (
                others,
                f"{others} berkas lain di dalam arsip adalah lampiran obrolan dan tidak dibaca.",
            ),
            (groups, f"{groups} obrolan adalah grup dan tidak diukur."),
        )
        if count
    )


def _title(inner: str, name: str) -> str | None:
    """Whom the chat is with, by the file's name, its folder's, or the archive's."""
    path = PurePosixPath(inner.replace("\\", "/"))
    for text in (path.stem, path.parent.name.removesuffix(".zip"), PurePosixPath(name).stem):
        match = TITLES.fullmatch(text.strip())
        if match:
            return match[1].strip()
    return None
