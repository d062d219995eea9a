"""Every board of the month: OPDs and accounts, response and resolution, both clocks, all together
and within each kind."""

import pandas as pd

from metrics.board.board import boards as boards_within
from metrics.board.board import kinds
from metrics.board.standings import BOARDS
from reports.tables.figures import CLOCKS

TYPES = ("opd", "account")
EVERY = ""  # the ``kind`` of the board of all units


def boards(cursor, month: str) -> pd.DataFrame:
    """The rows of ``metrics.board.board.board``, each board in its order: ``unit_type``, ``board``,
    ``clock``, ``within`` (the kind of OPD that is compared, empty for all), ``position`` (the row's
    number on it) and that function's columns but ``trend``, which is in ``trends``."""
    within = (None, *kinds(cursor))
    parts = [
        rows.drop(columns="trend")
        .rename_axis("position")
        .reset_index()
        .assign(unit_type=unit_type, board=which, clock=clock, within=kind or EVERY)
        for unit_type in TYPES
        for which in BOARDS
        for clock in CLOCKS
        for kind, rows in boards_within(
            cursor, unit_type, which, month, clock=clock, within=within
        ).items()
    ]
    found = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    keys = ["unit_type", "board", "clock", "within", "position", "unit"]
    return found[keys + [name for name in found if name not in keys]]
