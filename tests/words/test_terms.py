"""Words that several screens use for the same thing."""

from words import terms


def test_a_period_in_a_title_breaks_before_its_year_only():
    said = terms.unbroken("Dinas Kesehatan, September–November\u00a02026. Dijawab: 93,3\u00a0%")
    assert said == "Dinas Kesehatan, September\u2060–\u2060November 2026. Dijawab: 93,3\u00a0%"
