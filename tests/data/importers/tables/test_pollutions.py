"""Broken tables (bench.pollutions): never a row that differs without a word. Whole kinds, and at
random."""

import csv
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.pollutions.broken import pollutions
from bench.pollutions.reading import outcome, read
from bench.pollutions.whole import CASES, MESSAGES, text_of, windows
from data.importers.columns.header import TITLE_ROWS
from data.importers.tables.text.delimited import open_table

TABLES = {"messages": MESSAGES, "cases": CASES}
FILES = [
    (kind, name, content)
    for kind, name, content in pollutions(MESSAGES)
    if not kind.startswith("row_")
]
# what every file of a kind must come to; other kinds may be any of exact, counted and refused
ALWAYS = {
    "exact": {
        "source",
        "file_no_trailing_newline",
        "file_double_trailing_newline",
        "file_preamble",
        "file_repeated_header",
        "file_blank_lines",
        "file_control_signs",
        "file_record_delimiter",
        "file_whole_row_quoted",
    },
    "refused": {"file_no_payload", "file_no_header", "file_header_only", "file_wide", "file_nul"},
}
EXACT = {
    ("file_footer", "total"),
    ("file_multitable", "same header"),
    ("file_header_multirow", "groups above"),
    ("file_quotation_char", "', all"),
    ("file_escape_char", "\\, all"),
    ("file_escape_char", "\\, needed"),
    ("file_wrapped", "gzip"),
    ("file_wrapped", "zip with a path"),
    ("file_field_delimiter", "', ', all quoted"),
}
EXACT |= {
    ("file_field_delimiter", f"{sign!r}{style}")
    for sign in ";\t |^:"
    for style in ("", ", all quoted")
}
EXACT |= {
    ("file_encoding", name)
    for name in (
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-16-be with mark",
    )
}
REFUSED = {
    ("file_multitable", "other order"),
    ("file_encoding", "cut in a letter"),
    ("file_encoding", "one byte spoilt"),
    ("file_wrapped", "gzip, cut"),
}


@cache
def clean(table: str) -> list[tuple]:
    return read(text_of(TABLES[table]).encode())[0]


@pytest.mark.parametrize(
    "kind, name, content", FILES, ids=lambda x: x if isinstance(x, str) else ""
)
def test_every_kind_of_broken_file(kind, name, content):
    found = outcome(content, clean("messages"))
    expected = next((what for what, kinds in ALWAYS.items() if kind in kinds), None)
    if (kind, name) in EXACT | REFUSED:
        expected = "exact" if (kind, name) in EXACT else "refused"
    assert found == expected if expected else found in ("exact", "counted", "refused")


def test_windows_1252():
    rows = windows(MESSAGES)
    assert outcome(text_of(rows).encode("cp1252"), read(text_of(rows).encode())[0]) == "exact"


@cache
def broken_rows(table: str) -> list[tuple[str, str, bytes]]:
    return [p for p in pollutions(TABLES[table]) if p[0].startswith("row_")]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_separators_and_quotes_too_many_or_too_few_in_any_cell(data):
    table = data.draw(st.sampled_from(sorted(TABLES)))
    kind, name, content = data.draw(st.sampled_from(broken_rows(table)))
    assert outcome(content, clean(table)) != "wrong", (kind, name)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_mixture_of_what_is_only_another_way_to_write_a_table_is_exact(data):
    """Delimiter, quotation, line end, encoding, titles, blank lines, repeated headers, totals,
    order of columns."""
    table = data.draw(st.sampled_from(sorted(TABLES)))
    header, *rows = TABLES[table]
    order = data.draw(st.permutations(range(len(header))))
    header, *rows = ([row[i] for i in order] for row in (header, *rows))
    for place in data.draw(st.lists(st.integers(0, len(rows)), max_size=3)):
        rows.insert(place, data.draw(st.sampled_from((header, [""] * len(header), []))))
    titles = data.draw(
        st.lists(
            st.sampled_from((["Laporan Agustus 2026"], [], ["Diunduh", "1 September 2026"])),
            max_size=TITLE_ROWS - 1,
        )
    )
    totals = data.draw(st.lists(st.sampled_from((["Total", "7"], ["", "jumlah"], []))))
    text = text_of(
        [*titles, header, *rows, *totals],
        delimiter=data.draw(st.sampled_from(",;\t|")),
        lineterminator=data.draw(st.sampled_from(("\n", "\r\n", "\r"))),
        quoting=data.draw(st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))),
    )
    text = text.removesuffix(data.draw(st.sampled_from(("", text[-1]))))
    encoding = data.draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32")))
    assert outcome(text.encode(encoding), clean(table)) == "exact"


