"""Names and options: ``--help`` for each, exit code 2 for wrong usage, and nothing but results on
standard output."""

import json
import re

import pytest

from data.processes.edge import NOBODY_READS
from tests.commands.conftest import ACCOUNTS, OPDS
from tests.commands.shell import (
    LONGEST,
    LONGEST_SENTENCE,
    copied,
    data,
    done,
    message,
    metrics,
    refused,
    run,
    start,
    written,
)

DATA = (
    "register",
    "settings",
    "calendar",
    "topics",
    "users",
    "load",
    "uploads",
    "undo",
    "purge",
    "exclude",
    "rebuild",
    "verify",
    "backup",
    "formats",
    "demo",
    "wall",
)
WRONG = [  # arguments, what the sentence says
    ("data kuda", "“kuda” bukan nilai untuk PERINTAH; pilih salah satu dari register, settings"),
    ("data", "Belum ada PERINTAH;"),
    ("data load", "Belum ada FILE;"),
    (
        "data load x.csv --dates dym",
        "“dym” bukan nilai untuk --dates; pilih salah satu dari dmy, mdy, ymd.",
    ),
    ("data load x.csv --dates", "--dates belum diberi nilai;"),
    ("data load x.csv --kuda", "“--kuda” tidak dikenal"),
    ("data register --correct=ya a b", "--correct tidak menerima nilai; hapus “ya”."),
    ("data load x --en utf-8 --f a", "“--f” dapat berarti --format, --from; tulis lengkap."),
    ("data exclude 0123456789abcdef --reason bosan", "“bosan” bukan nilai untuk --reason"),
    ("data register opd.csv", "Belum ada ACCOUNTS.csv;"),
    (
        "metrics figures --by desa --month 2026-09",
        "“desa” bukan nilai untuk --by; pilih salah satu dari opd, account",
    ),
    ("metrics figures --by opd --month 2026-13", "--month: “2026-13” bukan bulan; tulis YYYY-MM."),
    (
        "metrics ranking --by regency --board response --month 2026-09",
        "“regency” bukan nilai untuk --by;",
    ),
    ("metrics cases --by account --month 2026-09", "Belum ada --unit;"),
    ("metrics cases --by account --unit a", "Belum ada salah satu dari --month --week;"),
    (
        "metrics cases --by account --unit a --month 2026-09 --week 2026-09-07",
        "--week tidak dapat bersama --month;",
    ),
    (
        "metrics cases --by account --unit a --week 2026-09-01",
        "“2026-09-01” bukan hari Senin; tulis YYYY-MM-DD.",
    ),
]
ENGLISH = re.compile("argument|usage|choose|invalid|required|expected|error")


@pytest.mark.parametrize(
    "command", [("data", "load"), ("data", "demo"), ("metrics", "ranking")], ids=" ".join
)
def test_help(tmp_path, command):
    result = done(run(command[0], tmp_path / "home", *command[1:], "--help"))
    assert f"{command[0]} {command[1]}" in result.out
    assert not (tmp_path / "home").exists()


def test_a_command_here_says_what_a_process_says(home, tmp_path):
    """The other tests of this folder run their commands in this process."""
    good = written(tmp_path / "a.csv", [message("1", "2026-09-01T08:00:00")])
    bad = written(tmp_path / "b.csv", "a,b\n1,2\n")
    twin = copied(home, tmp_path / "twin")
    assert run("data", home, "load", good, bad) == data(twin, "load", good, bad)
    figures = ("figures", "--by", "account", "--month", "2026-09")
    assert run("metrics", home, *figures) == metrics(twin, *figures)
    assert run("data", home, "load", good, "--dates", "x") == data(
        twin, "load", good, "--dates", "x"
    )


