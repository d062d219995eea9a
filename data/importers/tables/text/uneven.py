"""Rows with fewer or more cells than the header: taken where nothing else can be meant, else
rejected, never shifted.

Trailing empty cells may be missing, and empty ones may be too many. But a lost separator makes a
row shorter, too, and joins two cells; one too many shifts the rest. What tells them apart is the
file's own habit: a program that writes the empty cells at the end of one row does not leave them
out in another. Spreadsheets do so only in blocks of rows."""

BLOCK_OF_ROWS = 3  # so many neighbours of one width are a block
DISTINCT = 200  # a column with more values than this says nothing about a single value

Reason = tuple[str, list[str]]


def sort_out(
    odd: dict[int, list[str]], width: int, keeps_empty: bool, sample: list[list[str]]
) -> tuple[dict[int, list[str]], dict[int, Reason]]:
    """The ``odd`` rows (number → cells; cells beyond ``width`` are empty) as taken, padded or cut,
    and as rejected.

    ``keeps_empty``: some row of the file has the full width and an empty last cell. ``sample``:
    some full rows, as columns."""
    blocks, halves = _blocks(odd), _halves(odd, width)
    seen = [values if len(values) <= DISTINCT else set() for values in map(set, sample)]
    taken, rejected = {}, {}
    for number, cells in odd.items():
        if (
            number in blocks
            or not keeps_empty
            and number not in halves
            and _is_whole(cells, width, seen)
        ):
            taken[number] = (cells + [""] * width)[:width]
        else:
            rejected[number] = (
                "too_few_fields" if len(cells) < width else "too_many_fields",
                cells,
            )
    return taken, rejected


def _blocks(odd: dict[int, list[str]]) -> set[int]:
    """Rows with at least BLOCK_OF_ROWS neighbours of their width, themselves included."""
    found: set[int] = set()
    block: list[int] = []
    for number in sorted(odd):
        if block and (number != block[-1] + 1 or len(odd[number]) != len(odd[block[-1]])):
            block = []
        block.append(number)
        if len(block) == BLOCK_OF_ROWS:
            found.update(block)
        elif len(block) > BLOCK_OF_ROWS:
            found.add(number)
    return found


def _halves(odd: dict[int, list[str]], width: int) -> set[int]:
    """Neighbours that are one row when put together: a line end got into it."""
    pairs = {n for n in odd if n + 1 in odd and len(odd[n]) + len(odd[n + 1]) in (width, width + 1)}
    return pairs | {n + 1 for n in pairs}


def _is_whole(cells: list[str], width: int, seen: list[set[str]]) -> bool:
    """Whether nothing says that two cells of the row have become one."""
    if len(cells) > width:
        return True
    if not cells[-1].strip():
        return False  # who leaves out empty cells leaves out this one, too
    for cell, own, following in zip(cells, seen, seen[1:], strict=False):
        ends = tuple(value for value in following if value and value != cell)
        if cell and cell not in own and (cell in following or ends and cell.endswith(ends)):
            return False
    return True
