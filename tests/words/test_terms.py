"""Words that several screens use for the same thing."""

from words import terms


def test_a_period_in_a_title_breaks_before_its_year_only():
    said = terms.unbroken("Dinas Kesehatan, September–November\u00a02026. Dijawab: 93,3\u00a0%")
    assert said == "Dinas Kesehatan, September\u2060–\u2060November 2026. Dijawab: 93,3\u00a0%"


def test_a_duration_and_a_number_with_its_word_do_not_break():
    said = terms.unbroken(
        "Separuh dijawab dalam 10\u00a0jam 2\u00a0menit; dari setiap 100 pesan, 3 dari 5 di sini"
    )
    assert (
        said
        == "Separuh dijawab dalam 10\u00a0jam\u00a02\u00a0menit; dari setiap 100\u00a0pesan, 3\u00a0dari 5 di sini"
    )