@st.composite
def places(draw, after_line: int) -> tuple[str, str, int]:
    """A table, its text, and a place between two cells of it below its first lines."""
    table = draw(st.sampled_from(sorted(TABLES)))
    text = text_of(TABLES[table], quoting=draw(st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))))
    return (
        table,
        text,
        draw(
            st.sampled_from(
                [
                    i
                    for i, sign in enumerate(text)
                    if sign in ",\r"
                    and text[:i].count("\r\n") >= after_line
                    and text[:i].count('"') % 2 == 0
                ]
            )
        ),
    )  # a comma inside a quoted text is no place between cells


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(places(after_line=1), st.sampled_from((",", '"', "\r\n", "\0")))
def test_a_sign_too_many_never_goes_unsaid(where, sign):
    """A delimiter, quotation mark, line end or NUL between two cells."""
    table, text, place = where
    assert outcome((text[:place] + sign + text[place:]).encode(), clean(table)) != "wrong"


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(places(after_line=2))
def test_a_file_that_was_cut_off_between_two_cells_does_not_count_the_cut_row(where):
    table, text, place = where
    found = read(text[:place].encode())
    if text[place] == "," and not isinstance(found, str):
        rows, reading = found
        assert (
            set(rows) <= set(clean(table))
            and reading["rejected_rows"]
            or set(rows) < set(clean(table))
        )


def test_a_mark_that_is_not_closed_costs_its_own_row_where_each_row_is_a_line():
    header, *rows = CASES
    for i in range(len(rows)):
        lines = [text_of([row], quoting=csv.QUOTE_ALL) for row in (header, *rows)]
        lines[i + 1] = lines[i + 1].replace('","', '",""', 1)
        found, reading = read("".join(lines).encode())
        assert [(r["row"], r["why"]) for r in reading["rejected_rows"]] == [(i + 2, "stray_quote")]
        assert len(found) == len(rows) - 1 and not set(found) - set(clean("cases"))


def test_a_mark_that_is_not_closed_above_a_text_of_several_lines_refuses_the_file():
    header, *rows = MESSAGES
    text = text_of([header, *rows]).replace("ig,k1,m3,", 'ig,k1,"m3,', 1)
    assert "tanda kutip dibuka tetapi tidak ditutup" in read(text.encode())


@pytest.mark.parametrize(
    "spoilt, sentence",
    [
        (lambda header: header.replace("author,", 'author",'), "tanda kutip di baris judul rusak"),
        (
            lambda header: header.replace("author,is_", "authoris_"),
            "author dan is_automatic yang menyatu",
        ),
        (
            lambda header: header.replace("author,", ",author,"),
            "judul kolom ke-6 kosong dan tiap baris kurang satu sel",
        ),
    ],
)
def test_a_header_that_is_spoilt_is_refused(spoilt, sentence):
    """Else a column is lost, or all below it shift, and no row would show it."""
    rows = [[*row[:-1], "p1"] for row in MESSAGES[1:] if "\n" not in row[7]]
    header, body = text_of([MESSAGES[0]]), text_of(rows)
    assert sentence in read((spoilt(header) + body).encode())


def test_a_separator_too_many_in_the_header_is_left_out_where_rows_keep_their_empty_last_cell():
    header, body = text_of([MESSAGES[0]]), text_of(MESSAGES[1:])
    assert (
        outcome((header.replace("author,", ",author,") + body).encode(), clean("messages"))
        == "exact"
    )


def test_a_blank_or_a_colon_separates_no_table_whose_commas_do(tmp_path):
    """Times of day and addresses have colons in every row, in the same places."""
    body = [[f"{d}/03/2026", f"0{d}:15", f"https://contoh.id/{d}"] for d in range(1, 9)]
    rows = [["tanggal", "jam", "tautan"], *body]
    text = text_of(rows).replace("4/03/2026,", '"4/03/2026,')
    path = tmp_path / "x.csv"
    path.write_text(text, newline="")
    table = open_table(path, "x", set())
    assert (table.delimiter, table.header) == (",", rows[0])


@pytest.mark.parametrize("row", range(1, len(CASES)))
def test_a_rejected_row_stays_known_when_the_table_is_looked_into_again(tmp_path, row):
    """Whoever takes only the first rows of a second reading must not forget what the first found."""
    rows = [[*cells] for cells in CASES]
    rows[row].insert(2, "")
    path = tmp_path / "x.csv"
    path.write_text(text_of(rows), newline="")
    table = open_table(path, "x", set())
    assert sum(batch.num_rows for batch in table.batches()) == len(CASES) - 2
    next(table.batches())
    assert list(table.bad) == [row + 1]
    found, reading = read(path.read_bytes())
    assert [r["row"] for r in reading["rejected_rows"]] == [row + 1] and len(found) == len(
        CASES
    ) - 2
