"""Contests ("sanggahan"): an OPD says why a case or a figure of its own is wrong; Diskominfo
answers.

Every document is one contest as a whole; a later one of the same number is its newer state. No
figure depends on them."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from data import moment, personal
from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home

WAITING, WITHDRAWN = "waiting", "withdrawn"
LONGEST_REASON, LONGEST_REFERENCE = 500, 120  # characters


@dataclass(frozen=True)
class Subject:
    """What is contested: a figure (``figure``: its column of metrics.figures) or a case
    (``case_id``) of a unit (``by`` opd or account) in a month (YYYY-MM); ``opd_id``: who
    contests."""

    opd_id: str
    by: str
    unit: str
    month: str
    figure: str | None = None
    case_id: str | None = None


@dataclass(frozen=True)
class Contest:
    """``state`` is waiting or withdrawn; ``answer`` is Diskominfo's, empty until there is one;
    ``made_at`` is UTC."""

    number: int
    subject: Subject
    reason: str
    reference: str
    made_by: str
    made_at: datetime
    state: str = WAITING
    answer: str = ""


def read(home: Home) -> list[Contest]:
    """All contests as they stand now, the oldest first."""
    found: dict[int, Contest] = {}
    for document in documents.read(home, "contests"):
        fields = document["contest"]
        found[fields["number"]] = Contest(
            **fields
            | {
                "subject": Subject(**fields["subject"]),
                "made_at": moment.from_text(fields["made_at"]),
            }
        )
    return [found[number] for number in sorted(found)]


def add(home: Home, subject: Subject, reason: str, reference: str, by: str) -> Contest:
    """Keeps a contest. Refused: without a reason, too long, with what looks like a citizen's data,
    or the same case or figure while an earlier contest of it still waits. ValueError: neither or
    both of a figure and a case."""
    if (subject.figure is None) == (subject.case_id is None):
        raise ValueError("a contest is about a figure or about a case")
    reason, reference = " ".join(reason.split()), " ".join(reference.split())
    _check(reason, reference)
    with home.lock():
        known = read(home)
        if any(c.subject == subject and c.state == WAITING for c in known):
            raise Refused(
                "Sanggahan atas hal yang sama masih menunggu jawaban; tarik dahulu yang lama bila "
                "alasannya berubah."
            )
        contest = Contest(len(known) + 1, subject, reason, reference, by, moment.now())
        _keep(home, contest, by)
    return contest


def withdraw(home: Home, number: int, opd_ids: tuple[str, ...], by: str) -> None:
    """The OPD takes its contest back. Refused where it is not its own, or no longer waits."""
    with home.lock():
        contest = next(
            (c for c in read(home) if c.number == number and c.subject.opd_id in opd_ids), None
        )
        if contest is None or contest.state != WAITING:
            raise Refused(
                f"Sanggahan nomor {number} tidak sedang menunggu jawaban; muat ulang halaman ini."
            )
        _keep(home, replace(contest, state=WITHDRAWN), by)


def _check(reason: str, reference: str) -> None:
    if not reason:
        raise Refused("Tulis dulu alasannya: apa yang keliru dan apa yang benar.")
    for what, text, longest in (
        ("Alasan", reason, LONGEST_REASON),
        ("Rujukan", reference, LONGEST_REFERENCE),
    ):
        if len(text) > longest:
            raise Refused(
                f"{what} {len(text)} huruf terlalu panjang; paling banyak {longest} huruf."
            )
        if found := personal.named_in(text):
            raise Refused(
                f"{what} memuat {quote(found)}, yang tampak seperti nomor atau alamat warga; "
                "hapus dahulu, sebab data warga tidak boleh disimpan."
            )


def _keep(home: Home, contest: Contest, by: str) -> None:
    documents.add(
        home,
        "contests",
        {"contest": asdict(contest) | {"made_at": moment.to_text(contest.made_at)}},
        by,
    )
