"""Counts that the sentences of a document say, each computed from the version's tables alone: they
can be led back as the figures can."""

from collections.abc import Callable

import pandas as pd

from metrics.board.funnel_table import needs_attention
from reports.published import Version


def opd_board(version: Version) -> pd.DataFrame:
    """The response board of all OPDs on the official clock."""
    found = version.table("boards")
    clock = version.manifest["settings"]["official_clock"]
    return found[
        (found["unit_type"] == "opd")
        & (found["board"] == "response")
        & (found["clock"] == clock)
        & (found["within"] == "")
    ].reset_index(drop=True)


def _with_status(*status: str) -> Callable[[Version], int]:
    return lambda version: int(opd_board(version)["status"].isin(status).sum())


def _in_group(group: str) -> Callable[[Version], int]:
    return lambda version: int((_ranked(version)["group"] == group).sum())


def _ranked(version: Version) -> pd.DataFrame:
    found = opd_board(version)
    return found[found["status"] == "ranked"]


def _attention(*reasons: str) -> Callable[[Version], int]:
    return lambda version: int(needs_attention(opd_board(version))["reason"].isin(reasons).sum())


def _coverage(version: Version, period: str = "window") -> pd.Series:
    """Of each account in the month's window or in the month, 0–1."""
    found = version.table("figures")
    clock = version.manifest["settings"]["official_clock"]
    rows = found[
        (found["by"] == "account") & (found["clock"] == clock) & (found["period"] == period)
    ]
    return rows["coverage"].astype(float).fillna(0.0)


def _complete(version: Version) -> int:
    least = float(version.manifest["settings"]["min_coverage"])
    return int((_coverage(version) >= least).sum())


COUNTS: dict[str, Callable[[Version], int]] = {
    "opds": lambda version: int((opd_board(version)["status"] != "inactive").sum()),
    "ranked": _with_status("ranked"),
    "compared": _with_status("ranked", "no_difference"),
    "incomplete": _with_status("low_coverage"),
    "above": _in_group("above"),
    "below": _in_group("below"),
    "undecided": _in_group("undecided"),
    "attention": _attention("below", "no_upload"),
    "far_below": _attention("below"),
    "silent": _attention("no_upload"),
    "accounts": lambda version: len(_coverage(version)),
    "month_accounts": lambda version: len(_coverage(version, "month")),
    "complete_accounts": _complete,
    "open_questions": lambda version: int(
        version.table("questions")["is_open"].fillna(True).astype(bool).sum()
    ),
    "waiting_contests": lambda version: int(
        (version.table("contests")["state"] == "waiting").sum()
    ),
    "exclusions": lambda version: len(version.table("exclusions")),
    "corrections": lambda version: int(version.table("corrections")["case_id"].dropna().nunique()),
}
