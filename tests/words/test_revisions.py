"""What a revision changed, in words: the figure, its old and new value, and whose it is."""

import pytest

from words.review import revisions

NAMES = {
    "opd": {"dinkes": {"opd_name": "Dinas Kesehatan"}},
    "account": {
        "ig": {
            "opd_name": "Dinas Kesehatan",
            "platform": "instagram",
            "handle": "@dinkes",
            "unit": "ig",
        }
    },
}


@pytest.mark.parametrize(
    ("table", "figure", "old", "said", "value"),
    [
        ("figures", "on_time_rate", 0.8125, "Dijawab dalam batas waktu", "81,3 %"),
        ("figures", "median_response", 4806, "Separuh dijawab dalam", "1 jam 20 menit"),
        ("figures", "cases", None, "Pesan masuk", "–"),
        ("boards", "response.place", 3, "Papan respons: tempat", "3"),
        (
            "boards",
            "resolution.dinas.silence.place_high",
            12,
            "Papan penyelesaian, dinas, tidak ditanyakan lagi: tempat terbawah yang mungkin",
            "12",
        ),
        (
            "boards",
            "response.rsud.group",
            "above",
            "Papan respons, RSUD: dibanding tengah",
            "di atas tengah",
        ),
        ("boards", "response.status", "few_cases", "Papan respons: keadaan", "pesan belum cukup"),
    ],
)
def test_a_figure_and_its_value(table, figure, old, said, value):
    row = {"table": table, "figure": figure, "old": old}
    assert revisions.figure(row) == said
    assert revisions.value(row, "old").replace("\u00a0", " ") == value


@pytest.mark.parametrize(
    ("by", "unit", "said"),
    [
        ("regency", "regency", "Kabupaten"),
        ("kind", "kecamatan", "kecamatan"),
        ("opd", "dinkes", "Dinas Kesehatan"),
        ("account", "ig", "Instagram @dinkes · Dinas Kesehatan"),
        ("account", "gone", "gone"),
    ],
)
def test_whose_figure(by, unit, said):
    assert revisions.unit({"by": by, "unit": unit}, NAMES) == said
