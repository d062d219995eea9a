"""Joined cells: what stands in the first holds for the rows that it is joined with."""

Range = tuple[tuple[int, int], tuple[int, int]]  # first and last cell (row, column), from 0


def spread(rows: list[list], joined: list[Range], first_row: int) -> int:
    """Writes the value of cells that are joined downwards into each of their rows from ``first_row``
    on, where the row has something of its own; returns how many cells were filled."""
    owned: dict[int, set[int]] = {}
    for (top, left), (bottom, right) in joined:
        for row in range(max(top + 1, first_row), bottom + 1):
            owned.setdefault(row, set()).update(range(left, right + 1))
    filled = 0
    for (top, left), (bottom, _) in joined:
        for number in range(max(top + 1, first_row), bottom + 1):
            if top < first_row or number >= len(rows) or rows[top][left] in ("", None):
                continue
            cells = rows[number]
            if any(c not in ("", None) for i, c in enumerate(cells) if i not in owned[number]):
                cells[left] = rows[top][left]
                filled += 1
    return filled
