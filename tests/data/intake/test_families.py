"""The same talk out of two tools would count twice: on one day an account has rows of one family
only, whichever came first."""

import pytest

from data.errors import Refused
from data.lake import removal
from data.lake.uploads import Lake
from tests.data.importers.homes import Place

CHAT = "21/07/2025 07.10 - Siti Rahayu: Kapan buka?\n21/07/2025 07.15 - Dukcapil Klaten: Jam 8\n"
HEADER = "account_id,conversation_id,sent_at,direction,text\n"
TABLE = HEADER + "wa,c1,2025-07-21T07:10:00+07:00,inbound,Kapan buka?\n"
LATER = HEADER + "wa,c1,2025-07-25T07:10:00+07:00,inbound,Kapan buka?\n"
CASES = "account_id,case_id,opened_at,status\nwa,1,2025-07-21T07:10:00+07:00,open\n"
ALL_JULY = ("--account", "wa", "--from", "2025-07-01", "--until", "2025-07-31")


@pytest.fixture
def place(tmp_path, reader):
    """A home with a WhatsApp account."""
    return Place(tmp_path, reader)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("chat.txt", CHAT), ("tabel.csv", TABLE)),
        (("tabel.csv", TABLE), ("chat.txt", CHAT)),
        (("kasus.csv", CASES), ("chat.txt", CHAT)),
    ],
)
def test_another_family_on_a_day_with_rows_is_refused_in_both_orders(place, first, second):
    place.load(*first)
    refusal = place.refused(*second)
    assert "Akun wa: tanggal 21/07/2025 sudah diisi unggahan" in str(refusal)
    assert "data undo 000001-" in str(refusal) and "“Riwayat unggahan”" in refusal.on_screen
    assert "sudah diisi" in place.looked(*second)["refused"]  # before anything else is asked


@pytest.mark.parametrize(
    ("first", "second"),
    [(("chat.txt", CHAT), ("tabel.csv", LATER)), (("tabel.csv", LATER), ("chat.txt", CHAT))],
)
def test_a_day_that_is_only_covered_is_filled_too(place, first, second):
    place.load(*first, *ALL_JULY)
    assert "sudah diisi" in str(place.refused(*second, "--partial"))


def test_other_days_and_what_was_taken_back_are_free(place):
    place.load("chat.txt", CHAT)
    assert place.counts("nanti.csv", LATER)[1] == 1
    upload_id = place.load("lagi.txt", CHAT.replace("21/07", "28/07"))["upload_id"]
    later = LATER.replace("07-25", "07-28")
    assert "28/07/2025" in str(place.refused("tabel.csv", later))
    removal.undo(place.home, upload_id, "test")
    assert place.counts("tabel.csv", later)[1] == 1


def test_rejected_rows_that_were_mended_add_to_their_upload(place):
    place.load("chat.txt", CHAT)
    mended = "baris,alasan," + TABLE.replace("wa,c1,", "1,x,wa,c1,")
    assert place.counts("baris-ditolak.csv", mended)[1] == 1
    assert place.counts("lagi.txt", CHAT.replace("07.10", "09.10"))[1] == 1


def test_a_taken_day_is_said_before_it_is_asked_who_of_a_talk_is_the_account(place):
    place.load("tabel.csv", TABLE)
    strangers = CHAT.replace("Dukcapil Klaten", "Loket Satu")
    looked = place.looked("chat.txt", strangers, "--account", "wa")
    assert "sudah diisi unggahan" in looked["refused"] and looked["question"] is None
    assert "sudah diisi" in str(place.refused("chat.txt", strangers, "--account", "wa"))
    other_day = strangers.replace("21/07", "22/07")
    assert place.looked("lain.txt", other_day, "--account", "wa")["question"]["asks"] == "own"


MESSAGES_OF_A_WEEK = HEADER + "".join(
    f"wa,c{day},2025-07-{day} 07:10,inbound,Kapan buka hari {day}?\n" for day in range(21, 26)
)


def cases_of_a_week(clock: str) -> str:
    return CASES.splitlines()[0] + "".join(
        f"\nwa,{day},2025-07-{day} {clock},open" for day in range(21, 26)
    )


@pytest.mark.parametrize("in_turn", [False, True])
@pytest.mark.parametrize(("clock", "same"), [("07:10:40", "5 dari 5"), ("10:00", "0 dari 5")])
def test_a_table_of_cases_on_the_days_of_a_table_of_messages_is_said(place, in_turn, clock, same):
    files = [("pesan.csv", MESSAGES_OF_A_WEEK), ("kasus.csv", cases_of_a_week(clock))]
    first, second = files[::-1] if in_turn else files
    place.load(*first)
    warning = place.looked(*second)["warnings"][0]
    assert f"{same} waktu masuk kasusnya sama" in warning
    assert "21/07/2025 sampai 25/07/2025 sudah diisi unggahan 000001" in warning
    place.load(*second)
    assert Lake.read(place.home).valid[-1].info["remarks"][-1] == warning


def test_the_same_family_goes_on(place):
    place.load("tabel.csv", TABLE)
    assert place.counts("kasus.csv", CASES)[1] == 1
    with pytest.raises(Refused, match="WhatsApp"):
        place.load("chat.txt", CHAT)
