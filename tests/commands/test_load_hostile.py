"""Hostile files end in one sentence within limits, leave nothing behind, and what a formula says
stays text."""

import gzip
import io
import json
import os
import signal
import threading
import time
import zipfile

import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter

from bench.pollutions.reading import CONTEXT
from data.errors import Refused
from data.importers.files import archives
from data.intake import reader as importing
from tests.commands.shell import (
    MESSAGE_COLUMNS,
    cases,
    done,
    message,
    refused,
    sentences,
    text_of,
    truth,
    written,
)
from tests.commands.shell import data as data_here
from tests.commands.shell import data_apart as data

AT = "2026-09-01T08:00:00+07:00"


def workbook(parts: dict[str, bytes] | None = None, **sheets: list[list]) -> bytes:
    """An XLSX; ``parts`` replaces bytes in its files: file → (old, new)."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for i, row in enumerate(rows):
            sheet.write_row(i, 0, row)
    book.close()
    if not parts:
        return out.getvalue()
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(out) as source,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.namelist():
            content = source.read(entry)
            if entry in parts:
                old, new = parts[entry]
                assert old in content
                content = content.replace(old, new, 1)
            target.writestr(entry, content)
    return changed.getvalue()


def row(**fields: str) -> list[str]:
    return [message("x", AT, **fields).get(name, "") for name in MESSAGE_COLUMNS]


def runs(rows: int) -> bytes:
    """A Parquet that says one short text so many times."""
    out = io.BytesIO()
    column = pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int8()), rows), ["x" * 200])
    pyarrow.parquet.write_table(pa.table(dict.fromkeys(MESSAGE_COLUMNS[:5], column)), out)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
FAR = b'<row r="2"><c r="ALM2"><v>1</v></c></row></sheetData>'  # column 1,001
ENTITY = b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha">]>'
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="A"><table:table-row '
    'table:number-rows-repeated="2"><table:table-cell '
    'table:number-columns-repeated="1001" office:value-type="float" '
    'office:value="1"/></table:table-row>'
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)


def ods() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)
    return out.getvalue()


HOSTILE = {  # name → content, what the sentence says besides the name
    "two-cells.xlsx": (
        workbook({SHEET: (b"</sheetData>", FAR)}, A=[list(MESSAGE_COLUMNS)]),
        "1001 kolom",
    ),
    "two-cells-other-names.xlsx": (
        workbook(
            {SHEET: (b"</sheetData>", FAR.replace(b"<c r=", b"<x:c  r="))},
            A=[list(MESSAGE_COLUMNS)],
        ),
        "",
    ),
    "repeated.ods": (ods(), "1001 kolom"),
    "columns.csv": (
        ",".join([*MESSAGE_COLUMNS, *(f"x{i}" for i in range(1_001))]) + "\n",
        "batas 1000",
    ),
    "columns.json": (json.dumps([{f"x{i}": 1 for i in range(1_001)}]), "batas 1000"),
    "columns.html": ("<table><tr>" + "<td>a" * 1_001, "batas 1000"),
    "span.html": ('<table><tr><td colspan="1001" rowspan="2">a', "batas 1000"),
    "deep.json": ("[" * 101 + "]" * 101, "dalam"),
    "deep-objects.json": ('{"a":' * 101 + "1" + "}" * 101, "dalam"),
    "deep-lines.json": ('{"a": 1}\n' + '{"a":' * 101 + "1" + "}" * 101, "dalam"),
    "deep.html": ("<table><tr><td>" * 101, ""),
    "nul.csv": (text_of([message("a", AT)]) + "ig,k\0,m," + AT + ",masuk\n", "nol"),
    "nul.json": (json.dumps([message("a", AT)]).replace("budi", "bu\0di"), "nol"),
}


def test_hostile_files_are_refused_each_with_its_sentence(home, tmp_path):
    before = truth(home)
    result = data(
        home, "load", *(written(tmp_path / name, content) for name, (content, _) in HOSTILE.items())
    )
    assert (result.code, result.out) == (1, "")
    for (name, (_, says)), sentence in zip(HOSTILE.items(), sentences(result), strict=True):
        assert name in sentence and says in sentence, sentence
    assert truth(home) == before and not list((home / "staging").iterdir())


@pytest.mark.parametrize("name", ["bom.zip", "bom.csv.gz"])
def test_a_file_that_unpacks_to_more_than_the_limit(home, tmp_path, monkeypatch, name):
    monkeypatch.setattr(archives, "MAX_UNPACKED", 2_000_000)
    content, packed = text_of([message("a", AT)]).encode() + bytes(2_000_001), io.BytesIO()
    if name.endswith(".gz"):
        packed.write(gzip.compress(content))
    else:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("pesan.csv", content)
    before = truth(home)
    sentence = refused(data_here(home, "load", written(tmp_path / name, packed.getvalue())))
    assert name in sentence and "2 MB" in sentence
    assert truth(home) == before and not list((home / "staging").iterdir())


def test_more_memory_than_the_limit_names_it_and_the_next_file_is_read(tmp_path, monkeypatch):
    """The child is stopped, another one reads on."""
    large = written(tmp_path / "lari.parquet", runs(100_000))
    good = written(tmp_path / "baik.csv", [message("after", AT)])
    with importing.Reader() as reader:
        assert reader.read(good, folder(tmp_path, "first"), CONTEXT)["read"] == 1
        limit = reader._child.resident() + 40_000_000
        monkeypatch.setattr(importing, "RESIDENT_LIMIT", limit)
        monkeypatch.setattr(importing, "LOOKING", 0.001)
        with pytest.raises(Refused, match=r"lari.parquet.* memori lebih dari batas 0\.\d+ GB"):
            reader.read(large, folder(tmp_path, "second"), CONTEXT)
        assert reader.read(good, folder(tmp_path, "third"), CONTEXT)["read"] == 1


def folder(tmp_path, name: str):
    (tmp_path / name).mkdir()
    return tmp_path / name


def test_more_time_than_is_given_names_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "SECONDS_PER_FILE", 0.1)
    monkeypatch.setattr(importing, "LOOKING", 0.001)
    path = written(tmp_path / "lama.html", "<table><tr><td>a" + "<tr><td>a" * 100_000)
    with (
        importing.Reader() as reader,
        pytest.raises(Refused, match=r"lama.html.* 0\.1 detik waktu prosesor"),
    ):
        reader.read(path, tmp_path, CONTEXT)


def test_waiting_for_the_processor_is_no_fault_of_the_file(tmp_path, monkeypatch):
    """The child stands still for longer than it may compute, as it does beside heavier work; then
    it is read."""
    monkeypatch.setattr(importing, "SECONDS_PER_FILE", 1)
    path = written(tmp_path / "baik.csv", [message("after", AT)])
    with importing.Reader() as reader:
        child = reader._child.pid
        os.kill(child, signal.SIGSTOP)
        threading.Timer(2.5, os.kill, (child, signal.SIGCONT)).start()
        begin = time.monotonic()
        assert reader.read(path, tmp_path, CONTEXT)["read"] == 1
        assert time.monotonic() - begin > 1


def test_waiting_has_an_end_too(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "WAIT_PER_FILE", 1)
    path = written(tmp_path / "baik.csv", [message("after", AT)])
    with importing.Reader() as reader:
        os.kill(reader._child.pid, signal.SIGSTOP)
        with pytest.raises(Refused, match="baik.csv.* 1 detik; ulangi saat server tidak sibuk"):
            reader.read(path, tmp_path, CONTEXT)


def test_entities_do_not_grow(home, tmp_path):
    """One that is declared, of two letters, and one that is used."""
    strings = "xl/sharedStrings.xml"
    content = workbook(
        {strings: (b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', ENTITY)},
        A=[list(MESSAGE_COLUMNS), row()],
    )
    content_used = workbook(
        {strings: (b"<t>budi</t>", b"<t>&e;</t>")}, A=[list(MESSAGE_COLUMNS), row()]
    )
    path, used = (
        written(tmp_path / "tawa.xlsx", content),
        written(tmp_path / "tawa2.xlsx", content_used),
    )
    result = data(home, "load", path, used)
    assert [line["accepted"] for line in result.lines] in ([1], [1, 0], []) and len(
        result.err
    ) < 700
    assert all("tawa" in sentence for sentence in sentences(result))


def test_paths_in_archives_lead_nowhere(home, tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in (
            "../../keluar.csv",
            "/tmp/keluar-tanggap.csv",
            "a\\..\\..\\keluar.csv",
            "C:\\keluar.csv",
        ):
            archive.writestr(name, text_of([message(name, AT)]))
    line = done(data(home, "load", written(tmp_path / "jalan.zip", out.getvalue()))).line
    assert (line["accepted"], line["rejected"]) == (4, 0)
    assert list(tmp_path.rglob("*keluar*")) == [] and "keluar" not in json.dumps(
        cases(home, "ig", "2026-09")
    )


def test_formula_texts_leave_as_texts(home, tmp_path):
    """In an account that nobody knows, a topic, and a stamp: none of them may come out as a
    formula."""
    formulas = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "=1+1")
    rows = [message("good", AT, topic="=1+1")] + [
        message(f"f{i}", AT, account_id=f) for i, f in enumerate(formulas)
    ]
    target = tmp_path / "ditolak.csv"
    result = data(home, "load", written(tmp_path / "rumus.csv", rows), "--rejected", target)
    assert result.line["rejected"] == len(formulas)
    text = target.read_text(encoding="utf-8-sig")
    for formula in formulas:
        # a tab parts cells where a spreadsheet takes it for the separator: what follows is safe, too
        quoted = formula.replace('"', '""').replace("\t=", "\t'=")
        assert f",'{quoted}," in text or f',"\'{quoted}",' in text, formula
    again = data(home, "load", target)  # mended by nobody: rejected again, with the same values
    assert "tidak satu pun" in refused(again)


def test_signs_that_nobody_sees_stay_out_of_sentences(home, tmp_path):
    signs = ("\u202e", "\u200b", "\x07", "\x1b[31m", "\x0b")
    rows = [message(f"b{i}", AT, account_id=f"i{sign}g") for i, sign in enumerate(signs)]
    mixed = written(tmp_path / "tanda.csv", [message("a", AT), *rows])
    alone = [
        written(tmp_path / f"tanda{sign}{i}.csv", [row])
        for i, (sign, row) in enumerate(zip(signs, rows, strict=True))
    ]
    result = data(home, "load", mixed, *alone)
    assert (result.line["accepted"], result.line["rejected"]) == (1, len(signs))
    found = sentences(result)
    assert len(found) == len(signs) and all(c.isprintable() for sentence in found for c in sentence)
    assert all("account_id" in sentence for sentence in found)


def test_gzip_within_gzip_is_no_table(home, tmp_path):
    path = written(
        tmp_path / "dua.csv.gz", gzip.compress(gzip.compress(text_of([message("a", AT)]).encode()))
    )
    assert "dua.csv.gz" in refused(data(home, "load", path))


def test_a_file_with_more_rejected_rows_than_anybody_would_mend_is_refused(home, tmp_path):
    """Else each of them would stand in upload.json, which every command and screen reads."""
    before, good = truth(home), [message("good", AT)]
    for name, bad in (
        ("akun.csv", "lain,k,m,2026-09-01T08:00:00,masuk\n"),
        ("lebar.csv", "x," * 20 + "x\n"),
    ):
        content = text_of(good) + bad * 50_001
        sentence = refused(data(home, "load", written(tmp_path / name, content)))
        assert (
            name in sentence
            and "50001 dari 50002 baris" in sentence
            and "batas 50000 baris" in sentence
        )
    assert "Baris 3:" in sentence and truth(home) == before
