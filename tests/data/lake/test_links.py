"""Links in the lake: kept beside their row, looked up for some rows, and absent from uploads of an
earlier program."""

import hashlib
import shutil

import pyarrow.parquet as pq
import pytest

from data.cases import store
from data.lake import backup, links, removal, uploads, verify
from data.lake.home import Home
from data.lake.uploads import Lake
from tests import program
from tests.reference import Account, Opd

MESSAGES = "account_id,conversation_id,message_id,sent_at,direction,author,text,link"
CASES = "account_id,case_id,opened_at,first_reply_at,status,author,link"
POST, VIDEO = (
    "https://www.instagram.com/p/C1aBcD2eFgH/",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
)
# kind: header, rows of the first upload, rows of the second; each has one that the other has too
ROWS = {
    "messages": (
        MESSAGES,
        ["b,k1,m1,2026-08-03T08:00:00+07:00,masuk,Siti,Buka?,"],
        [
            "a,k2,m2,2026-08-04T08:00:00+07:00,masuk,Budi,Buka?,https://youtu.be/dQw4w9WgXcQ?si=budi",
            "b,k1,m1,2026-08-03T08:00:00+07:00,masuk,Siti,Buka?,http://instagram.com/siti.r/p/C1aBcD2eFgH/?a=1",
            "b,k3,m3,2026-08-05T08:00:00+07:00,masuk,Siti,Halo,https://wa.me/6281377700099",
        ],
    ),
    "cases": (
        CASES,
        ["b,T1,2026-08-03T08:00:00+07:00,,open,Siti,"],
        [
            "a,T2,2026-08-04T08:00:00+07:00,,open,Budi,https://youtu.be/dQw4w9WgXcQ",
            "b,T1,2026-08-03T08:00:00+07:00,,open,Siti,https://instagram.com/p/C1aBcD2eFgH",
            "b,T3,2026-08-05T08:00:00+07:00,,open,Siti,javascript:alert(1)",
        ],
    ),
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-09-01T08:00+07:00")
    return program.new_home(
        tmp_path, [Opd("o", "OPD")], [Account("a", "o", "instagram"), Account("b", "o", "x")]
    )


def load(home, reader, tmp_path, header: str, rows: list[str], until: str = "2026-08-20") -> dict:
    path = tmp_path / f"{until}.csv"
    path.write_text("\n".join([header, *rows]) + "\n")
    return program.load_file(home, path, reader, "--from", "2026-08-01", "--until", until)


def make_old(home, upload) -> None:
    """The upload as a program before links would have written it."""
    rows = pq.read_table(upload.rows_file).drop_columns(["link"])
    pq.write_table(rows, upload.rows_file)
    sums = upload.folder / uploads.SUMS
    _, second = sums.read_text().splitlines()
    digest = hashlib.sha256(upload.rows_file.read_bytes()).hexdigest()
    sums.write_text(f"{digest}  {upload.rows_file.name}\n{second}\n")


def places(home) -> list[tuple]:
    """Where the cases of the store stand, by the time of their opening."""
    return (
        store.cursor(store.current(home))
        .execute("SELECT upload_id, member, row FROM cases ORDER BY opened_at")
        .fetchall()
    )


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize(
    "old", [None, 0, 1], ids=["none is old", "the first is old", "the second is old"]
)
def test_uploads_with_and_without_links_count_and_are_cut_together(
    home, reader, tmp_path, kind, old
):
    header, first, second = ROWS[kind]
    load(home, reader, tmp_path, header, first)
    if old == 0:
        make_old(home, Lake.read(home).uploads[0])
    line = load(home, reader, tmp_path, header, second, "2026-08-21")
    assert (line["accepted"], line["updated"], line["duplicates"], line["rejected"]) == (2, 0, 1, 0)
    if old == 1:
        make_old(home, Lake.read(home).uploads[1])
    known = (
        [POST, VIDEO, None] if old != 1 else [None] * 3
    )  # the row that wins is that of the later upload
    found = links.of_rows(home, places(home))
    assert [found.get(place) for place in places(home)] == known
    third = load(home, reader, tmp_path, header, second[::-1], "2026-08-22")
    assert (third["accepted"], third["updated"], third["duplicates"]) == (0, 0, 3)
    assert len(places(home)) == 3 and verify.bad_files(home)[1] == []


def test_links_are_looked_up_for_valid_uploads_and_for_the_rows_that_were_asked_for(
    home, reader, tmp_path
):
    line = load(home, reader, tmp_path, MESSAGES, ROWS["messages"][2])
    upload_id = line["upload_id"]
    assert links.of_rows(home, []) == {}
    assert links.of_rows(home, [(upload_id, None, 3), (upload_id, "lain.csv", 2)]) == {
        (upload_id, None, 3): POST
    }
    backup.backup(home, tmp_path / "copy")
    shutil.copy(home.key_file, tmp_path / "copy.key")
    assert links.of_rows(Home(tmp_path / "copy"), [(upload_id, None, 2)]) == {
        (upload_id, None, 2): VIDEO
    }
    removal.purge(home, upload_id, "test")
    assert links.of_rows(home, [(upload_id, None, 2)]) == {} and verify.bad_files(home)[1] == []


@pytest.mark.parametrize("header", ["link", "Link text", "link,link", "url"])
def test_a_link_column_rejects_nothing(home, reader, tmp_path, header):
    """Whatever stands in it, however it is called, and also twice."""
    rows = [
        f"a,k{n},m{n},2026-08-04T08:0{n}:00+07:00,masuk,{cell},{cell}"
        for n, cell in enumerate(("bukan tautan", "https://[", "'=1+1", "https://wa.me/62813"))
    ]
    header = (
        f"{MESSAGES.removesuffix(',author,text,link')},{header}{'' if ',' in header else ',lain'}"
    )
    line = load(home, reader, tmp_path, header, rows)
    assert (line["accepted"], line["rejected"]) == (4, 0)
    assert pq.read_table(Lake.read(home).uploads[0].rows_file)["link"].null_count == 4
