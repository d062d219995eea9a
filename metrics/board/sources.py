"""Where an OPD's change comes from: what each of its accounts adds to it; the parts add up to the
whole."""

from typing import NamedTuple

from metrics.board.standings import BOARDS


class Source(NamedTuple):
    """One account: ``points`` of the OPD's change (−1 … 1) that it brings; its own rate and the one
    before (0–1, None without cases to judge); ``due`` now."""

    unit: str
    points: float
    own: float | None
    before: float | None
    due: int


def sources(
    own: dict, before: dict, accounts: dict[str, tuple[dict, dict]], board: str
) -> list[Source]:
    """An account's part is what it answered in time beyond the OPD's earlier rate p, as a share of
    all: with k of n of the account, K of N of the OPD, and the same before (′), (k − p·n)/N − (k′ −
    p·n′)/N′, p = K′/N′. Over all accounts that is K/N − K′/N′.

    In: rows of ``metrics.figures.series`` of the OPD and of its accounts (now, before; empty where
    not active). Out: whoever moved the OPD most in the direction of its change first. Empty where
    there is nothing to compare, and where the accounts are not the whole (one has moved between
    OPDs within these months)."""
    met, due = BOARDS[board].met, BOARDS[board].due
    now, then = _counts(own, met, due), _counts(before, met, due)
    parts = {
        unit: (_counts(rows[0], met, due), _counts(rows[1], met, due))
        for unit, rows in accounts.items()
    }
    whole = all(
        tuple(map(sum, zip(*(part[at] for part in parts.values()), strict=True))) == total
        for at, total in enumerate((now, then))
    )
    if not (now[1] and then[1] and parts and whole):
        return []
    rate = then[0] / then[1]
    found = [
        Source(
            unit,
            (k - rate * n) / now[1] - (k_ - rate * n_) / then[1],
            k / n if n else None,
            k_ / n_ if n_ else None,
            n,
        )
        for unit, ((k, n), (k_, n_)) in parts.items()
    ]
    is_fall = now[0] / now[1] < rate
    return sorted(found, key=lambda source: source.points if is_fall else -source.points)


def _counts(row: dict, met: str, due: str) -> tuple[int, int]:
    return (int(row[met]), int(row[due])) if row else (0, 0)
