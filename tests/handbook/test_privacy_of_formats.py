"""Marked words in files of every format: after an upload, by the command line and in the screen's
way, they are in no byte of the home, of the temporary folder or of a download; the one exception is
the file of the rejected rows."""

import csv
import io
import json
import os
import re
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import xlsxwriter

from data.cases import store
from data.importers import registry
from data.intake.template import COLUMNS, SHEET, table_file, template_file
from data.lake import home as homes_of_data
from data.lake import log
from metrics.selection import Selection
from pages.access import access, rights
from pages.cache import register
from pages.cache.store import store_path
from pages.figure import opened as explain
from pages.figure import rows as evidence_table
from pages.figure.sentences import Opened
from pages.upload import commands
from tests.commands.shell import data, sentences
from tests.data.importers.chats import test_signal, test_telegram, test_whatsapp
from tests.data.importers.platforms import test_meta, test_tiktok, test_x_archive, test_youtube
from tests.data.importers.tickets import (
    test_chatwoot,
    test_fixmystreet,
    test_freshdesk,
    test_hootsuite,
    test_intercom,
    test_lapor,
    test_zammad,
    test_zendesk,
)
from tests.pages import homes

NAME, HANDLE, NUMBER, TEXT = "Zulkaryani Wx", "zulkarhandle9", "081377700099", "rahasiaberkas"
WORDS = f"{TEXT} {NUMBER} @{HANDLE}"
LETTER = f"{NAME} {NUMBER} {TEXT} sëkretwarga"  # what stands in a cell where a row slid
MARKS = ("zulkaryani", HANDLE, "81377700099", TEXT, "sëkretwarga")
FORMS = [  # how a mark may stand in a file
    (mark, form)
    for mark in MARKS
    for form in {
        mark.encode(),
        mark.encode("utf-16-le"),
        mark.encode("utf-16-be"),
        mark.encode("cp1252"),
        json.dumps(mark)[1:-1].encode(),
    }
]
OWN = ("Dukcapil Klaten", "Loket Capil", "Me", test_meta.OFFICE, "dinkes", "@dinkes")
POST, CHAT_LINK = (
    f"https://x.com/{HANDLE}/status/1712345678901234567?s={TEXT}",
    f"https://wa.me/62{NUMBER[1:]}?text={TEXT}",
)
PICTURE = f"https://www.instagram.com/{HANDLE}/p/C1aBcD2eFgH/c/1/?igsh={NUMBER}#{TEXT}"
COMMENT = f"https://m.youtube.com/watch?lc={HANDLE}&v=dQw4w9WgXcQ&list={TEXT}{NUMBER}"
KEPT_LINKS = {
    "https://x.com/i/status/1712345678901234567",
    "https://www.instagram.com/p/C1aBcD2eFgH/",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
}
HEADER = (
    "account_id,conversation_id,message_id,sent_at,direction,author,is_automatic,text,topic,link"
)
CANONICAL = f"""{HEADER}
satu,{NUMBER},{HANDLE}-1,2026-09-01T08:00:00+07:00,inbound,{NAME},,{TEXT} {NUMBER},,{POST}
satu,{NUMBER},{HANDLE}-3,2026-09-01T08:09:00+07:00,inbound,{NAME},,{TEXT} {NUMBER},{LETTER},{CHAT_LINK}
satu,{NUMBER},{HANDLE}-2,kemarin,inbound,{NAME},,{TEXT},,{POST}
"""
CASES = f"""account_id,case_id,opened_at,first_reply_at,closed_at,status,author,topic,link
satu,{HANDLE}-9,2026-09-01T08:00:00+07:00,2026-09-01T09:00:00+07:00,,waiting,{NAME},{LETTER},{PICTURE}
satu,{HANDLE}-8,2026-09-01T08:00:00+07:00,2026-09-01T07:00:00+07:00,,waiting,{NAME},,{PICTURE}
"""
MAPPED = f"""Kapan;Dari siapa;Arah;Nomor;Isi
21/09/2026 08.30;{NAME};masuk;{NUMBER};{TEXT} @{HANDLE}
31/09/2026 08.30;{NAME};masuk;{NUMBER};{TEXT}
"""
MAP = [
    part
    for field, column in (
        ("sent_at", "Kapan"),
        ("author", "Dari siapa"),
        ("direction", "Arah"),
        ("conversation_id", "Nomor"),
        ("text", "Isi"),
    )
    for part in ("--map", f"{field}={column}")
]


