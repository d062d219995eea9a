"""What every document of a month begins with: its clock, its words, its rows."""

import base64
from dataclasses import dataclass
from datetime import datetime
from itertools import dropwhile

import pandas as pd

from metrics import months
from metrics.board.chosen import leading, most_improved
from metrics.board.funnel_table import needs_attention
from reports.documents.facts.counts import COUNTS
from reports.documents.facts.ledger import Ledger, Row
from reports.documents.parts.blocks import Identity, Line
from reports.published import Version
from words import numbers, terms
from words.terms import Measure

MONTHS_SHOWN = 13
NO_LETTERHEAD = "Kop surat belum diisi pada layar Register"


@dataclass(frozen=True)
class Month:
    """A version and the ledger that prints its numbers; ``clock`` is the official one."""

    version: Version
    ledger: Ledger
    clock: str
    measure: Measure

    @classmethod
    def of(cls, version: Version) -> "Month":
        """A fresh ledger: one document is one month."""
        settings = version.manifest["settings"]
        clock = settings["official_clock"]
        measure = terms.response(clock, float(settings["response_target_hours"]))
        return cls(version, Ledger(version), clock, measure)

    @property
    def name(self) -> str:
        """September 2026"""
        return numbers.month(months.first_day(self.version.month))

    @property
    def window(self) -> str:
        """Juli–September 2026"""
        return terms.window(self.version.month)

    @staticmethod
    def name_of(day) -> str:
        """Agustus 2026, of the first day of a month as a table has it."""
        return numbers.month(pd.Timestamp(day).date())

    def count(self, name: str) -> int:
        """One of ``reports.documents.facts.counts``, where it is not printed."""
        return COUNTS[name](self.version)

    def identity(self, kind: str, unit: str = "") -> Identity:
        """Of a document of this kind."""
        digest = self.version.short_hash or ""
        return Identity(kind, self.version.month, self.version.version, digest, unit)

    def letterhead(self) -> list[str]:
        """The office and who signs, as they were published; without them the document says so."""
        stated = self._letterhead()
        signs = " · ".join(part for part in (stated["official"], stated["title"]) if part)
        lines = [part for part in (stated["office"], signs) if part]
        return lines or ["Tanggap", NO_LETTERHEAD]

    def logo(self) -> bytes:
        """The logo, PNG or JPEG; empty without."""
        return base64.b64decode(self._letterhead()["logo"])

    def _letterhead(self) -> dict:
        return self.version.records("letterhead")[0]

    def published_at(self) -> datetime | None:
        """When the version was published (UTC); None of a draft."""
        at = self.version.manifest.get("at")
        return None if at is None else datetime.fromisoformat(str(at).replace("Z", "+00:00"))

    def board(self, unit_type: str = "opd") -> list[Row]:
        """The response board of all units of a type, on the official clock, in its order."""
        return self.ledger.rows(
            "boards", unit_type=unit_type, board="response", clock=self.clock, within=""
        )

    def leading(self) -> list[Row]:
        """Those that lead, in their order."""
        return self._chosen(leading)

    def improved(self) -> list[Row]:
        """Those whose rise is more than chance, the surest first."""
        return self._chosen(most_improved)

    def attention(self) -> list[tuple[Row, str]]:
        """Those that need a look, with why: below or no_upload."""
        frame, rows = self._frame()
        found = needs_attention(frame)
        return [(rows[row["unit"]], row["reason"]) for row in found.to_dict("records")]

    def _chosen(self, choose) -> list[Row]:
        frame, rows = self._frame()
        return [rows[unit] for unit in choose(frame)["unit"]]

    def _frame(self) -> tuple[pd.DataFrame, dict[str, Row]]:
        rows = {row["unit"]: row for row in self.board()}
        return pd.DataFrame([row.values for row in rows.values()]), rows


def line(month: Month, by: str, unit: str, name: str) -> Line | None:
    """At most 13 months that end with the month, from the first that has a rate; None where fewer
    than two have one: that is no line."""
    rows = month.ledger.rows("trends", by=by, unit=unit, clock=month.clock, board="response")
    rows = list(dropwhile(lambda row: pd.isna(row["rate"]), rows[-MONTHS_SHOWN:]))
    values = [None if pd.isna(row["rate"]) else float(row["rate"]) for row in rows]
    known = [at for at, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return None
    days = [pd.Timestamp(row["period"]).date() for row in rows]
    first, last = known[0], known[-1]
    ends = [(at, month.ledger.say(rows[at], "rate", "rate")) for at in dict.fromkeys((first, last))]
    return Line(
        values=values,
        unfinished=[bool(row["unfinished"]) for row in rows],
        labels=[_label(day, at, len(days)) for at, day in enumerate(days)],
        strong=max(0, len(days) - months.WINDOW),
        ends=ends,
        alt=f"Garis {name} menurut bulan, {month.measure.head.lower()}: {ends[0][1]} pada "
        f"{numbers.month(days[first])}, {ends[-1][1]} pada {numbers.month(days[last])}.",
    )


def _label(day, at: int, count: int) -> str:
    if at in (0, count - 1):
        return numbers.short_month(day, True)
    return numbers.short_month(day) if at % 3 == 0 and at < count - 2 else ""
