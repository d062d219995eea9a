"""What becomes of broken tables: every kind of pollution of the Pollock benchmark, and more, on a
table that is meant.

    .venv/bin/python -m bench.pollutions [--all]

The kinds are those that Pollock documents (Vitagliano et al., "Pollock: A Data Loading Benchmark",
VLDB 2023, and its generator): no payload, header or newline at the end, several header rows,
preamble, second tables, separators too many or too few in every cell, stray quotation marks in
every cell, rows with another separator, other separators, quotation marks, escape signs and record
ends. Its own files are no messages, so a message table and a case table are polluted the same way
here; encodings and wrappings come on top. Per kind: *exact* (the rows in the lake are those of the
clean file), *counted* (some rows are rejected by number, all others exact), *refused* (one
sentence) and *wrong* (anything else; must be none). ``--all`` prints every file."""

import argparse
from collections import Counter

from bench.pollutions.reading import measure


def main() -> None:
    """Prints the table of pollutions."""
    options = argparse.ArgumentParser()
    options.add_argument("--all", action="store_true")
    show_all = options.parse_args().all
    found = measure()
    kinds: dict[str, Counter] = {}
    for kind, name, what in found:
        kinds.setdefault(kind, Counter())[what] += 1
        if show_all or what == "wrong":
            print(f"{what:8} {kind:28} {name}")
    columns = ("exact", "counted", "refused", "wrong")
    print(f"{'kind':30}" + "".join(f"{c:>9}" for c in columns))
    for kind, counts in kinds.items():
        print(f"{kind:30}" + "".join(f"{counts[c]:9}" for c in columns))
    print(f"{'all':30}" + "".join(f"{sum(c[w] for c in kinds.values()):9}" for w in columns))


if __name__ == "__main__":
    main()
