"""Signs of a wrong file, each with a history in which it shows and a neighbour in which it must
not."""

import csv
from datetime import datetime, timedelta

import pytest

from data.intake.look import look
from tests import program
from tests.reference import Account, Opd


@pytest.fixture
def home(tmp_path):
    return program.new_home(tmp_path, [Opd("o", "OPD")], [Account("a", "o", "instagram")])


def messages(path, days: int, a_day: int, hour: int, author: str = "warga"):
    """``a_day`` conversations on each of ``days`` days from 1 August, each answered after ten
    minutes."""
    with open(path, "w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(
            [
                "account_id",
                "conversation_id",
                "message_id",
                "sent_at",
                "direction",
                "author",
                "text",
            ]
        )
        for number in range(days * a_day):
            asked = datetime(2026, 8, 1, hour) + timedelta(days=number // a_day, seconds=number)
            for part, direction in enumerate(("inbound", "outbound")):
                stamp = f"{asked + timedelta(minutes=10 * part):%Y-%m-%dT%H:%M:%S}+07:00"
                writer.writerow(
                    [
                        "a",
                        f"{path.stem}{number}",
                        f"{path.stem}{number}-{part}",
                        stamp,
                        direction,
                        author if direction == "inbound" else "",
                        "mohon info",
                    ]
                )
    return path


def signs(home, path, reader) -> str:
    return " ".join(look(home, path, program.options(), reader)["warnings"])


def test_own_messages_at_night_hint_at_a_wrong_zone(home, tmp_path, reader):
    assert "zona waktu" in signs(home, messages(tmp_path / "malam.csv", 10, 3, 1), reader)
    assert signs(home, messages(tmp_path / "siang.csv", 10, 3, 8), reader) == ""


def test_rows_on_two_days_of_a_long_file_hint_at_a_wrong_date_column(home, tmp_path, reader):
    path = messages(tmp_path / "dua.csv", 2, 30, 9)
    lines = path.read_text().splitlines()
    path.write_text(
        "\n".join([*lines, lines[1].replace("2026-08-01", "2026-08-25").replace("dua0", "lain")])
    )
    assert "dua hari" in signs(home, path, reader)
    assert signs(home, messages(tmp_path / "rata.csv", 25, 3, 9), reader) == ""


@pytest.mark.parametrize(
    ("a_day", "sign"), [(1, "kurang dari separuh"), (4, ""), (20, "tiga kali")]
)
def test_far_fewer_or_more_than_the_accounts_own_usual(home, tmp_path, reader, a_day, sign):
    program.load_file(home, messages(tmp_path / "biasa.csv", 20, 5, 9), reader)
    found = signs(home, messages(tmp_path / "baru.csv", 20, a_day, 9), reader)
    assert (sign in found) if sign else found == ""


def test_senders_who_try_the_channel_out_are_named(home, tmp_path, reader):
    assert signs(home, messages(tmp_path / "a.csv", 10, 3, 9, "Testimoni"), reader) == ""
    assert "30 baris dari pengirim" in signs(
        home, messages(tmp_path / "b.csv", 10, 3, 9, "Test admin"), reader
    )


def test_nothing_is_stored_by_looking(home, tmp_path, reader):
    look(home, messages(tmp_path / "a.csv", 3, 3, 9), program.options(), reader)
    assert not list(home.uploads.glob("*")) and not list((home.path / "staging").glob("*"))
