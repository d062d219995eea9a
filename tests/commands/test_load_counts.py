"""Every row ends as exactly one of accepted, updated, duplicate, rejected."""

import json

from tests.commands.shell import (
    LOAD_KEYS,
    NOW,
    data,
    done,
    figures,
    message,
    refused,
    sentences,
    text_of,
    truth,
    written,
)

PERIOD = ["--from", "2026-09-01", "--until", "2026-09-30"]


def day(number: int) -> str:
    return f"2026-09-{number:02d}T08:00:00+07:00"


def test_the_line_of_a_load(home, tmp_path):
    path = written(tmp_path / "pesan.csv", [message("1", day(1))])
    line = done(data(home, "load", path)).line
    assert list(line) == LOAD_KEYS
    assert (
        line["file"] == str(path)
        and line["format"] == "canonical-messages"
        and isinstance(line["upload_id"], str)
    )
    assert all(type(line[name]) is int for name in LOAD_KEYS[3:])


def test_overlapping_uploads_and_undo(home, tmp_path):
    early = written(tmp_path / "awal.csv", [message(str(i), day(i)) for i in range(1, 11)])
    late = written(tmp_path / "akhir.csv", [message(str(i), day(i)) for i in range(6, 16)])
    first = done(data(home, "load", early, *PERIOD))
    assert first.counts == (10, 10, 0, 0, 0) and first.line["cases"] == 10
    again = done(data(home, "load", early, *PERIOD))
    assert again.counts == (10, 0, 0, 10, 0)
    assert (again.line["upload_id"], again.line["cases"]) == (None, 0)
    second = done(data(home, "load", late, *PERIOD))
    assert second.counts == (10, 5, 0, 5, 0) and second.line["cases"] == 5
    assert (
        done(data(home, "undo", first.line["upload_id"])).line["upload_id"]
        == first.line["upload_id"]
    )
    assert (
        figures(home, "account", "2026-09")["ig"]["cases"] == 10
    )  # 6 … 15: nothing of the overlap is lost
    before = truth(home)
    assert first.line["upload_id"] in refused(data(home, "undo", first.line["upload_id"]))
    assert truth(home) == before
    back = done(data(home, "load", early, *PERIOD))
    assert back.counts == (10, 5, 0, 5, 0) and back.line["upload_id"] != first.line["upload_id"]
    assert [u["undone"] for u in done(data(home, "uploads")).lines] == [True, False, False]


def test_a_message_that_brings_something_new_is_an_update(home, tmp_path):
    bare = message("1", day(1), topic="", author="")
    done(data(home, "load", written(tmp_path / "1.csv", [bare]), *PERIOD))
    fuller = written(tmp_path / "2.csv", [bare | {"topic": "informasi"}])
    assert done(data(home, "load", fuller, *PERIOD)).counts == (1, 0, 1, 0, 0)
    poorer = written(
        tmp_path / "3.csv", [bare | {"author": ""}, message("2", day(2)), message("2", day(2))]
    )
    assert done(data(home, "load", poorer, *PERIOD)).counts == (3, 1, 0, 2, 0)
    twice = written(tmp_path / "4.csv", [bare | {"author": "budi"}, bare | {"author": "budi"}])
    assert done(data(home, "load", twice, *PERIOD)).counts == (
        2,
        0,
        1,
        1,
        0,
    )  # the second changes nothing any more


def test_a_ticket_is_updated_by_the_upload_with_the_latest_stated_end(home, tmp_path):
    def tickets(name, status, until):
        path = written(
            tmp_path / name,
            f"account_id,case_id,opened_at,status\nig,T1,{day(1)},{status}\nig,T2,{day(1)},open\n",
        )
        return done(data(home, "load", path, "--from", "2026-09-01", "--until", until)).counts

    assert tickets("1.csv", "open", "2026-09-10") == (2, 2, 0, 0, 0)
    assert tickets("2.csv", "Selesai", "2026-09-20") == (2, 0, 1, 1, 0)
    assert tickets("3.csv", "diproses", "2026-09-15") == (
        2,
        0,
        0,
        2,
        0,
    )  # older than what is known: it loses


