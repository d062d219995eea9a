"""Do boards find the truth? Invented regencies whose true rates are known, ranked by the program's
own functions.

    .venv/bin/python -m bench.fairness [--runs 200] [--regency NAME ...]

What a regency is: ``bench.fairness.regencies``; the one described there is drawn ``--runs`` times, each
other kind a fifth as often. Each is seen in two windows between which nothing changed. Printed,
OPDs and accounts apart:

- *found*: of the true best quarter of the eligible units, the share in the first quarter of the
  list. Ours against raw rate, Wilson's lower bound (95 %) and beta-binomial mean of the plain
  counts, on the same units; *lead* is ours minus the best of the three, ± two standard errors over
  runs. *effective*: beta-binomial mean of the effective counts.
- *tiny*: runs in which a unit with fewer than 20 cases stands in the first ten of all units with
  cases.
- *covered*: units whose true place, among those with a place, lies in the interval of 9 in 10; *one
  cluster*: of units that have more than half of their cases from one post or day.
- *wrong group*: of the units said to be above or below the middle, those that truly are not;
  *told*: how many are.
- *moved*: places a unit moves from one window to the next, on average; *left*: units that leave
  their interval.
- *said to change*: units with "membaik" or "menurun". Nothing changed: 5 % is what a 95 % interval
  allows.
- *no places*: boards on which differences were not reliable. Without differences there is no best
  quarter to find either: there *found* is what chance finds.

Criteria, of the regency as described: lead ≥ 0, no tiny unit, covered 85–95 %. Exit code 1 where
one is missed."""

import argparse
import sys

import numpy as np

from bench.fairness.measuring import LISTS, MIN_CASES, SIMPLE, measured, missed, summary
from bench.fairness.regencies import REGENCIES

TABLES = (
    [*(f"found {name}" for name in LISTS), "lead", "lead ±"],
    [
        *(f"tiny {name}" for name in ("ours", *SIMPLE)),
        *(f"moved {name}" for name in ("ours", *SIMPLE)),
    ],
    [
        "covered",
        "covered, smaller half",
        "covered, larger half",
        "covered, one cluster",
        "width",
        "told",
        "wrong group",
        "left",
        "said to change",
        "no places",
    ],
)


def main() -> None:
    """Prints the tables."""
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=200)
    options.add_argument(
        "--regency", action="append", choices=[regency.name for regency in REGENCIES]
    )
    chosen = options.parse_args()
    regencies = [r for r in REGENCIES if chosen.regency is None or r.name in chosen.regency]
    runs = {
        regency: chosen.runs if regency == REGENCIES[0] else -(-chosen.runs // 5)
        for regency in regencies
    }
    found = {
        (regency, by): summary(measured(regency, by, runs[regency]))
        for regency in regencies
        for by in MIN_CASES
    }
    for columns in TABLES:
        print(_markdown(found, columns), end="\n\n")
    sys.exit(any(missed(row) for (regency, _), row in found.items() if regency == REGENCIES[0]))


def _markdown(found: dict, columns: list[str]) -> str:
    lines = [["regency", "units", *columns], ["---"] * (len(columns) + 2)]
    lines += [
        [regency.name, by, *(f"{row.get(column, np.nan):.3f}" for column in columns)]
        for (regency, by), row in found.items()
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()
