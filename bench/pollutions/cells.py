"""Broken versions of a table, cell by cell and row by row: a separator, a quotation mark or a field too
many or too few."""

import csv
from collections.abc import Iterator

from bench.pollutions.whole import text_of


def of_cells(rows: list[list[str]]) -> Iterator[tuple[str, str, str]]:
    """Kind, place and text of each."""
    for style, quoting in (("", csv.QUOTE_MINIMAL), (", all quoted", csv.QUOTE_ALL)):
        for i in range(len(rows)):
            for j, cell in enumerate(rows[i]):
                place = f"row {i} column {j}{style}"
                cells = [text_of([[c]], quoting=quoting).removesuffix("\r\n") for c in rows[i]]
                if style == "":
                    cells = ["" if c == '""' else c for c in cells]
                before, after = (
                    text_of(rows[:i], quoting=quoting),
                    text_of(rows[i + 1 :], quoting=quoting),
                )

                def line(changed: list[str], before=before, after=after) -> str:
                    return before + ",".join(changed) + "\r\n" + after

                yield "row_more_sep", place, line([*cells[:j], "", *cells[j:]])
                if j > 0:
                    yield (
                        "row_less_sep",
                        place,
                        line([*cells[: j - 1], cells[j - 1] + cells[j], *cells[j + 1 :]]),
                    )
                    merged = text_of([[rows[i][j - 1] + cell]], quoting=quoting).strip("\r\n")
                    yield (
                        "row_less_sep",
                        f"{place}, merged",
                        line([*cells[: j - 1], merged, *cells[j + 1 :]]),
                    )
                yield (
                    "row_extra_quote",
                    f"{place}, before",
                    line([*cells[:j], f'"{cells[j]}', *cells[j + 1 :]]),
                )
                yield (
                    "row_extra_quote",
                    f"{place}, after",
                    line([*cells[:j], f'{cells[j]}"', *cells[j + 1 :]]),
                )
                yield (
                    "row_extra_quote",
                    f"{place}, both",
                    line([*cells[:j], f'"{cells[j]}"', *cells[j + 1 :]]),
                )
            for other in " ;":
                row = text_of([rows[i]], quoting=quoting, delimiter=other)
                yield "row_field_delimiter", f"row {i} {other!r}{style}", before + row + after
            row = text_of([rows[i]], quoting=csv.QUOTE_ALL, quotechar="'")
            yield "row_quotation_mark", f"row {i}{style}", before + row + after
            yield (
                "row_short",
                f"row {i}{style}",
                before + ",".join(cells[: len(cells) // 2]) + "\r\n" + after,
            )
            yield (
                "row_trailing_seps",
                f"row {i}{style}",
                before + ",".join([*cells, "", ""]) + "\r\n" + after,
            )
