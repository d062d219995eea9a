"""What becomes of tables as offices here keep them: 200 invented logs of cases and of messages, with
known truth.

    .venv/bin/python -m bench.everyday [--first 0] [--tables 200] [--all]

The tables are those of ``bench.everyday.tables``. A person who knows the office answers what is asked: which
column is which, what a word means, how dates are ordered. Per table: *right* (the lake's rows are
the truth, after at most two questions), *guessed* (right, and the proposed columns needed no
change), *counted* (some rows are rejected by number, all others right), *refused* (one sentence),
*wrong* (anything else; must be none). ``--all`` prints every table that is not right."""

import argparse
import json
from collections import Counter

from bench.everyday.outcomes import outcome
from bench.everyday.tables import invented


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--first", type=int, default=0, help="the seed of the first table")
    options.add_argument("--tables", type=int, default=200)
    options.add_argument("--all", action="store_true")
    chosen = options.parse_args()
    found: Counter[str] = Counter()
    for seed in range(chosen.first, chosen.first + chosen.tables):
        log = invented(seed)
        what, why = outcome(log)
        found[what] += 1
        if chosen.all and what != "guessed":
            print(seed, what, log.kind, log.layout, log.rows[0], why[:300])
    right = found["right"] + found["guessed"]
    print(json.dumps({**found, "right_share": right / chosen.tables}))


if __name__ == "__main__":
    main()
