"""The canonical fields, and how a person says which column is which."""

from data.errors import Refused, quote
from data.importers.columns import field_names
from data.importers.columns.header import squeeze
from data.importers.columns.header_words import KINDS

MESSAGE_FIELDS, CASE_FIELDS = KINDS["messages"], KINDS["cases"]
FIELDS = tuple(dict.fromkeys(MESSAGE_FIELDS + CASE_FIELDS))
# only importers set these: "true" where a comment answers another citizen; why a row is not taken
# (data.reasons); the
# author's id where the platform has one (``author`` is then the name that is shown, masked);
# seconds from opening to
# the first reply, in place of its stamp; "true" where the opening is the first part of the id
INTERNAL_FIELDS = ("answers_other", "problem", "author_id", "reply_after", "id_begins")
REQUIRED = {
    "messages": ("account_id", "conversation_id", "sent_at", "direction"),
    "cases": ("account_id", "case_id", "opened_at"),  # and status or closed_at
}
# the log that OPDs keep by hand; its rows have no number of their own, so the content is the id
TEMPLATE = {
    "account_id": "Akun",
    "case_id": "Warga+Ringkasan",  # behind the opening (id_begins)
    "opened_at": "Tanggal masuk+Jam masuk",
    "first_reply_at": "Tanggal dijawab+Jam dijawab",
    "closed_at": "Tanggal selesai+Jam selesai",
    "status": "Status",
    "author": "Warga",
    "topic": "Topik",
    "link": "Tautan",
}
TEMPLATE_MARKS = ("Tanggal masuk", "Jam masuk", "Warga", "Ringkasan", "Status")
NAMES = {
    squeeze(name)
    for name in (*FIELDS, *(part for column in TEMPLATE.values() for part in column.split("+")))
}


def parse_map(pairs: list[str]) -> dict[str, str]:
    """``["sent_at=Tanggal+Jam", "account_id==A1"]`` → field → column, or ``=value`` for a
    constant."""
    wanted = {}
    for pair in pairs:
        field, sign, column = pair.partition("=")
        if not sign or field.strip() not in FIELDS:
            raise Refused(
                f"--map {quote(pair)} tidak dikenal; tulis FIELD=KOLOM dengan FIELD salah satu "
                f"dari {', '.join(FIELDS)}.",
                on_screen=f"Kolom {quote(pair)} tidak dikenal; yang dikenal "
                f"{', '.join(field_names.ON_SCREEN.values())}.",
            )
        wanted[field.strip()] = column.strip()
    return wanted
