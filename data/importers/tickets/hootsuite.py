"""Hootsuite Inbox 2.0 (Sparkcentral): the export "Messages", one row per message.

No real file was seen. "Create Inbox 2.0 data exports" (help.hootsuite.com 5407290386843) lists the
columns of "Resolved conversations" up to "Last Status Change Agent ID", where the stored copy ends;
the columns of "Messages" are those that public analyses of such files use.

- The export of conversations is refused: none of its known columns tells a reply. "Messages" tells
  all there is, so cases are cut from it by the rules for messages: who wrote first, the first
  answer, silence.
- Side: "Direction", inbound or outbound. Automatic: the export does not say; the rule of ten
  seconds holds.
- Account: "Channel" or "Channel Display Name" where the register has it as a handle; else
  ``--account``.
- Conversation: "Conversation ID". A message with a "Post URL" is a comment below that post.
- Time: in the zone chosen at the export, without an offset: that of the upload (``--timezone``).
"""

from data.importers.rows.formats import Format
from data.importers.tickets.layout import Layout, Row, person

FORMAT = Format(
    "hootsuite", "Hootsuite", "messages", "hootsuite", has_reply=True, has_closed_at=False
)


def _convert(row: Row, _) -> dict[str, str | None]:
    is_inbound = row["direction"].casefold() == "inbound"
    return {
        "conversation_id": row["conversation"],
        "message_id": row["id"],
        "sent_at": row["sent"],
        "direction": row["direction"],
        "author": person(row["author"], row["author_id"]) if is_inbound else None,
        "text": row["text"],
        "post_id": row["post"],
        "link": row["post"],
        "channel": "comment" if row["post"] else "private",
    }


LAYOUTS = (
    Layout(
        FORMAT,
        {
            "conversation": ("Conversation ID",),
            "id": ("Message ID",),
            "sent": ("Created at",),
            "direction": ("Direction",),
            "text": ("Content",),
            "post": ("Post URL",),
            "channel": ("Channel",),
            "shown": ("Channel Display Name",),
            "author": ("Contact Primary Identifier",),
            "author_id": ("Contact Profile ID",),
        },
        needs=("conversation", "id", "sent", "direction", "channel", "author"),
        convert=_convert,
        accounts=("channel", "shown"),
        tells={"has_reply": ("direction",), "has_closed_at": (), "has_reopened": ()},
        unknown={},
    ),
    Layout(
        FORMAT,
        {
            "conversation": ("Conversation ID",),
            "channel": ("Channel Display Name",),
            "contact": ("Contact Primary Identifier",),
            "opened": ("Created at",),
        },
        needs=("conversation", "channel", "contact", "opened"),
        refusal="adalah ekspor percakapan Hootsuite, yang tidak memuat waktu balasan; buat ekspor "
        "lagi dengan jenis Messages.",
    ),
)
