"""What Diskominfo decides of contests: accepted with what it does to the figures, or declined; both
with a sentence, both can be taken back.

What is accepted is one more document beside the raw data (exclusions, corrections), which
``data.cases`` applies whenever cases are cut: it survives every rebuild."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from data import moment
from data.cases import cached, exclusions
from data.cases.rules import Correction, Rules
from data.errors import Refused, of_disk, quote
from data.lake import documents
from data.lake.home import Home
from data.lake.uploads import Lake
from data.review import contests
from data.review.contests import ACCEPTED, DECLINED, WAITING, Contest, Effect, check, keep, waiting

TIMES = ("first_reply_at", "resolved_at")
KINDS = ("exclude", "time", "automatic", "courtesy", "post")


def accept(
    home: Home,
    number: int,
    kind: str,
    sentence: str,
    by: str,
    case_id: str = "",
    reason: str = "",
    field: str = "",
    value: datetime | None = None,
) -> Contest:
    """Accepts a contest that waits: one of KINDS, with what it needs (``Effect``); ``case_id``
    where the contest is about a figure. Refused: a case that is not the OPD's, or to which the
    effect does not apply. ValueError: a kind, reason or field that there is not."""
    if kind not in KINDS or (kind == "exclude" and reason not in exclusions.REASONS):
        raise ValueError((kind, reason))
    if kind == "time" and field not in TIMES:
        raise ValueError(field)
    check("Jawaban", sentence := " ".join(sentence.split()))
    with home.lock():
        contest, view = waiting(home, number), Lake.read(home)
        rules = Rules.current(view)
        case = _case(contest, contest.subject.case_id or case_id, view, rules)
        if kind == "time":
            _check_time(case, value)
        _withdraw_cut_short(home, number, by)
        effect = Effect(
            kind=kind,
            account_id=case["account_id"],
            case_id=case["case_id"],
            target=_target(kind, case),
            reason=reason,
            field=field,
            value=moment.to_text(value),
        )
        _apply(home, effect, case, number, by)
        with _half("Akibat putusan ini sudah dicatat, tetapi sanggahannya masih menunggu"):
            return _decided(home, contest, ACCEPTED, sentence, by=by, effect=effect)


def decline(home: Home, number: int, sentence: str, by: str) -> Contest:
    """Declines a contest that waits."""
    check("Jawaban", sentence := " ".join(sentence.split()))
    with home.lock():
        contest = waiting(home, number)
        _withdraw_cut_short(home, number, by)
        return _decided(home, contest, DECLINED, sentence, by=by, effect=None)


def take_back(home: Home, number: int, by: str) -> Contest:
    """The contest waits again, and what its acceptance did is withdrawn. Refused where it is not
    decided."""
    with home.lock():
        contest = next((c for c in contests.read(home) if c.number == number), None)
        if contest is None or contest.state not in (ACCEPTED, DECLINED):
            raise Refused(f"Sanggahan nomor {number} belum diputuskan; muat ulang halaman ini.")
        if contest.effect is not None:
            _withdraw(home, contest.effect, number, by)
        with _half("Akibat putusan itu sudah dicabut dan dicatat, tetapi putusannya belum"):
            return _decided(home, contest, WAITING, "", by=by, effect=None)


@contextmanager
def _half(what: str) -> Iterator[None]:
    """The second document of two: where the disk does not take it, that is said. Deciding again
    puts both right."""
    try:
        yield
    except Exception as error:
        if (reason := of_disk(error)) is None:
            raise
        raise Refused(f"{what}: {reason}. Pulihkan disk itu, lalu putuskan lagi.") from error


def _decided(
    home: Home, contest: Contest, state: str, sentence: str, by: str, effect: Effect | None
) -> Contest:
    made = replace(
        contest,
        state=state,
        answer=sentence,
        decided_by=by if state != WAITING else "",
        decided_at=moment.now() if state != WAITING else None,
        effect=effect,
    )
    keep(home, made, by)
    return made


def _case(contest: Contest, case_id: str, view: Lake, rules: Rules) -> dict:
    case = cached.find(case_id.strip().lower(), view, rules)
    if case is None or case["opd_id"] != contest.subject.opd_id:
        raise Refused(
            f"Kasus {quote(case_id)} tidak ada di antara kasus OPD ini; salin nomornya dari daftar "
            "kasus di balik angka, lalu ulangi."
        )
    return case


def _check_time(case: dict, value: datetime | None) -> None:
    if value is not None and not case["opened_at"] <= value <= moment.now():
        opened = case["opened_at"].astimezone(moment.WIB)
        raise Refused(
            f"Waktu itu tidak mungkin: kasus {case['case_id']} dibuka {opened:%Y-%m-%d %H:%M} WIB; "
            "tulis waktu sesudahnya dan sebelum sekarang."
        )


def _target(kind: str, case: dict) -> str:
    if kind in ("automatic", "courtesy") and case["basis"] != "silence":
        raise Refused(
            f"Kasus {case['case_id']} berasal dari tiket, bukan dari pesan; betulkan waktunya atau "
            "keluarkan kasusnya."
        )
    if kind == "automatic" and case["reply"] is None:
        raise Refused(f"Kasus {case['case_id']} belum dibalas, jadi tidak ada balasan otomatis.")
    if kind == "post" and case["post"] is None:
        raise Refused(f"Kasus {case['case_id']} bukan komentar pada sebuah kiriman.")
    return {"automatic": case["reply"], "post": case["post"]}.get(kind) or case["case_id"]


def _apply(home: Home, effect: Effect, case: dict, number: int, by: str) -> None:
    if effect.kind == "exclude":
        exclusions.add(home, case, effect.reason, by, number)
    else:
        _correct(home, effect, number, by, withdrawn=False)


def _withdraw(home: Home, effect: Effect, number: int, by: str) -> None:
    if effect.kind == "exclude":
        known = next(
            d for d in reversed(documents.read(home, "exclusions")) if d.get("contest") == number
        )
        exclusions.add(home, known, None, by, number)
    else:
        _correct(home, effect, number, by, withdrawn=True)


def _withdraw_cut_short(home: Home, number: int, by: str) -> None:
    """A contest that waits does nothing: what an acceptance that was cut short before it was written
    down has done already is withdrawn."""
    for known in _latest(home, "exclusions", number, ("account_id", "case_id")):
        if known["reason"] is not None:
            exclusions.add(home, known, None, by, number)
    for known in _latest(home, "corrections", number, ("account_id", *Correction._fields)):
        if not known["withdrawn"]:
            own = {name: known[name] for name in known if name not in ("at", "by")}
            documents.add(home, "corrections", own | {"withdrawn": True}, by)


def _latest(home: Home, kind: str, number: int, about: tuple[str, ...]) -> list[dict]:
    """The newest document of whatever a contest has done, by what it is ``about``."""
    own = (one for one in documents.read(home, kind) if one.get("contest") == number)
    return list({tuple(one[name] for name in about): one for one in own}.values())


def _correct(home: Home, effect: Effect, number: int, by: str, withdrawn: bool) -> None:
    one = Correction(effect.kind, effect.target, effect.field, effect.value)
    about = {"account_id": effect.account_id, "case_id": effect.case_id, "contest": number}
    documents.add(home, "corrections", {**about, **one._asdict(), "withdrawn": withdrawn}, by)
