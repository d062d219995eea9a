"""Chatwoot: conversations as JSON (API). Its CSV reports hold averages, no conversations, and are
refused.

No real file was seen. JSON: app/views/api/v1/conversations/partials/_conversation.json.jbuilder;
first reply: ``valid_first_reply?`` of app/models/message.rb; reports:
app/views/api/v2/accounts/reports/*.csv.erb and config/locales (chatwoot/chatwoot).

- Who opened: not in a conversation's JSON. A conversation that an agent begins cannot be told apart
  and is taken; the uploader is told.
- First reply: ``first_reply_created_at``, the first message of an agent to the citizen, private
  notes aside; bots and automations do not set it. 0 means none yet, never 1970.
- Closing: only ``status``; when is said by activity messages in the agents' language, which are not
  read. ``has_closed_at`` is false: no resolution figure.
- Status: open open; pending (a bot still has it), snoozed waiting; resolved resolved.
- Reopened: not in the export.
- Account: ``inbox_id`` where the register has that number as a handle; else ``--account``.
- Time: seconds since 1970."""

import re

from data.importers.rows.formats import Format
from data.importers.tickets.layout import UNKNOWN, Layout, Row, case, from_epoch, person

FORMAT = Format("chatwoot", "Chatwoot", "cases", "chatwoot", has_reply=True, has_closed_at=False)
REPORT = (
    "adalah laporan Chatwoot yang hanya berisi rata-rata atau penilaian, bukan waktu tiap "
    "percakapan; minta admin mengambil percakapannya lewat API (JSON)."
)


def _convert(row: Row, _) -> dict[str, str | None]:
    label = re.fullmatch(r'\["([^"]*)"\]', row["labels"])  # several labels are no topic
    return case(
        row,
        topic=label and label[1],
        opened_at=from_epoch(row["opened"]),
        first_reply_at=from_epoch(row["replied"]),
        author=person(row["author"], row["author_id"]),
    )


LAYOUTS = (
    Layout(
        FORMAT,
        {
            "id": ("id",),
            "inbox": ("inbox_id",),
            "status": ("status",),
            "opened": ("created_at",),
            "replied": ("first_reply_created_at",),
            "author": ("meta.sender.name",),
            "author_id": ("meta.sender.id",),
            "labels": ("labels",),
        },
        needs=("id", "inbox", "status", "opened", "replied"),
        convert=_convert,
        accounts=("inbox",),
        is_json=True,
        unknown=UNKNOWN,
        notes=(
            "Chatwoot tidak menulis siapa yang membuka percakapan; percakapan yang dimulai "
            "petugas ikut dihitung.",
        ),
    ),
    Layout(
        FORMAT,
        {
            "reply": ("Avg first response time", "Avg first response time (Minutes)"),
            "resolution": ("Avg resolution time", "Avg resolution time (Minutes)"),
        },
        needs=("reply", "resolution"),
        refusal=REPORT,
    ),
    Layout(
        FORMAT,
        {
            "rating": ("Rating", "Peringkat"),
            "link": ("Link to the conversation", "Tautan ke percakapan"),
        },
        needs=("rating", "link"),
        refusal=REPORT,
    ),
)