def table(rows: list[list]) -> bytes:
    """Rows as CSV."""
    return homes.csv_bytes(
        [[str(cell) for cell in row] for row in rows[1:]], [str(cell) for cell in rows[0]]
    )


def template() -> bytes:
    """The template, filled by hand."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(SHEET)
    sheet.write_row(0, 0, [column[0] for column in COLUMNS])
    sheet.write_row(
        1,
        0,
        [
            "satu",
            "25/09/2026",
            "14.30",
            NAME,
            f"{TEXT} {NUMBER}",
            "",
            "",
            "",
            "belum dijawab",
            "",
            "",
            COMMENT,
        ],
    )
    sheet.write_row(2, 0, ["satu", "25/09/2026", "", f"@{HANDLE}", TEXT, "informasi"])
    book.close()
    return out.getvalue()


def with_subject(rows: list[list]) -> bytes:
    """The same table with a column of the citizen's words, as agents have it in their exports."""
    return table([[*row, "Perihal" if number else "Subject"] for number, row in enumerate(rows)])


def zipped(files: dict[str, object]) -> bytes:
    """An archive; texts and bytes as they are, anything else as JSON."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(
                name, content if isinstance(content, (str, bytes)) else json.dumps(content)
            )
    return out.getvalue()


def marked(content: str | bytes, *words: str, instead: tuple[str, ...] = (NAME, WORDS)) -> bytes:
    """A sample of another test with the citizen's name and words replaced by the marks, which are
    then in it."""
    content = content.encode() if isinstance(content, str) else content
    for word, mark in zip(words, instead, strict=True):
        assert word.encode() in content, word
        content = content.replace(word.encode(), mark.encode())
    return content


def meta() -> dict:
    return json.loads(marked(json.dumps(test_meta.ARCHIVE), "Siti Rahayu", "Apa syarat rujukan?"))


CHAT = marked(test_whatsapp.ANDROID, "Siti Rahayu", "KTP hilang")
# format: the name of the file and its marked content; a workbook is one more form of cases
FILES = {
    "canonical-messages": ("a.csv", CANONICAL.encode()),
    "canonical-cases": ("b.csv", CASES.encode()),
    "whatsapp": ("whatsapp.txt", CHAT),
    "signal": ("signal.txt", marked(test_signal.OLD, "Siti Rahayu", "kapan buka")),
    "telegram": (
        "result.json",
        marked(json.dumps(test_telegram.TALK), "Siti Rahayu", "KTP hilang"),
    ),
    "instagram": ("instagram.zip", zipped(meta())),
    "facebook": (
        "facebook.zip",
        zipped(
            {
                name.replace("instagram", "facebook"): content
                for name, content in meta().items()
                if name != test_meta.PROFILE_FILE
            }
        ),
    ),
    "x": (
        "x.zip",
        zipped(
            {
                name: marked(content, "Antrean RSUD bagaimana?", instead=(WORDS,))
                if "messages" in name
                else content
                for name, content in test_x_archive.ARCHIVE.items()
                if "headers" not in name
            }
        ),
    ),
    "tiktok": ("tiktok.json", marked(json.dumps(test_tiktok.NEW), "siti_r", "Syarat vaksin apa")),
    "youtube": (
        "youtube.json",
        marked(json.dumps(test_youtube.page(test_youtube.TALK)), "@siti", "Jam berapa buka?"),
    ),
    "lapor": ("lapor.csv", marked(table(test_lapor.table()), "Pelapor 1", "Isi\nlaporan")),
    "chatwoot": (
        "chatwoot.json",
        marked(
            json.dumps(test_chatwoot.answer(test_chatwoot.TOLD)),
            "Warga",
            "snoozed",
            instead=(NAME, 'snoozed", "last_message": "' + WORDS),
        ),
    ),
    "zendesk": ("zendesk.csv", marked(with_subject(test_zendesk.table()), "Warga 1", "Perihal")),
    "freshdesk": ("freshdesk.csv", marked(table(test_freshdesk.table()), "Warga 1", "Perihal")),
    "zammad": ("zammad.csv", marked(table(test_zammad.table()), "Warga 1", "Perihal")),
    "intercom": (
        "intercom.csv",
        marked(
            table([test_intercom.HEADER, *map(test_intercom.entry, test_intercom.TOLD)]),
            "Nama",
            "Halo",
        ),
    ),
    "hootsuite": (
        "hootsuite.csv",
        marked(table(test_hootsuite.ROWS), "Budi", "Jam buka puskesmas?"),
    ),
    "fixmystreet": (
        "fixmystreet.csv",
        marked(table(test_fixmystreet.table()), "(anonymous)", "Lubang\nbesar"),
    ),
}
EXPORTS = dict([*FILES.values(), ("template.xlsx", template())])


@pytest.mark.parametrize("known", [known.name for known in registry.FORMATS])
def test_every_format_has_a_sample_with_marks_in_it(known):
    assert known in FILES, f"add a marked sample of {known} to FILES"
    assert len(found_in(unpacked(FILES[known][1]))) >= 2, known


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A home with one account, a temporary folder of its own, and the exports somewhere else."""
    folder = tmp_path_factory.mktemp("formats")
    (folder / "temporary").mkdir()
    (folder / "opd.csv").write_text("opd_id,name\nkes,Dinas Kesehatan\n")
    others = "".join(f"akun-{n},kes,web,@dinkes{n}\n" for n in range(len(EXPORTS)))
    (folder / "accounts.csv").write_text(
        f"account_id,opd_id,platform,handle\nsatu,kes,web,@dinkes\n{others}"
    )
    homes.command(folder / "home", "register", folder / "opd.csv", folder / "accounts.csv")
    return folder


