"""What may be stored of a rejected cell: a stamp or a known word, at most 20 signs."""

import pytest

from data.importers.rows.kept_values import without_citizens


def kept(value: str | None) -> str | None:
    row = {"row": 7, "column": "sent_at", "value": value, "why": "unreadable_stamp", "member": None}
    stored = without_citizens(row, {"dinkes-ig"})
    assert stored | {"value": value} == row  # row, column and reason stay
    return stored["value"]


@pytest.mark.parametrize(
    "stamp",
    [
        "31/09/2026",
        "31/09/2026 14.30",
        "2026-09-31",
        "2026-13-01T08:00:00Z",
        "31-9-26 8:30",
        "31.09.2026 25:61:00",
        "31 Februari 2026",
        "5 Agu 2026, 14.30",
        "Aug 5, 2026",
        "24.30",
        "8/5/26 2:30 PM",
    ],
)
def test_what_has_the_shape_of_a_stamp_stays(stamp):
    assert kept(stamp) == stamp


@pytest.mark.parametrize("word", ["in", "Masuk", "selesai", "Ditutup oleh Sistem", "dinkes-ig"])
def test_a_word_stays_where_the_program_knows_it(word):
    assert kept(word) == word


@pytest.mark.parametrize(
    "value",
    [
        "Bu Sri",
        "Sri Wahyuni 1985",
        "5 maryati 2026",
        "081234567890",
        "0812-34-56",
        "0272-321-26",
        "3310011203850001",
        "20260805",
        "sri@klaten.id",
        "lenyap",
        "besok",
        "8812345",
        "٠٨/٠٩/٢٠٢٦",
        "31/09/2026 Bu Sri",
        "31/09/2026\nBu Sri",
        "2026-08-05T14:30:00+07:00",  # 25 signs
        None,
    ],
)
def test_nothing_else_stays(value):
    assert kept(value) is None
