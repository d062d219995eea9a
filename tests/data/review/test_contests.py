"""Contests: kept with who and when, refused with citizens' data, withdrawn by their own OPD
only."""

from dataclasses import replace

import pytest

from data.cases import store
from data.errors import Refused
from data.lake import verify
from data.review import contests
from data.review.contests import Subject
from tests import histories, program
from tests.handbook.tables import clock_at, moment

FIGURE = Subject("dinkes", "account", "ig", "2026-02", figure="on_time_rate")
CASE = Subject("dinkes", "account", "ig", "2026-02", case_id="00000000000000ab")


@pytest.fixture
def home(tmp_path):
    return program.new_home(tmp_path, histories.OPDS, histories.ACCOUNTS)


def test_a_contest_waits_with_who_and_when(home):
    with clock_at("Thu 5 Mar 09:00:00"):
        contests.add(
            home,
            FIGURE,
            "  balasan lewat\ntelepon tidak ikut ",
            " unggahan 000012, baris 118 ",
            "Ratna",
        )
    [found] = contests.read(home)
    assert (
        found.number,
        found.subject,
        found.reason,
        found.reference,
        found.state,
        found.answer,
    ) == (
        1,
        FIGURE,
        "balasan lewat telepon tidak ikut",
        "unggahan 000012, baris 118",
        "waiting",
        "",
    )
    assert (found.made_by, found.made_at) == ("Ratna", moment("Thu 5 Mar 09:00:00"))


@pytest.mark.parametrize(
    ("reason", "reference", "said"),
    [
        (" \n", "", "Tulis dulu alasannya"),
        ("x" * 501, "", "Alasan 501 huruf"),
        ("salah", "x" * 121, "Rujukan 121 huruf"),
        ("warganya 0812 3456 7890 sudah ditelepon", "", "0812 3456 7890"),
        ("nomor +62812-3456-789", "", "62812-3456-789"),
        ("NIK 3310123456780001", "", "3310123456780001"),
        ("salah", "surel budi.h@contoh.com", "budi.h@contoh.com"),
    ],
)
def test_what_may_not_be_stored_is_refused_by_name(home, reason, reference, said):
    with pytest.raises(Refused) as refused:
        contests.add(home, FIGURE, reason, reference, "Ratna")
    assert said in str(refused.value)
    assert contests.read(home) == []


@pytest.mark.parametrize(
    "reason",
    [
        "Pukul 08.30 dibalas, lihat baris 118.",
        "Surat 800/1234/2026 tanggal 3 Maret",
        "Angka 82,4 % mestinya 91,0 %",
        "akun kami @dinkesklaten sendiri",
    ],
)
def test_ordinary_reasons_are_taken(home, reason):
    contests.add(home, FIGURE, reason, "000012-9f8e7d6c5b4a", "Ratna")
    assert contests.read(home)[0].reason == reason


def test_the_same_thing_is_not_contested_twice_while_it_waits(home):
    contests.add(home, CASE, "spam", "", "Ratna")
    with pytest.raises(Refused, match="masih menunggu"):
        contests.add(home, CASE, "spam sekali", "", "Ratna")
    contests.withdraw(home, 1, ("dinkes",), "Ratna")
    contests.add(home, CASE, "salah alamat", "", "Ratna")
    assert [(c.number, c.state) for c in contests.read(home)] == [(1, "withdrawn"), (2, "waiting")]


def test_only_the_own_opd_withdraws_and_only_once(home):
    contests.add(home, CASE, "spam", "", "Ratna")
    with pytest.raises(Refused, match="nomor 1"):
        contests.withdraw(home, 1, ("disdik",), "Budi")
    assert contests.read(home)[0].state == "waiting"
    contests.withdraw(home, 1, ("dinkes",), "Ratna")
    with pytest.raises(Refused, match="nomor 1"):
        contests.withdraw(home, 1, ("dinkes",), "Ratna")


def test_neither_or_both_is_a_mistake_of_the_program(home):
    for subject in (
        Subject("dinkes", "opd", "dinkes", "2026-02"),
        Subject("dinkes", "opd", "dinkes", "2026-02", "cases", "00000000000000ab"),
    ):
        with pytest.raises(ValueError, match="a figure or about a case"):
            contests.add(home, subject, "salah", "", "Ratna")


def test_a_contest_makes_no_new_store_and_is_verified(home):
    before = store.current(home)
    contests.add(home, FIGURE, "salah", "", "Ratna")
    assert store.current(home) == before
    looked, bad = verify.bad_files(home)
    assert bad == []
    [document] = (home.documents / "contests").iterdir()
    document.write_bytes(document.read_bytes().replace(b"salah", b"benar"))
    assert verify.bad_files(home)[1] == [f"documents/contests/{document.name}"]


def test_several_are_contested_together_or_not_at_all(home):
    """One reason, a number each; where one of them already waits, none is kept."""
    other = replace(CASE, case_id="00000000000000ac")
    kept = contests.add_all(home, [CASE, other], "uji coba", "", "Ratna")
    assert [(c.number, c.subject) for c in kept] == [(1, CASE), (2, other)]
    third = replace(CASE, case_id="00000000000000ad")
    with pytest.raises(Refused, match="1 dari 2 pesan ini sudah disanggah"):
        contests.add_all(home, [third, other], "uji coba", "", "Ratna")
    assert [c.number for c in contests.read(home)] == [1, 2]