def test_every_command_as_a_process_of_its_own(tmp_path):
    """A process of ``data`` starts without pandas, a command in this one does not."""
    home = tmp_path / "home"
    opd, accounts = written(tmp_path / "opd.csv", OPDS), written(tmp_path / "akun.csv", ACCOUNTS)
    file = written(tmp_path / "a.csv", [message("1", "2026-09-01T08:00:00")])
    assert done(run("data", home, "register", opd, accounts)).line["accounts"] == 4
    for name, table in (
        ("settings", "name,value,valid_from\nmin_coverage,0.7,2026-01-01\n"),
        ("calendar", "date,kind,source\n2026-08-17,holiday,SKB\n"),
        ("topics", "topic,class\nktp,informasi\n"),
        ("users", "email,name,role,opd_ids\nsri@klaten.go.id,Sri,diskominfo,\n"),
    ):
        done(run("data", home, name, written(tmp_path / f"{name}.csv", table)))
    assert done(run("data", home, "look", file)).code == 0
    upload = done(run("data", home, "load", file, "--rejected", tmp_path / "ditolak.csv")).line[
        "upload_id"
    ]
    [case] = json.loads(
        done(
            run(
                "metrics",
                home,
                "cases",
                "--by",
                "account",
                "--unit",
                "ig",
                "--month",
                "2026-09",
                "--format",
                "json",
            )
        ).out
    )
    done(run("data", home, "exclude", case["case_id"], "--reason", "spam"))
    assert done(run("data", home, "rebuild")).line["cases"] == 1
    for arguments in (
        ("uploads",),
        ("verify",),
        ("backup", tmp_path / "cadangan"),
        ("formats",),
        ("wall",),
        ("undo", upload),
        ("purge", upload),
    ):
        done(run("data", home, *arguments))
    refused(run("data", home, "demo"))


def test_every_command_is_there(tmp_path):
    text = done(data(tmp_path / "home", "--help")).out
    assert [name for name in DATA if name not in text] == []


@pytest.mark.parametrize("arguments, says", WRONG, ids=[arguments for arguments, _ in WRONG])
def test_wrong_usage_is_one_sentence_below_the_usage(tmp_path, arguments, says):
    module, *rest = arguments.split()
    result = (data if module == "data" else metrics)(tmp_path / "home", *rest)
    assert (result.code, result.out) == (2, "")
    usage, sentence = result.err.splitlines()
    assert usage.startswith(f"Cara pakai: python -m {module}")
    assert says in sentence and sentence[-1] in ".…" and len(sentence) <= LONGEST_SENTENCE
    assert not ENGLISH.search(sentence), sentence
    assert not (tmp_path / "home").exists()


def test_formats(tmp_path):
    lines = done(data(tmp_path / "home", "formats")).lines
    assert all(list(line) == ["format", "kind", "has_reply", "has_closed_at"] for line in lines)
    found = {line["format"]: line for line in lines}
    assert (
        found["canonical-messages"]["kind"] == "messages"
        and found["canonical-cases"]["kind"] == "cases"
    )


def test_an_empty_home_has_nothing_to_show(tmp_path):
    home, file = (
        tmp_path / "home",
        written(tmp_path / "pesan.csv", [message("1", "2026-09-01T08:00:00+07:00")]),
    )
    assert done(data(home, "uploads")).out == ""
    for result in (
        data(home, "backup", tmp_path / "cadangan"),
        data(home, "load", file),
        data(home, "rebuild"),
        metrics(home, "figures", "--by", "opd", "--month", "2026-09"),
    ):
        assert "register" in refused(result)


@pytest.mark.parametrize("command", ["look", "load"])
def test_files_are_named_from_where_the_command_is_given(home, tmp_path, command):
    (tmp_path / "unduhan").mkdir()
    written(tmp_path / "unduhan" / f"{command}.csv", [message(command, "2026-09-01T08:00:00")])
    for folder, name in (
        (tmp_path, f"unduhan/{command}.csv"),
        (tmp_path / "unduhan", f"{command}.csv"),
    ):
        found = done(run("data", home, command, name, folder=folder)).line
        assert found["read"] == 1


@pytest.mark.parametrize("program", [("data", "formats"), ("data", "load", "--help")], ids=" ".join)
def test_whoever_reads_the_output_may_leave(tmp_path, program):
    """As "| head" does: no word of it on standard error."""
    process = start(program[0], tmp_path / "home", *program[1:])
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(timeout=LONGEST) in (0, NOBODY_READS)