def test_a_message_between_two_cases_makes_them_one(home, tmp_path):
    talk = [message(str(i), day(i), conversation_id="k") for i in (1, 9)]
    assert done(data(home, "load", written(tmp_path / "1.csv", talk), *PERIOD)).line["cases"] == 2
    between = written(tmp_path / "2.csv", [message("5", day(5), conversation_id="k")])
    assert done(data(home, "load", between, *PERIOD)).line["cases"] == -1


def test_the_second_of_three_files_is_refused(home, tmp_path):
    paths = [
        written(tmp_path / "satu.csv", [message("1", day(1))]),
        written(tmp_path / "dua.csv", "a,b\n1,2\n"),
        written(tmp_path / "tiga.csv", [message("3", day(3))]),
    ]
    result = data(home, "load", *paths)
    assert result.code == 1
    assert [line["file"] for line in result.lines] == [str(paths[0]), str(paths[2])]
    (sentence,) = sentences(result)
    assert "dua.csv" in sentence
    assert [u["upload_id"] for u in done(data(home, "uploads")).lines] == [
        u["upload_id"] for u in result.lines
    ]


def test_values_of_direction_and_is_automatic(home, tmp_path):
    good = [
        ("inbound", ""),
        ("INBOUND", "TRUE"),
        ("Masuk", "Ya"),
        ("outbound", "tidak"),
        ("KELUAR", "YES"),
        ("keluar", "no"),
        ("masuk", "1"),
        ("masuk", "0"),
        ("masuk", "false"),
    ]
    bad = [("ticket", ""), ("", ""), ("masuk", "mungkin"), ("masuk", "2")]
    rows = [message(str(i), day(1 + i), d, is_automatic=a) for i, (d, a) in enumerate(good + bad)]
    result = done(data(home, "load", written(tmp_path / "nilai.csv", rows)))
    assert result.counts == (13, 9, 0, 0, 4)
    assert [(r["row"], r["column"], r["value"]) for r in rejected(home, result)] == [
        (11, "direction", "ticket"),
        (12, "direction", None),
        (13, "is_automatic", None),  # a word that nobody knows may be a citizen's
        (14, "is_automatic", "2"),
    ]


def rejected(home, result):
    return json.loads((home / "uploads" / result.line["upload_id"] / "upload.json").read_text())[
        "rejected_rows"
    ]


def test_rejected_rows_have_row_column_and_reason_but_no_citizen(home, tmp_path):
    rows = [
        message("1", day(1)),
        message("2", day(1), account_id="lain", author="Siti"),
        message("3", "2025-12-31T23:59:59+07:00", account_id="fb"),  # valid from 2026-01-01
        message("4", "2026-01-01T00:00:00+07:00", account_id="fb"),
        message("5", day(1), conversation_id=""),
        message("6", ""),
        message("7", "2026-10-05T09:10:00+07:00"),  # the receipt + 10 min
        message("8", "2026-10-05T09:10:01+07:00"),
        message("9", day(1), channel="Rina"),
    ]
    result = done(data(home, "load", written(tmp_path / "tolak.csv", rows)))
    assert NOW == "2026-10-05T09:00:00+07:00" and result.counts == (9, 3, 0, 0, 6)
    found = rejected(home, result)
    assert [(r["row"], r["column"]) for r in found] == [
        (3, "account_id"),
        (4, "account_id"),
        (6, "conversation_id"),
        (7, "sent_at"),
        (9, "sent_at"),
        (10, "channel"),
    ]
    assert "Siti" not in json.dumps(found) and "Rina" not in json.dumps(found)


