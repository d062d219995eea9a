"""What looks like a citizen's number or address, however it is written."""

import pytest

from data.personal import named_in


@pytest.mark.parametrize(
    "text",
    [
        "081234567890",
        "0812 3456 7890",
        "0812-3456-7890",
        "(0812) 3456.7890",
        "+62 (0) 812 3456 7890",
        "62 812/3456/7890",
        "０８１２３４５６７８９０",
        "٠٨١٢٣٤٥٦٧٨٩٠",
        "0812\u200b3456\u200b7890",
        "(0272) 321 234",
        "3310011203850001",
        "3310 0112 0385 0001",
        "33.10.01.120385.0001",
        "331001-120385-0001",
        "３３１００１１２０３８５０００１",
        "budi.h@contoh.com",
        "budi＠contoh.com",
    ],
)
def test_numbers_and_addresses_are_seen(text):
    assert named_in(f"salah, hubungi {text} saja") is not None


@pytest.mark.parametrize(
    "text",
    [
        "Pukul 08.30 dibalas, lihat baris 118.",
        "08.00–16.00, 17.00 dan 18.30",
        "12/08/2026 08.30 sampai 14/08/2026 09.15",
        "2026-08-12 2026-08-14",
        "Surat 800/1234/2026 tanggal 3 Maret",
        "Angka 82,4 % mestinya 91,0 %, dari 1.234 kasus",
        "akun kami @dinkesklaten sendiri",
        "unggahan 000012-9f8e7d6c5b4a",
    ],
)
def test_ordinary_sentences_are_none(text):
    assert named_in(text) is None
