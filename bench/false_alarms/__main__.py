"""How often questions and signals are raised where nothing happens: 1,000 invented units of each
size.

    .venv/bin/python -m bench.false_alarms [--write]

Accounts, and OPDs whose ACCOUNTS accounts have so many cases together. The units' months are drawn
by the constants below; the questions are asked by the program's own statements, the signals by its
own functions. ``--write`` puts the rates into metrics/dictionary/false_alarms.toml, which the
dictionary shows."""

import argparse
import json

from bench.false_alarms.rates import SIZES, by_entry, false_alarms
from metrics.dictionary.false_alarms import FILE


def write(rates: dict[str, dict[str, dict[str, float]]]) -> None:
    """Puts the rates into the file that the dictionary shows."""
    tables = [
        "".join([f'[{name}."{kind}"]\n', *(f"{size} = {rate}\n" for size, rate in by_size.items())])
        for name, kinds in rates.items()
        for kind, by_size in kinds.items()
    ]
    head = "# Written by `python -m bench.false_alarms --write`: entry, kind of unit, cases a month, share.\n\n"
    FILE.write_text(head + "\n".join(tables), encoding="utf-8")


def main() -> None:
    """Prints one JSON object: dictionary entry → kind of unit → size → rate."""
    options = argparse.ArgumentParser()
    options.add_argument("--write", action="store_true")
    is_written = options.parse_args().write
    rates = by_entry({size: false_alarms(size) for size in SIZES})
    print(json.dumps(rates, indent=1))
    if is_written:
        write(rates)


if __name__ == "__main__":
    main()
