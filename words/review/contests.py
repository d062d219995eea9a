"""The words for a contest: what it is about, how it stands."""

from data.review.contests import ACCEPTED, DECLINED, WAITING, WITHDRAWN, Contest, Subject
from metrics import months
from words import numbers, units
from words.figures import figure

STATES = {WAITING: "menunggu", WITHDRAWN: "ditarik", ACCEPTED: "diterima", DECLINED: "ditolak"}
GONE = "Pesan yang tidak ada lagi dalam data"


def case(row: dict, citizen: str | None) -> str:
    """Pesan 12 Sep 2026, 09.15 WIB dari B…71 · Instagram @dukcapil: a row of
    ``metrics.cases.case_list.heads``, and the masked name where it may be seen. Plain text."""
    who = f" dari {citizen}" if citizen else ""
    account = units.account_name(row["platform"], row["handle"] or row["account_id"])
    return f"Pesan {numbers.moment(row['opened_at'])}{who} · {account}"


def subject(found: Subject, names: dict, target: str, cases: dict[str, str]) -> str:
    """Dijawab dalam 24 jam · Instagram @dukcapil · Dinas Kependudukan … · September 2026; of a case
    (``cases``: id → words) when it came, on which account, of which OPD. Plain text."""
    if found.figure is None:
        owner = names["opd"].get(found.opd_id)
        called = cases.get(found.case_id or "", GONE)
        return f"{called} · {owner['opd_name'] if owner else found.opd_id}"
    known = found.unit in names[found.by]
    unit = units.full_name(names, found.by, found.unit) if known else found.unit
    month = numbers.month(months.first_day(found.month))
    return f"{figure(found.figure, target)} · {unit} · {month}"


def label(contest: Contest, names: dict, target: str, cases: dict[str, str]) -> str:
    """Nomor 3: Dijawab dalam 24 jam · … Plain text."""
    return f"Nomor {contest.number}: {subject(contest.subject, names, target, cases)}"


def sent(found: list[int]) -> str:
    """Sanggahan nomor 4, 5, dan 6 terkirim dan menunggu jawaban Diskominfo."""
    first, last = [str(number) for number in found[:-1]], str(found[-1])
    said = f"{', '.join(first)} dan {last}" if first else last
    return f"Sanggahan nomor {said} terkirim dan menunggu jawaban Diskominfo."


def corrected(count: int) -> str:
    """3 kasus dikoreksi atas sanggahan OPD; empty where there is none."""
    return f"{numbers.counted(count, 'kasus')} dikoreksi atas sanggahan OPD" if count else ""


def headline(found: list[Contest]) -> str:
    """2 sanggahan menunggu jawaban"""
    waiting = sum(contest.state == WAITING for contest in found)
    return (
        f"{numbers.count(waiting)} sanggahan menunggu jawaban"
        if waiting
        else "Tidak ada sanggahan yang menunggu"
    )
