"""A random sample of closed cases per OPD that Diskominfo looks at: is each really resolved? Drawn
once per month and kept, so that nobody can draw until it pleases."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from data import moment
from data.errors import Refused
from data.lake import documents
from data.lake.home import Home

PER_OPD = 5
RIGHT, WRONG = "right", "wrong"
SAID = {RIGHT: "memang selesai", WRONG: "ternyata belum"}


@dataclass(frozen=True)
class Sampled:
    """One case of the sample; ``verdict`` right, wrong or None while nobody has looked; ``at`` is
    UTC."""

    opd_id: str
    account_id: str
    case_id: str
    verdict: str | None = None
    by: str | None = None
    at: datetime | None = None


def read(home: Home, month: str) -> list[Sampled]:
    """The sample of the month with its verdicts; empty while it is not drawn."""
    found: dict[str, Sampled] = {}
    for d in documents.read(home, "samples"):
        if d["month"] != month:
            continue
        for case in d.get("cases", ()):
            found[case["case_id"]] = Sampled(**case)
        if "verdict" in d:
            said = {"verdict": d["verdict"], "by": d["by"], "at": moment.from_text(d["at"])}
            found[d["case_id"]] = replace(found[d["case_id"]], **said)
    return list(found.values())


def draw(home: Home, month: str, closed: Iterable[tuple[str, str, str]], by: str) -> None:
    """Draws at most PER_OPD of the ``closed`` cases (OPD, account, case) of each OPD and keeps them.
    Refused: a second time in the month, or where there is none."""
    of_opd: dict[str, list[tuple[str, str, str]]] = {}
    for case in sorted(closed):
        of_opd.setdefault(case[0], []).append(case)
    chance = random.SystemRandom()
    drawn = [
        case
        for own in of_opd.values()
        for case in sorted(chance.sample(own, min(PER_OPD, len(own))))
    ]
    if not drawn:
        raise Refused("Belum ada kasus yang selesai pada bulan ini; sampel belum dapat diambil.")
    names = ("opd_id", "account_id", "case_id")
    cases = [dict(zip(names, case, strict=True)) for case in drawn]
    with home.lock():
        if read(home, month):
            raise Refused("Sampel bulan ini sudah diambil; muat ulang halaman ini.")
        documents.add(home, "samples", {"month": month, "cases": cases}, by)


def judge(
    home: Home, month: str, case_id: str, verdict: str, by: str, seen: str | None = None
) -> None:
    """Keeps what was found of a sampled case; a later verdict replaces the one that was ``seen``.
    Refused where somebody else has found another one meanwhile. ValueError: none of RIGHT and WRONG,
    or a case that is not in the sample."""
    if verdict not in (RIGHT, WRONG):
        raise ValueError(verdict)
    with home.lock():
        now = next((case for case in read(home, month) if case.case_id == case_id), None)
        if now is None:
            raise ValueError(case_id)
        if now.verdict not in (seen, verdict):
            raise Refused(
                f"Sementara itu {now.by} sudah menilai kasus ini: {SAID[str(now.verdict)]}. Bicarakan "
                "dahulu, lalu nilai lagi bila perlu."
            )
        documents.add(home, "samples", {"month": month, "case_id": case_id, "verdict": verdict}, by)
