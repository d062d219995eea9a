"""The name at a line's end is short, and still tells one line from another."""

import pytest

from charts.line import NAME_LINES, NAME_WIDTH, Line, names
from charts.monthly_lines import monthly_lines
from charts.theme import harmless

LONG = (
    "Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak "
    "Kabupaten"
)


def line(end: str) -> Line:
    return Line([0.5, 0.6], [False, False], [f"{end}\n50,0 %"] * 2, 0, end)


def test_a_long_name_takes_three_lines_and_is_cut_between_words():
    [text] = names([line(f"{LONG}\n83,4 %")])
    *shown, rate = text.split("<br>")
    assert shown == ["Dinas", "Pengendalian", "Penduduk…"] and rate == "83,4 %"
    assert len(shown) == NAME_LINES and all(len(row) <= NAME_WIDTH for row in shown)


def test_a_name_that_fits_is_whole():
    assert names([line("Kecamatan Wedi"), line("Dinas Sosial")]) == [
        "Kecamatan Wedi",
        "Dinas Sosial",
    ]


def test_names_that_begin_alike_are_told_apart():
    both = names([line(f"Dinas Pemberdayaan {rest}") for rest in ("Masyarakat", "Perempuan")])
    assert both == ["Dinas<br>Pemberdayaan<br>Masyarakat", "Dinas<br>Pemberdayaan<br>Perempuan"]


def test_a_word_that_is_wider_than_the_margin_is_cut():
    [text] = names([line("Instagram @dinaskependudukandancatatansipilklaten")])
    assert text == "Instagram @dina<br>skependudukanda<br>ncatatansipi…"


@pytest.mark.parametrize(
    ("handle", "shown"),
    [
        ("Instagram @contoh_dinkes_klt", "Instagram<br>@contoh_<br>dinkes_klt"),
        ("Facebook contoh.dinkes.klt", "Facebook<br>contoh.dinkes.<br>klt"),
        ("YouTube @contoh-dinkes", "YouTube<br>@contoh-dinkes"),
    ],
)
def test_a_handle_goes_on_after_its_joint(handle, shown):
    assert names([line(handle)]) == [shown]


def test_the_whole_name_is_in_the_hover_words():
    figure = monthly_lines([line(LONG)], ["Agu", "Sep"])
    points = [trace for trace in figure.data if trace.mode == "markers"]
    assert harmless(LONG) in points[0].customdata[0][0]
