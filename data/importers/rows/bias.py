"""What is lost of a file may make its figures look better than they are: said in one sentence
before it is stored."""

from data.errors import quote

MOST = 0.02  # share of rows that may be lost without a word
LEAST = 3  # lost rows, from which on they may be of one kind
KINDS = {
    "unanswered": "yang belum dijawab",
    "status": "berstatus {}",
    "month": "dari bulan {}",
    "account": "dari akun {}",
    "direction": "dengan arah {}",
}


def sentence(rows: list[tuple], broken: int, valid: int) -> str | None:
    """What is to be said; None where hardly anything is lost, and nothing of one kind.

    ``rows``: kind, value, lost, kept, as data/sql/lost_cases.sql gives them, the one without a kind
    for all rows, or nothing where none of these is lost; ``broken``: rows that could not become
    fields at all; ``valid``: rows that are taken."""
    lost, kept = next(((row[2], row[3]) for row in rows if row[0] is None), (0, valid))
    lost += broken
    kind = _kind(rows, lost, kept)
    if not lost or (lost <= MOST * (lost + kept) and kind is None):
        return None
    share = f"{lost} dari {lost + kept} baris ditolak"
    return (
        f"{share}{f', kebanyakan {kind}' if kind else ''}: angka dari berkas ini bisa tampak lebih "
        "baik daripada sebenarnya. Perbaiki barisnya; tanpa pernyataan Anda tidak ada hari yang "
        "dianggap lengkap."
    )


def _kind(rows: list[tuple], lost: int, kept: int) -> str | None:
    """What most of the lost rows have in common, if it is less usual among the others."""
    if not kept:
        return None
    if any(
        kind == "unanswered" and lost_here and not kept_here
        for kind, _, lost_here, kept_here in rows
    ):
        return KINDS["unanswered"]  # all of them, be it one: nobody would have waited
    if lost < LEAST:
        return None
    for kind, value, lost_here, kept_here in rows:
        if kind and 2 * lost_here >= lost and lost_here * kept >= 2 * kept_here * lost:
            return KINDS[kind].format(quote(value)) if value else KINDS[kind]
    return None
