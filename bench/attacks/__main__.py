"""Attacks on the figures: an office that wants a better place without answering better, through the
real load.

    .venv/bin/python -m bench.attacks [--attack NAME ...]

The regency and the office are those of ``bench.attacks.town``. Every attack is played in a copy of the same
home, and the boards of October (its window is August to October) are compared with those of the
honest uploads. Printed for each attack: on which board the office or an account of its gained most
places (or, where none gained, what became of the board that the attack aims at), rate and counted
cases before and after, and the questions (handbook, section 6) that it raised and honest uploads do
not. A gain is a rate that is two points higher, or a better place by a score that is one. Between
honest uploads and an attack nothing else differs.

No gain may go without a question about the unit that gained (of an OPD: about it or an account of
its), unless the dictionary names it: ``limit`` is a phrase of the ``limits`` of one of
metrics/definitions, and the entry of the board's own rate refers to it. Exit code 1 where one does.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.attacks import plays
from bench.attacks.playing import ATTACKS, Attack, Result, gains, is_named, played, unseen
from bench.attacks.town import PLAYER, founded
from data.intake.reader import Reader
from metrics.board.standings import BOARDS


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--attack", action="append", choices=[attack.name for attack in ATTACKS])
    chosen = options.parse_args().attack
    attacks = [attack for attack in ATTACKS if chosen is None or attack.name in chosen]
    lines, unnamed = [], []
    with tempfile.TemporaryDirectory() as folder, Reader() as reader:
        town = founded(Path(folder), reader)
        honest = played(town, plays.honest)
        for attack in attacks:
            result = played(town, attack.play)
            lines.append(line(attack, honest, result))
            unnamed += [
                f"{attack.name} ({board} of {unit})"
                for _, board, unit in unseen(honest, result)
                if not is_named(attack, board)
            ]
    print("\n".join([*HEADER, *lines]))
    sys.exit(f"Gains that nothing names: {', '.join(unnamed)}" if unnamed else 0)


HEADER = [
    "| attack | aims at | place | rate | counted | other gains | questions raised | unseen gain "
    "of |",
    "|" + " --- |" * 8,
]


def line(attack: Attack, honest: Result, result: Result) -> str:
    """One row of the table."""
    aim = ("opd" if attack.unit == PLAYER else "account", attack.board, attack.unit)
    before, after = honest.boards[aim], result.boards.get(aim)
    counts = BOARDS[attack.board]
    cells = [
        attack.name,
        f"{attack.unit}, {attack.board}",
        *(
            f"{_shown(before[name])} → {_shown(after[name]) if after else '–'}"
            for name in ("place", "rate", counts.due)
        ),
        ", ".join(
            f"{unit} {board} {_shown(honest.boards[by, board, unit]['place'])} → "
            f"{_shown(result.boards[by, board, unit]['place'])}"
            for by, board, unit in gains(honest, result)
            if (by, board, unit) != aim
        )
        or "none",
        ", ".join(sorted({name for name, _ in result.questions - honest.questions})) or "none",
        ", ".join(sorted({unit for _, _, unit in unseen(honest, result)})) or "none",
    ]
    return f"| {' | '.join(cells)} |"


def _shown(value: float | int | None) -> str:
    if value is None:
        return "none"
    return f"{100 * value:.1f} %" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
