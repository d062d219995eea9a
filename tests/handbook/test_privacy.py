"""What a home must never hold (handbook, section 8): names, handles, ids and texts, in any byte of
any file."""

import json
import stat
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from data.cases import store
from data.errors import Refused
from data.intake.reader import Reader
from data.lake import masked
from metrics.cases.case_list import cases_behind
from metrics.output import text
from tests.handbook.tables import OFFICE, Town, clock_at, rows, town

MESSAGES = """
    conversation          | id           | at                 | from    | author       | text                   | post
    6281234567890@s.whats | wamid.Abc123 | Mon 2 Feb 08:00:00 | citizen | Siti Rahayu  | Lampu jalan Mawar mati | -
    6281234567890@s.whats | wamid.Def456 | Mon 2 Feb 09:00:00 | office  | Admin Bagus  | Segera kami cek lokasi | -
    @wong_klaten          | 179988776655 | Tue 3 Feb 08:00:00 | citizen | @wong_klaten | Apa syarat KTP hilang  | CxYz98
    @wong_klaten          | -            | Tue 3 Feb 09:00:00 | citizen | @wong_klaten | HP saya 085611223344   | CxYz98
    6289999888777         | wamid.Bad000 | kemarin            | citizen | Joko Susilo  | Pesan rusak rahasia    | -
    6287777666555         | wamid.Bad111 | Tue 3 Feb 10:00:00 | nobody  | Rina Wulan   | Arah tidak dikenal     | -
    """
TICKETS = """
    account | case          | opened             | replied            | closed | status  | author
    b       | LAPOR-7766554 | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -      | waiting | Budi Santoso
    b       | LAPOR-7766555 | Mon 2 Feb 08:00:00 | Mon 2 Feb 07:00:00 | -      | waiting | Dewi Lestari
    """
SECRETS = (
    "6281234567890",
    "s.whats",
    "wamid",
    "Abc123",
    "Def456",
    "Bad000",
    "Bad111",
    "179988776655",
    "6289999888777",
    "6287777666555",
    "wong_klaten",
    "Rahayu",
    "Bagus",
    "Susilo",
    "Wulan",
    "Lampu jalan",
    "Mawar",
    "Segera kami",
    "syarat KTP",
    "085611223344",
    "CxYz98",
    "Pesan rusak",
    "Arah tidak",
    "LAPOR-",
    "7766554",
    "7766555",
    "Santoso",
    "Lestari",
    "Percakapan",
)  # 5 letters or more: not there by chance


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with town(tmp_path_factory.mktemp("privacy"), ["a", "b"]) as one:
        one.load([{"account": "a"} | row for row in rows(MESSAGES)], name="Percakapan Siti Rahayu")
        one.load(TICKETS, name="Percakapan Budi Santoso")
        one.cursor()
        yield one