def test_ticket_rows_that_cannot_be(home, tmp_path):
    rows = [
        f"{day(2)},{day(1)},,open,",
        f"{day(2)},,{day(1)},closed,",
        f"{day(2)},,,lenyap,",
        f"{day(2)},,,,",
        f"{day(2)},,,open,-1",
        f"{day(2)},besok,,open,",
        f"{day(2)},{day(3)},{day(4)},Ditutup oleh Sistem,0",
    ]
    text = "account_id,case_id,opened_at,first_reply_at,closed_at,status,reopened\n" + "".join(
        f"ig,T{i},{row}\n" for i, row in enumerate(rows)
    )
    result = done(data(home, "load", written(tmp_path / "tiket.csv", text)))
    assert result.line["format"] == "canonical-cases" and result.counts == (7, 1, 0, 0, 6)
    assert [(r["row"], r["column"], r["value"]) for r in rejected(home, result)] == [
        (2, "first_reply_at", None),  # longer than 20 signs
        (3, "closed_at", None),
        (4, "status", None),
        (5, "status", None),
        (6, "reopened", None),
        (7, "first_reply_at", None),
    ]


def test_rejected_file_holds_whole_rows_harmless_for_spreadsheets(home, tmp_path):
    rows = [
        message("1", day(1)),
        message("2", day(1), account_id="lain", text="=1+1"),
        message("3", day(1), account_id="lain", text="@SUM(A1)", author='a,"b"\nc'),
    ]
    target = tmp_path / "ditolak.csv"
    path = written(
        tmp_path / "tolak.csv", text_of(rows) + "ig,k,m,x,masuk,Siti,,a,b,c,d,terlalu,banyak\n"
    )
    assert done(data(home, "load", path, "--rejected", target)).counts == (4, 1, 0, 0, 3)
    text = target.read_text(encoding="utf-8-sig")
    assert (
        "'=1+1" in text
        and "'@SUM(A1)" in text
        and '"a,""b""\nc"' in text
        and "terlalu,banyak" in text
    )
    assert "lain" in text and "Kapan buka?" not in text  # the row that was taken is not there


def test_rejected_file_holds_the_rows_of_every_file(home, tmp_path):
    paths = [
        written(
            tmp_path / f"{name}.csv",
            [message(name, day(1)), message(f"{name}2", day(1), account_id=name)],
        )
        for name in ("satu", "dua")
    ]
    target = tmp_path / "ditolak.csv"
    done(data(home, "load", *paths, "--rejected", target))
    text = target.read_text(encoding="utf-8-sig")
    assert "k-satu2" in text and "k-dua2" in text


def test_a_rejected_file_that_cannot_be_written_is_refused(home, tmp_path):
    path = written(
        tmp_path / "tolak.csv", [message("1", day(1)), message("2", day(1), account_id="lain")]
    )
    target, before = tmp_path / "tidak-ada" / "ditolak.csv", truth(home)
    assert "ditolak.csv" in refused(data(home, "load", path, "--rejected", target))
    assert truth(home) == before


def test_a_rejected_file_never_replaces_the_export(home, tmp_path):
    path = written(
        tmp_path / "tolak.csv", [message("1", day(1)), message("2", day(1), account_id="lain")]
    )
    before = path.read_bytes()
    data(home, "load", path, "--rejected", path)
    assert path.read_bytes() == before


def test_a_mended_row_is_the_same_message_as_in_its_export(home, tmp_path):
    """The CSV of rejected rows guards what a spreadsheet could take for a formula inside a cell; the
    message, known by its text, is not counted twice for it."""
    text = "Keluhan:\n- jalan\n=rusak; +62, -1"
    row = message("1", day(1), message_id="", text=text)
    wrong, target = row | {"account_id": "lain"}, tmp_path / "ditolak.csv"
    path = written(tmp_path / "a.csv", [message("2", day(1)), wrong])
    done(data(home, "load", path, "--rejected", target))
    kept = target.read_text(encoding="utf-8-sig")
    assert "\n'- jalan" in kept and "; '+62" not in kept and ";' +62" in kept
    mended = written(tmp_path / "b.csv", kept.replace(",lain,", ",ig,"))
    assert done(data(home, "load", mended)).counts == (1, 1, 0, 0, 0)
    whole = written(tmp_path / "c.csv", [row])
    assert done(data(home, "load", whole)).counts == (1, 0, 0, 1, 0)
