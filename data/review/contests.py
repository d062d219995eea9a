"""Contests ("sanggahan"): an OPD says why a case or a figure of its own is wrong; Diskominfo
answers (``data.review.decisions``).

Every document is one contest as a whole; a later one of the same number is its newer state. No
figure depends on them: what a decision does to figures is a document of its own."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from data import moment, personal
from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home

WAITING, WITHDRAWN, ACCEPTED, DECLINED = "waiting", "withdrawn", "accepted", "declined"
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
class Effect:
    """What an accepted contest does to the figures: ``kind`` exclude (``reason`` of handbook 2),
    time (``field`` first_reply_at or resolved_at is ``value``, UTC or None), automatic, courtesy or
    post (no channel of service); ``target``: the key that it is about, ``account_id`` its
    account."""

    kind: str
    account_id: str
    case_id: str
    target: str
    reason: str = ""
    field: str = ""
    value: str | None = None


@dataclass(frozen=True)
class Contest:
    """``state`` is waiting, withdrawn, accepted or declined; ``answer``, ``decided_by`` and
    ``decided_at`` are Diskominfo's, empty until there is one; stamps are UTC."""

    number: int
    subject: Subject
    reason: str
    reference: str
    made_by: str
    made_at: datetime
    state: str = WAITING
    answer: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    effect: Effect | None = None


def read(home: Home) -> list[Contest]:
    """All contests as they stand now, the oldest first."""
    found: dict[int, Contest] = {}
    for document in documents.read(home, "contests"):
        fields = document["contest"]
        effect, decided_at = fields.get("effect"), fields.get("decided_at")
        found[fields["number"]] = Contest(
            **fields
            | {
                "subject": Subject(**fields["subject"]),
                "made_at": moment.from_text(fields["made_at"]),
                "decided_at": moment.from_text(decided_at),
                "effect": effect and Effect(**effect),
            }
        )
    return [found[number] for number in sorted(found)]


def accepted(home: Home, months: Iterable[str]) -> list[Contest]:
    """Those of these months (YYYY-MM) that corrected a case or took it out, oldest first."""
    wanted = set(months)
    return [c for c in read(home) if c.state == ACCEPTED and c.subject.month in wanted]


def add(home: Home, subject: Subject, reason: str, reference: str, by: str) -> Contest:
    """Keeps one contest (see ``add_all``)."""
    return add_all(home, [subject], reason, reference, by)[0]


def add_all(
    home: Home, subjects: list[Subject], reason: str, reference: str, by: str
) -> list[Contest]:
    """Keeps a contest of each subject, all of them or none. Refused: without a reason, too long, with
    what looks like a citizen's data, or the same case or figure while an earlier contest of it still
    waits. ValueError: neither or both of a figure and a case."""
    if any((subject.figure is None) == (subject.case_id is None) for subject in subjects):
        raise ValueError("a contest is about a figure or about a case")
    reason, reference = " ".join(reason.split()), " ".join(reference.split())
    check("Alasan", reason)
    check("Rujukan", reference, LONGEST_REFERENCE, may_be_empty=True)
    with home.lock():
        known = read(home)
        _refuse_again(subjects, {c.subject for c in known if c.state == WAITING})
        made = [
            Contest(number, subject, reason, reference, made_by=by, made_at=moment.now())
            for number, subject in enumerate(subjects, len(known) + 1)
        ]
        for contest in made:
            keep(home, contest, by)
    return made


def _refuse_again(subjects: list[Subject], waiting: set[Subject]) -> None:
    again = sum(subject in waiting for subject in subjects)
    if again and len(subjects) == 1:
        raise Refused(
            "Sanggahan atas hal yang sama masih menunggu jawaban; tarik dahulu yang lama bila "
            "alasannya berubah."
        )
    if again:
        raise Refused(
            f"{again} dari {len(subjects)} pesan ini sudah disanggah dan masih menunggu jawaban; "
            "kembali dan pilih yang lain saja."
        )


def withdraw(home: Home, number: int, opd_ids: tuple[str, ...], by: str) -> None:
    """The OPD takes its contest back. Refused where it is not its own, or no longer waits."""
    with home.lock():
        contest = waiting(home, number)
        if contest.subject.opd_id not in opd_ids:
            raise _not_waiting(number)
        keep(home, replace(contest, state=WITHDRAWN), by)


def waiting(home: Home, number: int) -> Contest:
    """The contest of that number, while it waits. Refused where it does not."""
    found = next((c for c in read(home) if c.number == number), None)
    if found is None or found.state != WAITING:
        raise _not_waiting(number)
    return found


def check(what: str, text: str, longest: int = LONGEST_REASON, may_be_empty: bool = False) -> None:
    """Refused: a text that is empty, too long, or holds what looks like a citizen's data."""
    if not text and not may_be_empty:
        raise Refused(f"Tulis dulu {what.lower()}nya: apa yang keliru dan apa yang benar.")
    if len(text) > longest:
        raise Refused(f"{what} {len(text)} huruf terlalu panjang; paling banyak {longest} huruf.")
    if found := personal.named_in(text):
        raise Refused(
            f"{what} memuat {quote(found)}, yang tampak seperti nomor atau alamat warga; "
            "hapus dahulu, sebab data warga tidak boleh disimpan."
        )


def keep(home: Home, contest: Contest, by: str) -> None:
    """Keeps the contest as it stands now; call it inside ``home.lock()``."""
    stamps = {name: moment.to_text(getattr(contest, name)) for name in ("made_at", "decided_at")}
    documents.add(home, "contests", {"contest": asdict(contest) | stamps}, by)


def _not_waiting(number: int) -> Refused:
    return Refused(
        f"Sanggahan nomor {number} tidak sedang menunggu jawaban; muat ulang halaman ini."
    )
