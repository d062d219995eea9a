"""Files in other wrappings: encodings, gzip, ZIP, workbooks; and what is broken, locked or far too
large."""

import base64
import gzip
import io
import json
import os
import subprocess
import sys
import zipfile

import pytest
import xlsxwriter

from data.importers.tables.text.dialect import LONGEST_CELL
from tests.commands.shell import (
    MESSAGE_COLUMNS,
    ROOT,
    Done,
    cases,
    data,
    done,
    environment,
    message,
    refused,
    sentences,
    text_of,
    truth,
    written,
)

LOCKED = base64.b64decode(  # one CSV, password "rahasia"
    "UEsDBBQACQAIAEi+eF0yKxdeUwAAAEwAAAAFAAAAcC5jc3byR1MtWd2vhNB0Ei1IlVfSIyjJCWqbn6XLZw7BvZImLYL/Bti/Onl1+YC5DLzrSfovD+yAib10yk+/L/jpY98jOcqEL9rMgPHPKYgO8AmD4u2Ks1BLBwgyKxdeUwAAAEwAAABQSwECHgMUAAkACABIvnhdMisXXlMAAABMAAAABQAAAAAAAAABAAAApIEAAAAAcC5jc3ZQSwUGAAAAAAEAAQAzAAAAhgAAAAAA"
)


def table(key: str, text: str = "Kapan buka?") -> str:
    return text_of([message(key, "2026-09-01T08:00:00+07:00", text=text)])


