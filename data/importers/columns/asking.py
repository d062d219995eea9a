"""What is asked about the columns of a table; a table that is none is refused."""

from data.errors import Refused, quote
from data.importers.columns import field_names, guess
from data.importers.columns.header import beside, distinct, letters
from data.importers.columns.mapping import AnyTable
from data.questions import AsksColumns

SAMPLE = 200  # rows that show what a column holds


def refuse_no_table(table: AnyTable) -> None:
    """Refused where a third of the rows or more have not the header's width: a text with a comma
    here and there."""
    rows = sum(batch.num_rows for batch in table.batches())
    if table.header_row and table.bad and 2 * len(table.bad) >= rows:
        raise Refused(
            f"Berkas {quote(table.name)} bukan tabel yang utuh: {len(table.bad)} dari "
            f"{rows + len(table.bad)} baris tidak cocok dengan judul kolom di baris "
            f"{table.header_row}; unggah berkas ekspor seperti yang diunduh, tanpa disunting."
        )


def question_of(table: AnyTable, known: dict[str, str] | None = None) -> AsksColumns:
    """What a screen needs to ask for the columns: those of the file with some of their values, and a
    guess (with what is ``known`` already) to be confirmed."""
    batch = next(table.batches(), None)
    rows = (
        [
            [cell or "" for cell in row]
            for row in zip(
                *(c.to_pylist() for c in batch.slice(0, SAMPLE).columns[:-1]), strict=True
            )
        ]
        if batch
        else []
    )
    names = distinct(table.header)
    return AsksColumns(
        columns=[name for name in names if name],
        samples=guess.samples(names, rows),
        guess=guess.guess(names, rows) | (known or {}),
    )


def refuse_beside(table: AnyTable) -> None:
    """Refused where several tables stand side by side: the rows of all but the first would be
    lost."""
    places = beside(table.header)
    if places:
        raise Refused(
            f"Berkas {quote(table.name)}: ada {len(places)} tabel yang berdampingan (kolom "
            f"{' dan '.join(places)}); pindahkan ke bawah tabel pertama atau ke lembar sendiri, lalu "
            "unggah lagi."
        )


def which_of(table: AnyTable, field: str, positions: list[int]) -> Refused:
    """The refusal of a field whose column stands more than once: which one is meant is asked."""
    names = [distinct(table.header)[i] for i in positions]
    twice = (
        f"Berkas {quote(table.name)} punya {len(positions)} kolom bernama "
        f"{quote(table.header[positions[0]])} ({' dan '.join(map(letters, positions))})"
    )
    return Refused(
        f'{twice}; pilih satu, misalnya --map "{field}={names[0]}".',
        question_of(table, {field: names[0]}),
        f"{twice}; pilih satu untuk {field_names.shown(field)} di bawah.",
    )
