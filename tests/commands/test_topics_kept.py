"""Topics: what the register knows, and short ones of at least five cases that name nobody; the rest
is "lainnya", in the lake and in everything made from it."""

import hashlib
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.cases import store
from data.lake.home import Home
from tests.commands.shell import cases, copied, data, done, message, written

DAY = "2026-09-01T08:00:00+07:00"
LETTER = "Bu Zulkaryani di Jl. Merbabu 12 minta air 081377700099"
KINDS = ("messages", "cases")


def file_of(kind: str, topics: list[str], name: str = "x") -> str | list[dict]:
    """One case for each topic."""
    if kind == "messages":
        return [message(f"{name}{i}", DAY, topic=topic) for i, topic in enumerate(topics)]
    rows = [f'ig,{name}{i},{DAY},open,"{topic}"' for i, topic in enumerate(topics)]
    return "\n".join(["account_id,case_id,opened_at,status,topic", *rows]) + "\n"


def loaded(home, folder, kind: str, topics: list[str], name: str = "x") -> dict:
    return done(
        data(home, "load", written(folder / f"{name}.csv", file_of(kind, topics, name)))
    ).line


def stored(home) -> list[str | None]:
    """Topics of all rows in the lake, upload by upload in the order of the file."""
    paths = sorted(home.glob("uploads/*/*.parquet"))
    rows = [
        row
        for path in paths
        for row in sorted(pq.read_table(path).to_pylist(), key=lambda r: r["row"])
    ]
    return [row["topic"] for row in rows]


def shown(home) -> list[str | None]:
    return sorted(row["topic"] or "-" for row in cases(home, "ig", "2026-09"))


@pytest.mark.parametrize("kind", KINDS)
def test_free_text_is_kept_nowhere(home, tmp_path, kind):
    loaded(home, tmp_path, kind, [LETTER, "Pengaduan", "", "PBB"])
    assert stored(home) == ["lainnya", "Pengaduan", None, "lainnya"]
    assert shown(home) == ["-", "Pengaduan", "lainnya", "lainnya"]
    everything = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Merbabu" not in everything and b"merbabu" not in everything


def test_who_uploads_sees_before_it_is_stored_how_many_topics_are_not_kept(home, tmp_path):
    path = written(tmp_path / "x.csv", file_of("cases", [LETTER, "Pengaduan", "", "PBB"]))
    remarks = done(data(home, "look", path)).line["remarks"]
    assert len(remarks) == 2  # the other: a file without replies has no figures of response
    [remark] = [one for one in remarks if "topik" in one]
    assert remark.startswith("2 baris") and "lainnya" in remark and "Merbabu" not in remark


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count, kept", [(4, "lainnya"), (5, "Sampah")])
def test_a_topic_of_five_cases_is_kept(home, tmp_path, kind, count, kept):
    loaded(home, tmp_path, kind, ["Sampah"] * count)
    assert stored(home) == [kept] * count


def test_five_messages_of_one_conversation_are_not_five_cases(home, tmp_path):
    rows = [
        message(f"{i}", f"2026-09-01T08:0{i}:00+07:00", conversation_id="satu", topic="Sampah")
        for i in range(5)
    ]
    done(data(home, "load", written(tmp_path / "a.csv", rows)))
    assert stored(home) == ["lainnya"] * 5


def test_another_account_s_cases_do_not_count(home, tmp_path):
    rows = [
        message(f"{i}", DAY, topic="Sampah", account_id="ig" if i < 4 else "wa") for i in range(8)
    ]
    done(data(home, "load", written(tmp_path / "a.csv", rows)))
    assert stored(home) == ["lainnya"] * 8


def test_spellings_are_one_topic(home, tmp_path):
    topics = ["Air bersih", "air  bersih", "AIR BERSIH", " Air bersih", "Air Bersih"]
    loaded(home, tmp_path, "messages", topics)
    assert {topic.lower().replace("  ", " ") for topic in stored(home)} == {"air bersih"}


@pytest.mark.parametrize(
    "personal",
    [
        "sri@klaten.id",
        "@srirahayu",
        "Sri 081234567890",
        "0812 3456 7890",
        "０８１２３４５６７８９０",
        "3310-0112-0385-0001",
        "Bu Sri 71",
        "Sri Wahyuni RT 03 RW 05",
        "Jl. Merbabu 12",
        "a.n. Sri no 7",
        "x" * 61,
    ],
)
def test_what_may_say_who_somebody_is_is_not_kept_however_often(home, tmp_path, personal):
    loaded(home, tmp_path, "messages", [personal] * 6)
    assert stored(home) == ["lainnya"] * 6


