"""What an upload states to be complete for: ``--from``, ``--until``, ``--account``, or the
default."""

from datetime import datetime

import pytest

from tests.commands.shell import data, done, figures, message, refused, truth, written

ROWS = [message("1", "2026-09-01T08:00:00+07:00"), message("2", "2026-09-10T08:00:00+07:00")]


@pytest.fixture
def file(tmp_path):
    return written(tmp_path / "pesan.csv", ROWS)


def stated(home):
    """from and until of every upload, oldest first."""
    return [moments(line["from"], line["until"]) for line in done(data(home, "uploads")).lines]


def moments(*texts):
    return tuple(map(datetime.fromisoformat, texts))


STATED = [
    (
        [],
        ("2026-09-01T00:00:00+07:00", "2026-09-11T00:00:00+07:00"),
    ),  # the first stamp's day to the end of the last one's
    (
        ["--from", "2026-09-01", "--until", "2026-09-30"],
        ("2026-09-01T00:00:00+07:00", "2026-10-01T00:00:00+07:00"),
    ),
    (
        [
            "--from",
            "2026-09-01T07:00",
            "--until",
            "2026-09-30T16:00:05Z",
            "--timezone",
            "Asia/Jayapura",
        ],
        ("2026-09-01T07:00:00+09:00", "2026-09-30T16:00:05+00:00"),
    ),
    (["--until", "2026-10-05T09:00"], ("2026-09-01T00:00:00+07:00", "2026-10-05T09:00:00+07:00")),
]


def test_stated_times(home, file):
    for options, _ in STATED:
        done(data(home, "load", file, *options))
    assert stated(home) == [moments(*expected) for _, expected in STATED]


@pytest.mark.parametrize(
    "options, named",
    [
        (
            ["--until", "2026-10-05T09:00:01"],
            "2026-10-05T09:00:01",
        ),  # the machine's clock says 09:00:00
        (["--until", "2026-10-05"], "2026-10-05"),  # a bare date means 24:00
        (["--from", "2026-09-30", "--until", "2026-09-01"], "--from"),
        (
            ["--from", "2026-09-20"],
            "pesan.csv",
        ),  # after the file's last stamp, where the default ends
        (["--from", "kemarin"], "kemarin"),
        (["--until", "30/09/2026"], "30/09/2026"),
        (["--until", "9999-12-31"], "9999-12-31"),
        (["--from", "0001-01-01"], "0001-01-01"),
        (["--account", "tidak-ada"], "tidak-ada"),
    ],
)
def test_statements_that_are_refused(home, file, options, named):
    before = truth(home)
    assert named in refused(data(home, "load", file, *options))
    assert truth(home) == before


def test_rows_later_than_the_stated_end_are_kept_and_wait(home, file):
    first = done(data(home, "load", file, "--until", "2026-09-05"))
    assert first.counts == (2, 2, 0, 0, 0) and first.line["cases"] == 1
    empty = written(file.with_name("kosong.csv"), [])
    later = done(
        data(
            home, "load", empty, "--account", "ig", "--from", "2026-09-05", "--until", "2026-09-11"
        )
    )
    assert later.line["cases"] == 1  # the row of the 10th is known now


def test_a_later_end_of_the_same_file_is_a_new_upload_of_duplicates(home, file):
    done(data(home, "load", file, "--from", "2026-09-01", "--until", "2026-09-20"))
    again = done(data(home, "load", file, "--from", "2026-09-01", "--until", "2026-09-20"))
    assert again.counts == (2, 0, 0, 2, 0) and again.line["upload_id"] is None
    later = done(data(home, "load", file, "--from", "2026-09-01", "--until", "2026-09-30"))
    assert later.counts == (2, 0, 0, 2, 0) and later.line["upload_id"] is not None
    assert figures(home, "account", "2026-09")["ig"]["coverage"] == 1


def test_further_accounts_are_covered_without_a_message(home, tmp_path):
    rows = written(
        tmp_path / "tanpa-akun.csv",
        "conversation_id,sent_at,direction\nk,2026-09-01T08:00:00,masuk\n",
    )
    period = ["--from", "2026-09-01", "--until", "2026-09-30"]
    assert "--account" in refused(data(home, "load", rows, *period))
    result = done(data(home, "load", rows, *period, "--account", "wa", "--account", "ig"))
    assert result.counts == (1, 1, 0, 0, 0)
    found = figures(home, "account", "2026-09")
    assert [(unit, row["cases"], row["coverage"]) for unit, row in found.items()] == [
        ("boston", 0, 0),
        ("fb", 0, 0),
        ("ig", 0, 1),
        ("wa", 1, 1),
    ]  # the first --account has the messages


def test_a_file_without_rows_states_an_empty_period_only_if_all_is_said(home, tmp_path):
    header, nothing = written(tmp_path / "judul.csv", []), written(tmp_path / "nol.csv", b"")
    assert "--account" in refused(
        data(home, "load", header, "--from", "2026-09-01", "--until", "2026-09-30")
    )
    assert "nol.csv" in refused(data(home, "load", nothing))
    result = done(
        data(
            home, "load", header, "--account", "ig", "--from", "2026-09-01", "--until", "2026-09-30"
        )
    )
    assert result.counts == (0, 0, 0, 0, 0) and result.line["upload_id"] is not None
    row = figures(home, "account", "2026-09")["ig"]
    assert (row["cases"], row["due"], row["on_time_rate"], row["coverage"]) == (0, 0, None, 1)


def test_only_rejected_rows_are_a_refusal_whatever_is_stated(home, tmp_path):
    path = written(tmp_path / "salah.csv", [message("1", "2026-09-01T08:00:00", account_id="lain")])
    before = truth(home)
    sentence = refused(
        data(home, "load", path, "--account", "ig", "--from", "2026-09-01", "--until", "2026-09-30")
    )
    assert "salah.csv" in sentence and "Baris 2" in sentence and "lain" in sentence
    assert truth(home) == before
