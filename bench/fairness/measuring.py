"""One invented regency on the program's boards: what each list found, and how sure ours was."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from bench.fairness.regencies import Regency, drawn, units
from metrics.board.movement import movement
from metrics.board.ranking import in_both, placed, scored
from metrics.board.standings import BOARDS, ELIGIBLE
from metrics.statistics.places import order
from metrics.statistics.reliability import beta_binomial

RESPONSE = BOARDS["response"]
MIN_CASES = {"opd": 30, "account": 20}  # the defaults of min_cases
TINY, FIRST = 20, 10
SIMPLE = ("raw", "wilson", "beta_binomial")
LISTS = ("ours", *SIMPLE, "effective")


def measured(regency: Regency, by: str, runs: int) -> pd.DataFrame:
    """One row per run, see ``run``; the same runs give the same rows."""
    return pd.DataFrame([run(regency, by, np.random.default_rng(number)) for number in range(runs)])


def summary(rows: pd.DataFrame) -> dict:
    """Means over runs, shares 0–1 (``moved`` and ``width`` in places); ``lead`` with two standard
    errors."""
    best = rows[[f"found {name}" for name in SIMPLE]].mean().idxmax()
    lead = rows["found ours"] - rows[best]
    return rows.mean().to_dict() | {
        "told": _pooled(rows, "told", "ranked"),
        "wrong group": _pooled(rows, "wrong", "told"),
        "covered, one cluster": _pooled(rows, "covered one", "one"),
        "lead": lead.mean(),
        "lead ±": 2 * lead.std() / len(lead) ** 0.5,
    }


def _pooled(rows: pd.DataFrame, part: str, whole: str) -> float:
    return rows[part].sum() / rows[whole].sum() if rows[whole].sum() else np.nan


def missed(row: dict) -> list[str]:
    """Which criteria a summary misses."""
    held = {
        "lead": row["lead"] >= 0,
        "tiny": row["tiny ours"] == 0,
        "covered": 0.85 <= row["covered"] <= 0.95,
    }
    return [name for name, is_held in held.items() if not is_held]


def run(regency: Regency, by: str, rng: np.random.Generator) -> dict:
    """One regency in two windows: what each list found, how sure of itself ours was, and what
    moved."""
    truth = drawn(regency, rng)
    now, before = (
        _board(truth.window(rng), by, truth.rate(by), judge) for judge in (placed, scored)
    )
    return {**_finding(now), **_tiny(now), **_certainty(now), **_moves(now, before)}


def _board(window: pd.DataFrame, by: str, rate: pd.Series, judge: Callable) -> pd.DataFrame:
    """Units with cases by id: what the program says, plain counts, the true rate, and the scores of
    the other lists."""
    clusters = window.assign(unit=units(by).to_numpy()[window["account"]], is_post=False)
    of_units = clusters.groupby("unit")
    rows = (
        of_units[["due", "on_time"]]
        .sum()
        .assign(largest=of_units["due"].max(), basis="response")
        .reset_index()
    )
    rows["status"] = np.where(rows["due"] < MIN_CASES[by], "few_cases", None)
    rows["rate"] = rows["on_time"] / rows["due"]
    rows = judge(rows, clusters, RESPONSE)
    rows["true"] = rate[rows["unit"]].to_numpy()
    rows["ours"], rows["raw"] = rows["score"].astype(float), rows["rate"]
    rows["wilson"] = proportion_confint(rows["on_time"], rows["due"], method="wilson")[0]
    rows["beta_binomial"] = _shrunk(rows["on_time"], rows["due"])
    eligible = rows["status"].isin(ELIGIBLE)
    rows.loc[eligible, "effective"] = _shrunk(
        *(rows.loc[eligible, c].astype(float) for c in ("k", "n"))
    )
    return rows.set_axis(rows["unit"].to_list())


def _shrunk(k: np.ndarray, n: np.ndarray) -> np.ndarray:
    alpha, beta = beta_binomial(k, n)
    return (k + alpha) / (n + alpha + beta)


def _first(rows: pd.DataFrame, name: str, how_many: int) -> set[str]:
    """The first units of a list; scores alike to a tenth of a per cent go by due, then by id, as on
    a board."""
    listed = order(rows[name], rows["due"].to_numpy(), list(rows.index))
    return {rows.index[i] for i in listed[:how_many]}


def _finding(rows: pd.DataFrame) -> dict:
    eligible = rows[rows["status"].isin(ELIGIBLE)]
    quarter = -(-len(eligible) // 4)
    best = set(eligible["true"].nlargest(quarter).index)
    return {
        f"found {name}": len(best & _first(eligible, name, quarter)) / quarter for name in LISTS
    }


def _tiny(rows: pd.DataFrame) -> dict:
    """Whether one of the first ten has few cases; ours lists only units with a place."""
    lists = {"ours": rows[rows["place"].notna()]} | dict.fromkeys(SIMPLE, rows)
    return {
        f"tiny {name}": float((its.loc[list(_first(its, name, FIRST)), "due"] < TINY).any())
        for name, its in lists.items()
    }


def _certainty(rows: pd.DataFrame) -> dict:
    ranked = rows[rows["place"].notna()]
    if ranked.empty:
        return {"no places": 1.0} | dict.fromkeys(
            ("ranked", "told", "wrong", "one", "covered one"), 0
        )
    true = ranked["true"].rank(ascending=False, method="min")
    upper = true <= len(ranked) / 2
    told = ranked["group"] != "undecided"
    wrong = told & ((ranked["group"] == "above") != upper)
    covered = (ranked["place_low"] <= true) & (true <= ranked["place_high"])
    few, one = ranked["due"] < ranked["due"].median(), ranked["largest"] > ranked["due"] / 2
    return {
        "no places": 0.0,
        "covered": covered.mean(),
        "covered, smaller half": covered[few].mean(),
        "covered, larger half": covered[~few].mean(),
        "one": one.sum(),
        "covered one": (covered & one).sum(),
        "width": (ranked["place_high"] - ranked["place_low"]).mean(),
        "ranked": len(ranked),
        "told": told.sum(),
        "wrong": wrong.sum(),
    }


def _moves(now: pd.DataFrame, before: pd.DataFrame) -> dict:
    kept = in_both(now, before)["unit"]
    one, other = now.loc[kept], before.loc[kept]
    found = {
        f"moved {name}": (one[name].rank() - other[name].rank()).abs().mean()
        for name in ("ours", *SIMPLE)
    }
    left = (other["place"] < one["place_low"]) | (other["place"] > one["place_high"])
    said = movement(now, before)["direction"] != "undecided"
    return {**found, "left": left.mean(), "said to change": said.mean()}