@pytest.mark.parametrize("topic", ["Covid-19", "PPDB 2026", "Ibu hamil", "Jalan rusak", "x" * 60])
def test_what_names_nobody_is_kept(home, tmp_path, topic):
    loaded(home, tmp_path, "messages", [topic] * 5)
    assert stored(home) == [topic] * 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_topic_that_the_register_knows_keeps_its_name_and_class(home, tmp_path, kind):
    long = "Pengaduan layanan kependudukan dan pencatatan sipil tingkat kecamatan 2026"
    done(data(home, "topics", written(tmp_path / "t.csv", f"topic,class\n{long},oversight\n")))
    loaded(home, tmp_path, kind, [long.upper(), "pengaduan  berkadar pengawasan", LETTER])
    assert stored(home)[0] == long.upper() and stored(home)[2] == "lainnya"
    path = store.current(Home(home))
    classes = store.cursor(path).execute("SELECT topic_class FROM cases").fetchall()
    assert sorted(classes) == [("information",), ("oversight",), ("oversight",)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_file_keeps_what_a_larger_one_had_named(home, tmp_path, kind):
    loaded(home, tmp_path, kind, ["Sampah"] * 5)
    again = loaded(home, tmp_path, kind, ["sampah"] * 2, "y")
    assert (again["accepted"], stored(home)[5:]) == (2, ["sampah"] * 2)
    part = written(tmp_path / "z.csv", file_of(kind, ["Sampah"] * 2))
    assert done(data(home, "load", part)).counts == (2, 0, 0, 2, 0)  # nothing of them has changed


def make_old(home, kind: str, topics: list[str]) -> None:
    """The upload as a program wrote it that kept every topic."""
    (folder,) = (home / "uploads").iterdir()
    rows = folder / f"{kind}.parquet"
    table = pq.read_table(rows)
    old = pa.array([topics[number - 2] or None for number in table["row"].to_pylist()])
    at = table.schema.get_field_index("topic")
    pq.write_table(table.set_column(at, "topic", old), rows)
    info = folder / "upload.json"
    content = json.loads(info.read_bytes())
    del content["topics"]
    info.write_text(json.dumps(content))
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in (rows, info)]
    (folder / "SHA256SUMS").write_text("".join(lines))


@pytest.mark.parametrize("kind", KINDS)
def test_verify_cleans_the_topics_of_an_earlier_program(home, tmp_path, kind):
    topics = [LETTER, "Pengaduan", "", "PBB", *["Sampah"] * 5]
    loaded(home, tmp_path, kind, topics)
    make_old(home, kind, topics)
    done(data(home, "rebuild"))
    assert LETTER in shown(home)
    before = copied(home, tmp_path / "cadangan")  # a backup from before that was opened as a home
    assert done(data(home, "verify")).line["lupakan"]["topics"] == 2
    assert stored(home) == ["lainnya", "Pengaduan", None, "lainnya", *["Sampah"] * 5]
    assert shown(home) == sorted(["-", "Pengaduan", *["Sampah"] * 5, "lainnya", "lainnya"])
    again = done(data(home, "verify")).line["lupakan"]
    assert again == {"masked_names": 0, "values": 0, "topics": 0, "rewritten": 0}
    done(data(home, "backup", before))
    everything = b"".join(
        path.read_bytes()
        for place in (home, before)
        for path in place.rglob("*.*")
        if path.is_file() and "store-" not in path.name
    )
    assert b"Merbabu" not in everything


@pytest.mark.parametrize("kind", KINDS)
def test_a_cleaned_topic_is_what_a_new_load_would_store(home, tmp_path, kind):
    topics = ["PBB", *["Sampah"] * 5]
    first = loaded(home, tmp_path, kind, topics)
    make_old(home, kind, topics)
    done(data(home, "verify"))
    assert [
        info["topics"]
        for info in map(json.loads, [p.read_bytes() for p in home.glob("uploads/*/upload.json")])
    ] == [{"ig": ["sampah"]}]
    more = written(
        tmp_path / "z.csv", file_of(kind, topics) if kind == "cases" else file_of(kind, topics)[:3]
    )
    line = done(data(home, "load", more, "--until", "2026-09-02")).line
    assert (line["accepted"], line["updated"]) == (0, 0) and first["accepted"] == 6