def packed(**members: str | bytes) -> bytes:
    """A ZIP; member names are those given, with a dot for the last underscore."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(".".join(name.rsplit("_", 1)), content)
    return out.getvalue()


def workbook(path, **sheets: list[list[str]]):
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for i, row in enumerate(rows):
            sheet.write_row(i, 0, row)
    book.close()
    return path


def cells(key: str) -> list[list[str]]:
    row = message(key, "2026-09-01T08:00:00+07:00")
    return [list(MESSAGE_COLUMNS), [row.get(name, "") for name in MESSAGE_COLUMNS]]


def test_wrappings_that_are_read(home, tmp_path):
    files = {
        "bom.csv": table("bom").encode("utf-8-sig"),
        "utf16.csv": table("utf16").encode("utf-16"),
        "cp1252.csv": table("cp1252", "Café “Ibu” – sampai kapan?").encode("cp1252"),
        "latin1.csv": table("latin1", "Café sampai kapan?").encode("latin-1"),
        "satu.csv.gz": gzip.compress(table("gz").encode()),
        "dua-bagian.csv.gz": gzip.compress(text_of([]).encode())
        + gzip.compress(table("gz2").removeprefix(text_of([])).encode()),
        "satu.zip": packed(Budi_csv=table("zip")),
        "mac.zip": packed(a_csv=table("mac"), **{"__MACOSX/.a_csv": "x", ".DS_Store": "x"}),
    }
    result = done(
        data(home, "load", *(written(tmp_path / name, content) for name, content in files.items()))
    )
    assert [line["accepted"] for line in result.lines] == [1] * len(files)


def test_an_encoding_that_is_named(home, tmp_path):
    path = written(tmp_path / "u16.csv", table("u16").encode("utf-16-le"))
    assert done(data(home, "load", path, "--encoding", "utf-16-le")).counts == (1, 1, 0, 0, 0)
    for wrong in ("ascii", "kuda"):
        path = written(tmp_path / "huruf.csv", table("huruf", "Café?"))
        sentence = refused(data(home, "load", path, "--encoding", wrong))
        assert "huruf.csv" in sentence and wrong in sentence and "--encoding" in sentence


def test_several_members_are_one_upload_and_say_where_a_row_is(home, tmp_path):
    archive = packed(
        Siti_csv=table("a") + table("b", "lagi").removeprefix(text_of([])),
        Rudi_tsv=(
            table("c") + table("d").removeprefix(text_of([])).replace("ig,", "lain,", 1)
        ).replace(",", "\t"),
    )
    result = done(data(home, "load", written(tmp_path / "Ekspor Siti.zip", archive)))
    assert result.counts == (4, 3, 0, 0, 1)
    found = cases(home, "ig", "2026-09")
    assert len({case["member"] for case in found}) == 2 and None not in {
        case["member"] for case in found
    }
    stored = json.dumps([found, done(data(home, "uploads")).lines])
    assert "Siti" not in stored and "Rudi" not in stored  # file names may be citizens' names


def test_a_workbook_is_one_upload(home, tmp_path):
    path = workbook(tmp_path / "buku.xlsx", Juli=cells("a"), Agustus=cells("b"))
    assert done(data(home, "load", path)).counts == (2, 2, 0, 0, 0)
    tickets = [
        ["account_id", "case_id", "opened_at", "status"],
        ["ig", "T1", "2026-09-01T08:00:00", "open"],
    ]
    assert "campur.xlsx" in refused(
        data(home, "load", workbook(tmp_path / "campur.xlsx", A=cells("c"), B=tickets))
    )


def test_what_cannot_be_unpacked_is_refused(home, tmp_path):
    whole = gzip.compress(table("x").encode())
    wrong_sum = bytearray(whole)
    wrong_sum[-6] ^= 1
    spoilt = bytearray(packed(a_csv=table("x")))
    spoilt[50] ^= 255
    tickets = "account_id,case_id,opened_at,status\nig,T1,2026-09-01T08:00:00,open\n"
    files = {
        "putus.csv.gz": whole[:-9],
        "salah.csv.gz": bytes(wrong_sum),
        "rusak.zip": bytes(spoilt),
        "pendek.zip": bytes(spoilt[:60]),
        "kosong.zip": packed(),
        "sandi.zip": LOCKED,
        "campur.zip": packed(a_csv=table("x"), b_csv=tickets),
        "foto.zip": packed(a_jpg=b"\xff\xd8\xff\xe0\x00JFIF"),
        "bukan.xlsx": packed(**{"[Content_Types]_xml": "<x/>"}),
        "separuh.csv": table("x").encode("utf-16")[:-1],
    }
    before = truth(home)
    result = data(
        home, "load", *(written(tmp_path / name, content) for name, content in files.items())
    )
    assert (result.code, result.out) == (1, "")
    for name, sentence in zip(files, sentences(result), strict=True):
        assert name in sentence
    assert truth(home) == before


def test_names_that_are_no_file_or_odd(home, tmp_path):
    odd = written(tmp_path / "a b;$(touch x)'\"\n\u202eé👍.csv", table("odd"))
    long = written(tmp_path / ("x" * 240 + ".csv"), "")
    missing = [tmp_path, tmp_path / "tidak-ada.csv", tmp_path / "tidak" / "ada.csv", "/dev/zero"]
    result = data(home, "load", *missing, odd, long)
    assert result.code == 1 and result.line["file"] == str(odd) and result.line["accepted"] == 1
    found = sentences(result)
    assert len(found) == 5 and "tidak-ada.csv" in found[1]


def test_a_name_that_is_not_utf8(home, tmp_path):
    path = os.fsencode(tmp_path) + b"/ekspor\xff.csv"
    with open(path, "wb") as handle:
        handle.write(table("x").encode())
    process = subprocess.run(
        [sys.executable, "-m", "data", "load", path],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
    )
    result = Done(process.returncode, process.stdout.decode(), process.stderr.decode())
    assert result.code == 0 and result.line["accepted"] == 1 or "ekspor" in refused(result)


def test_a_header_longer_than_a_cell_may_be_is_refused(home, tmp_path):
    before = truth(home)
    path = written(tmp_path / "tanpa-judul.csv", b"x" * (LONGEST_CELL + 1))
    assert "tanpa-judul.csv" in refused(data(home, "load", path))
    assert truth(home) == before and not list((home / "staging").iterdir())


def test_a_row_with_a_cell_longer_than_the_limit_is_rejected_and_named(home, tmp_path):
    """Also one of another width than the header, which is judged by itself."""
    row = b"ig,k,m,2026-09-01T08:00:00,masuk,x,," + b"y" * (LONGEST_CELL + 1) + b"\n"
    path = written(tmp_path / "isi.csv", table("x").encode() + row)
    line = done(data(home, "load", path)).line
    assert (line["read"], line["accepted"], line["rejected"]) == (2, 1, 1)
    info = json.loads((home / "uploads" / line["upload_id"] / "upload.json").read_text())
    assert [row["why"] for row in info["rejected_rows"]] == ["long_cell"]


def test_a_binary_workbook_that_is_broken_is_refused_as_a_workbook(home, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.bin", bytes(range(256)) * 8)
    sentence = refused(data(home, "load", written(tmp_path / "buku.xlsb", packed.getvalue())))
    assert "buku.xlsb" in sentence and "simpan ulang sebagai XLSX atau CSV" in sentence


@pytest.mark.parametrize("inner", [False, True], ids=["in one archive", "in the archives in it"])
def test_an_archive_with_more_members_than_anybody_exports_is_refused(home, tmp_path, inner):
    members = {f"chat-{i}_txt": "x" for i in range(2_501 if inner else 5_001)}
    whole = {f"{i}_zip": packed(**members) for i in range(2)} if inner else members
    path = written(tmp_path / "banyak.zip", packed(**whole))
    assert "5000 berkas" in refused(data(home, "load", path))
    assert truth(home).keys() == {name for name in truth(home) if name.startswith("documents/")}


def test_media_in_an_archive_do_not_count_as_members(home, tmp_path):
    photos = {f"foto-{i}_jpg": "x" for i in range(5_001)}
    path = written(tmp_path / "foto.zip", packed(pesan_csv=table("foto"), **photos))
    assert done(data(home, "load", path)).counts == (1, 1, 0, 0, 0)