def contents(place: Town):
    """(file, its bytes, and where they are packed what is inside, as text) of every file under the
    home."""
    for path in sorted(p for p in place.home.path.rglob("*") if p.is_file()):
        unpacked = ""
        if path.suffix == ".parquet":
            unpacked = repr(pq.read_table(path).to_pydict()) + repr(pq.read_metadata(path).metadata)
        elif path.suffix == ".duckdb":
            cursor = store.cursor(path)
            for (name,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                unpacked += repr(cursor.table(name).fetchall())
        yield path, path.read_bytes(), unpacked


def test_no_name_handle_id_or_text_is_in_any_byte_of_any_file(place):
    seen = []
    for path, content, unpacked in contents(place):
        seen.append(path.suffix)
        for secret in SECRETS:
            where = path.relative_to(place.home.path)
            assert secret.lower() not in str(where).lower()
            assert secret.lower().encode() not in content.lower(), f"{secret} in {where}"
            assert secret.lower() not in unpacked.lower(), f"{secret} inside {where}"
    assert {".json", ".parquet", ".duckdb"} <= set(seen)


def test_the_key_is_in_no_file_of_the_home_but_beside_it_for_its_owner_only(place):
    beside = place.home.path.with_name(place.home.path.name + ".key")
    key = beside.read_text().strip()
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    assert all(
        key.encode() not in content and key not in unpacked
        for _, content, unpacked in contents(place)
    )


def test_what_is_shown_of_cases_and_uploads_carries_no_citizen_data(place, capsys):
    place.command("uploads")
    lines = capsys.readouterr().out
    shown = lines + "".join(
        text.as_csv(cases_behind(place.cursor(), "account", account, "2026-02", "wall"))
        for account in ("a", "b")
    )
    assert len(place.cases("a")) == 2 and len(place.cases("b")) == 1
    assert [secret for secret in SECRETS if secret.lower() in shown.lower()] == []
    kinds = [json.loads(line)["file"].split()[0] for line in lines.splitlines()]
    assert kinds == ["canonical-messages", "canonical-cases"]


def test_a_backup_leaves_the_key_out_and_says_so(place, capsys, tmp_path):
    place.command("backup", str(tmp_path / "copy"))
    said = json.loads(capsys.readouterr().out)
    key = place.home.path.with_name(place.home.path.name + ".key").read_bytes().strip()
    assert all(key not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "home.key" in said["key"]


NAMED = "account | at | from | author\n a | Mon 2 Feb 08:00:00 | citizen | Bambang 081234571"


def masked_names(place: Town, now: str) -> list[str]:
    """What an OPD may still see of the citizens behind its cases at that moment."""
    with clock_at(now):
        keys = [case["case_key"] for case in place.cases("a")]
        return list(masked.names(place.home, "a", keys).values())


def test_a_case_shows_a_masked_name_for_90_days(tmp_path, reader):
    """Received on Wed 1 Apr; 1 Jul is 91 days later, and another upload comes in."""
    place = Town(tmp_path, reader, "account | opd_id\n a | dinas", OFFICE)
    place.load(NAMED, now="Wed 1 Apr 09:00:00")
    assert masked_names(place, "Mon 29 Jun 09:00:00") == ["B…71"]
    place.load("account | at | from\n a | Mon 2 Feb 09:00:00 | citizen", now="Wed 1 Jul 09:00:00")
    assert masked_names(place, "Wed 1 Jul 09:00:00") == []
    assert all(pq.read_table(path).num_rows == 0 for path in place.home.masked.iterdir())


def test_a_masked_name_goes_after_90_days_also_where_nothing_else_happens(tmp_path, reader):
    place = Town(tmp_path, reader, "account | opd_id\n a | dinas", OFFICE)
    place.load(NAMED, now="Wed 1 Apr 09:00:00")
    assert masked_names(place, "Mon 29 Jun 09:00:00") == ["B…71"]
    assert masked_names(place, "Wed 1 Jul 09:00:00") == []
    assert list(place.home.masked.iterdir()) == []


def ids_with(key: str, folder: Path, reader: Reader, monkeypatch) -> list[str]:
    """The case ids of one and the same file in a home with that key."""
    folder.mkdir()
    monkeypatch.setenv("TANGGAP_KEY", key)
    place = Town(folder, reader, "account | opd_id\n a | dinas", OFFICE)
    place.load(
        "account | conversation | id | at | from\n a | siti | m1 | Mon 2 Feb 08:00:00 | citizen"
    )
    return [case["case_id"] for case in place.cases("a")]


def test_ids_are_keyed_hashes(tmp_path, reader, monkeypatch):
    one, again, other = (
        ids_with(key, tmp_path / name, reader, monkeypatch)
        for name, key in (("one", "11" * 32), ("again", "11" * 32), ("other", "22" * 32))
    )
    assert one == again != other


def test_without_the_right_key_a_home_can_be_read_but_loading_is_refused_naming_the_key_file(
    tmp_path, reader
):
    place = Town(tmp_path, reader, "account | opd_id\n a | dinas", OFFICE)
    table = "account | at | from\n a | Mon 2 Feb 08:00:00 | citizen"
    place.load(table)
    beside = tmp_path / "home.key"
    kept = beside.read_text()
    for key in ("33" * 32, None):
        beside.unlink() if key is None else beside.write_text(key)
        with pytest.raises(Refused, match="home.key"):
            place.load(table)
        assert [case["opened_at"] for case in place.cases("a")] == ["Mon 2 Feb 08:00:00"]
    beside.write_text(kept)
    assert place.load(table)["accepted"] == 1
