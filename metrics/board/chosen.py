"""Rows of a board that are named apart: who leads, who improved. They need the rows only, so what
reads a published month loads no statistics."""

import pandas as pd


def leading(rows: pd.DataFrame) -> pd.DataFrame:
    """Units with a place in the upper half, in their order: among few units, who stands below does
    not lead."""
    ranked = rows[rows["status"] == "ranked"]
    return ranked[ranked["place"] <= len(ranked) / 2]


def most_improved(rows: pd.DataFrame) -> pd.DataFrame:
    """Units whose change is more than chance, the surest first. Out: with ``sure``, the part of the
    rise that is all but certain: the bound nearest 0 (handbook 5, point 8), but never more than the
    change that is shown, which counts each message of a crowded post."""
    found = rows[rows["direction"] == "improving"]
    sure = found[["bound", "change"]].min(axis=1)
    return found.assign(sure=sure).sort_values("sure", ascending=False, kind="stable")