@pytest.fixture(autouse=True)
def surroundings(place, monkeypatch):
    monkeypatch.setenv("TANGGAP_HOME", str(place / "home"))
    monkeypatch.setenv("TMPDIR", str(place / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)


def contents(folder: Path):
    """(where, bytes and what is packed in them) of every file below."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = str(path).encode() + path.read_bytes()
        if path.suffix == ".parquet":
            content += repr(pq.read_table(path).to_pydict()).encode()
        elif path.suffix == ".duckdb":
            cursor = store.cursor(path)
            for (name,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                content += repr(cursor.table(name).fetchall()).encode()
        yield path, content


def unpacked(content: bytes) -> bytes:
    """A download, and what is in it where it is a workbook."""
    if content[:2] != b"PK":
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return b"".join(book.read(name) for name in book.namelist())


def found_in(content: bytes) -> list[str]:
    content = content.lower()
    return list(dict.fromkeys(mark for mark, form in FORMS if form in content))


def assert_clean(place: Path) -> None:
    looked = {
        folder: [(path, found_in(content)) for path, content in contents(place / folder)]
        for folder in ("home", "temporary")
    }
    assert len(looked["home"]) > 20 and looked["temporary"] == []
    assert [(path, marks) for path, marks in looked["home"] if marks] == []


@pytest.fixture(scope="module")
def loaded(place):
    """The lines of ``load`` for every export, and all rejected rows."""
    exports = place / "exports"
    exports.mkdir()
    for name, content in EXPORTS.items():
        (exports / name).write_bytes(content)
    options = ["--partial", *(part for name in OWN for part in ("--own", name))]
    lines, rejected = [], b""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(place / "temporary"))
        patch.setattr("tempfile.tempdir", None)
        for number, name in enumerate(EXPORTS):
            # one account each: two tools' files of the same days are refused
            account = "satu" if name.startswith("canonical") else f"akun-{number}"
            target = exports / f"rejected-{number}.csv"
            said = homes.command(
                place / "home",
                "load",
                exports / name,
                "--account",
                account,
                *options,
                "--rejected",
                target,
            )
            lines.append(json.loads(said))
            rejected += target.read_bytes() if target.exists() else b""
    return lines, rejected


def test_the_command_line(place, loaded):
    lines, rejected = loaded
    assert [line["format"] for line in lines] == [*FILES, "canonical-cases"]
    assert (
        min(line["read"] - line["rejected"] for line in lines) > 0
    )  # two tools count their tickets from 1
    assert found_in(rejected) == ["zulkaryani", HANDLE, "81377700099", TEXT]
    assert_clean(place)
    kept = {
        link
        for path in (place / "home" / "uploads").glob("*/*.parquet")
        for link in pq.read_table(path)["link"].to_pylist()
        if link
    }
    assert kept == KEPT_LINKS


def wrong(name: str, content: bytes) -> list[bytes]:
    """The file with the letter in place of one thing after another: in each column of one more row
    (all in one file, for rows are judged one by one), and again and again for each key of a JSON
    text, as the stamp or the writer of a last line."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {member: archive.read(member) for member in archive.namelist()}
        return [
            zipped(members | {member: changed})
            for member, inner in members.items()
            for changed in wrong(member, inner)
        ]
    text = content.decode()
    if name.endswith(".txt"):
        *_, last = re.finditer(
            r"^\[?(\d[\d/-]+),? (\d\d[.:]\d\d)\]? (?:- )?([^:]+): ", text, re.MULTILINE
        )
        return [_changed(text, last.span(group), LETTER) for group in (1, 2, 3)]
    if name.endswith(".csv"):
        rows = list(csv.reader(io.StringIO(text, newline="")))
        last = rows[-1]
        return [table([*rows, *(last[:i] + [LETTER] + last[i + 1 :] for i in range(len(last)))])]
    found = re.finditer(r'"([\w ]+)": ("(?:[^"\\]|\\.)*"|-?\d+)', text)
    lasts = {match[1]: match.span(2) for match in found}
    return [_changed(text, span, json.dumps(LETTER)) for span in lasts.values()]


def _changed(text: str, span: tuple[int, int], put: str) -> bytes:
    return f"{text[: span[0]]}{put}{text[span[1] :]}".encode()


def workbook_of_people() -> bytes:
    """A workbook whose two sheets are named after citizens."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for number, title in enumerate((NAME, f"{TEXT} {NUMBER}")):
        sheet = book.add_worksheet(title)
        sheet.write_row(0, 0, ["account_id", "case_id", "opened_at", "status", "topic"])
        for row, day in enumerate(("2026-09-01 08:00:00", LETTER), start=1):
            sheet.write_row(row, 0, ["satu", f"{number}-{row}", day, "open", LETTER])
    book.close()
    return out.getvalue()


@pytest.mark.parametrize("known", [*FILES, "workbook"])
def test_wrong_rows_of_every_format_leave_nothing(place, tmp_path, known):
    """Whatever becomes of the file, its rows or its columns."""
    home, exports = tmp_path / "home", tmp_path / "exports"
    exports.mkdir()
    if known == "workbook":
        (exports / "orang.xlsx").write_bytes(workbook_of_people())
    else:
        name, content = FILES[known]
        for number, changed in enumerate(wrong(name, content)):
            (exports / f"{number}-{name}").write_bytes(changed)
    files = sorted(exports.iterdir())
    own = [part for name in OWN for part in ("--own", name)]
    homes.command(home, "register", place / "opd.csv", place / "accounts.csv")
    done = data(home, "load", *files, "--account", "satu", "--partial", *own)
    assert len(done.lines) + len(sentences(done)) == len(files), done.err[-2000:]
    assert done.lines and all(found_in(unpacked(path.read_bytes())) for path in files)
    data(home, "backup", tmp_path / "backup")
    for folder in (home, tmp_path / "backup"):
        assert [
            (path, found_in(content)) for path, content in contents(folder) if found_in(content)
        ] == []
    assert os.listdir(place / "temporary") == []
    for info in (json.loads(path.read_bytes()) for path in home.rglob("upload.json")):
        assert all(len(row["value"] or "") <= 20 for row in info["rejected_rows"])


def test_the_screens_way(place, loaded):
    viewer = access.Viewer("Ratna (ratna@klaten.go.id)", rights.OPD, ("kes",))
    chat = CHAT.replace(b"/2025", b"/2026")
    for name, content, options in (
        ("Chat dengan Zulkaryani.csv", CANONICAL.replace(f"{HANDLE}-", f"{HANDLE}-x").encode(), []),
        ("c.csv", MAPPED.encode(), [*MAP, "--account", "satu"]),
        ("d.txt", chat, ["--account", "satu", "--own", "Dukcapil Klaten"]),
    ):
        assert "refused" not in commands.look(name, content, options, viewer)
        result = commands.load(name, content, [*options, "--partial"], viewer)
        assert result.line["accepted"] + result.line["updated"] > 0
        if result.line["rejected"]:
            assert found_in(result.rejected)  # to be mended: kept in the session only
    assert_clean(place)


def test_what_can_be_taken_home(place, loaded):
    """Every download of every screen; the rejected rows, which are the citizen's own file, go to
    who uploaded it."""
    from data.editing.tables import TABLES
    from pages.controls import table_behind
    from pages.queue import cases as open_cases
    from pages.queue import rows
    from pages.register import editor
    from pages.register import log as log_words
    from pages.review import figures as month_figures
    from pages.review import question_cases
    from reports.documents.monthly import DOCUMENTS, document, profile_pdf
    from reports.draft import open_draft

    path = store_path()
    cases = rows.readable(open_cases.of(path, "kes"), register.uploads(path)).drop(columns="as_of")
    cases = open_cases.with_links(cases)
    assert len(cases) > 3 and cases["link"].notna().any()
    deeds = [log_words.sentence(entry) + entry.by for entry in log.entries(homes_of_data.shown())]
    said = [table_behind.Column("Apa", "text", deeds)]
    asked = question_cases.behind(path, ("one_citizen", "opd", "kes", "2026-09"))
    draft = open_draft(homes_of_data.shown(), "2026-09")
    made = {
        "queue/queue.py": [rows.as_csv(cases), rows.as_xlsx(cases, "Data")],
        "controls/table_behind.py": [
            table_behind._csv(said),
            table_behind._xlsx(said, "riwayat", "Siapa"),
        ],
        "review/review.py": [month_figures.as_xlsx(path, "2026-09", "24 jam")],
        "review/question_cases.py": [
            question_cases.as_csv(asked),
            question_cases.as_xlsx(asked, "Satu teks?"),
        ],
        "review/documents.py": [document(draft, name) for name in DOCUMENTS],
        "profile/document.py": [profile_pdf(draft, "kes")],
        "review/revised.py": [],
        "register/editor.py": [
            editor._csv(table, table.rows(homes_of_data.shown())) for table in TABLES.values()
        ],
        "figure/rows.py": list(evidence(path)),
        "upload/upload.py": [template_file(["satu"]), table_file("messages")],
        "dictionary/dictionary.py": [],
        "upload/result.py": [],
    }  # differences of published figures; an invented example; the rejected rows
    code = {
        "/".join(file.parts[-2:]): file.read_text(encoding="utf-8")
        for file in (homes.ROOT / "pages").rglob("*.py")
    }
    offering = {name for name, text in code.items() if "download_button(" in text}
    assert offering == set(made), (
        f"{', '.join(sorted(offering ^ set(made)))}: `made` has for every page with a "
        "download_button what it offers: its bytes, under its name"
    )
    assert len(asked) > 3 and len(made["figure/rows.py"]) > 20
    told = [
        *(one for some in made.values() for one in some),
        homes.command(place / "home", "uploads").encode(),
    ]
    assert [found_in(unpacked(one)) for one in told] == [[]] * len(told)
    assert os.listdir(place / "temporary") == []


def evidence(path: str):
    """The rows behind every figure, as CSV and as a workbook."""
    for figure in explain.NUMBERS:
        window = Selection("opd", *explain.days("2026-09", 3), "wall", "kes")
        asked = explain.Asked(window, "Dinas Kesehatan", 24.0)
        found, row = explain.look_up(path, asked, figure)
        opened = Opened("Dinas Kesehatan", "September 2026", figure, row, found, "wall")
        yield evidence_table.as_csv(found.rows)
        yield evidence_table.as_xlsx(found.rows, opened, explain.definition(figure), "Dasar")


def test_a_backup_holds_none_either_not_even_a_masked_name(place, loaded):
    homes.command(place / "home", "backup", place / "backup")
    looked = list(contents(place / "backup"))
    assert (
        len(looked) > 20
        and [(path, found_in(content)) for path, content in looked if found_in(content)] == []
    )
    assert list((place / "home").rglob("masked/*")) and not [
        path for path, _ in looked if "masked" in str(path)
    ]


def test_the_servers_log_says_where_a_program_failed_and_nothing_of_the_file():
    traceback = f"""Traceback (most recent call last):
  File "/opt/tanggap/data/importing.py", line 12, in _wait
    raise RuntimeError(f"the importer failed on {{path.name}}:")
RuntimeError: the importer failed on Chat dengan {NAME}.txt:
  File "/opt/tanggap/data/importers/whatsapp.py", line 345, in read
ValueError: time data '{WORDS}' does not match
"""
    assert commands.crash(traceback) == "ValueError in whatsapp.py:345"
    assert commands.crash(f"Killed {NAME}") == "no traceback in no file"
