"""Dates as people here write them: read right, or refused with what to say; never guessed."""

import pytest

from tests.commands.shell import cases, data, done, message, refused, sentences, truth, written

DAY_FIRST = {  # as written → the moment, WIB; the 25th decides the order for the whole file
    "05/08/2026 14.30": "2026-08-05T14:30:00+07:00",
    "25/08/2026 14.30": "2026-08-25T14:30:00+07:00",
    "25/08/2026 14:30:05": "2026-08-25T14:30:05+07:00",
    "25-8-2026 9.05": "2026-08-25T09:05:00+07:00",
    "25.08.2026, 14:30": "2026-08-25T14:30:00+07:00",
    "08/08/2026 14.30": "2026-08-08T14:30:00+07:00",
    "5 Agustus 2026 14.30": "2026-08-05T14:30:00+07:00",
    "5 Agustus 2026 pukul 14.30 WITA": "2026-08-05T13:30:00+07:00",
    "5 Agu 2026 pukul 14.30 WIB": "2026-08-05T14:30:00+07:00",
    "Jum'at, 7 Agt 2026 jam 14.30": "2026-08-07T14:30:00+07:00",
    "Aug 5, 2026 2:30 PM": "2026-08-05T14:30:00+07:00",
    "2026-08-05 14:30": "2026-08-05T14:30:00+07:00",
    "2026-08-05T14:30:00": "2026-08-05T14:30:00+07:00",
    "2026-08-05T14:30:00Z": "2026-08-05T21:30:00+07:00",
    "2026-08-05T14:30:00.9+08:00": "2026-08-05T13:30:00+07:00",
    "2026-08-05T14:30:00-04:00": "2026-08-06T01:30:00+07:00",
    "2026-08-05 14:30:00 +0800": "2026-08-05T13:30:00+07:00",
    "2026-08-05 07:30:00 UTC": "2026-08-05T14:30:00+07:00",
    "5 Agu 2026 14.30 GMT+8": "2026-08-05T13:30:00+07:00",
    "5 Agu 2026 14.30 (WIT)": "2026-08-05T12:30:00+07:00",
    "46239.604166667": "2026-08-05T14:30:00+07:00",  # a spreadsheet's serial day, local time
    "46239,604166667": "2026-08-05T14:30:00+07:00",
    "1785915000": "2026-08-05T14:30:00+07:00",  # seconds, milliseconds, microseconds since 1970
    "1785915000.7": "2026-08-05T14:30:00+07:00",
    "1785915000123": "2026-08-05T14:30:00+07:00",
    "1785915000123456": "2026-08-05T14:30:00+07:00",
    "202608051430": "2026-08-05T14:30:00+07:00",
    "20260805143007": "2026-08-05T14:30:07+07:00",
}
MONTH_FIRST = {
    "8/25/2026 2:30 PM": "2026-08-25T14:30:00+07:00",
    "08/05/2026 12:05 AM": "2026-08-05T00:05:00+07:00",
}
SAME_EITHER_WAY = {"08/08/2026 14.30": "2026-08-08T14:30:00+07:00"}
TWO_WAYS = ["05/08/2026 14.30", "5-8-2026 14.30", "12.08.2026 14:30", "26/08/05 14.30"]
UNREADABLE = [
    "31/09/2026 10.00",
    "2026-02-30 10:00",
    "25/08/2026 14.60",
    "kemarin sore",
    "25 Agustus 2026",
    "2026-08-05",
    "46239",
    "20260805",
    "12345.5",
    "1.75E+09",
    "050820261430",
    "14.30",
    "5 Agu 2026 14.30 (PST)",
]


def files(folder, *columns):
    """One file per list of stamps; conversations are each of their own."""
    return [
        written(
            folder / f"{n:02d}.csv", [message(f"{n}-{i}", stamp) for i, stamp in enumerate(stamps)]
        )
        for n, stamps in enumerate(columns)
    ]


def opened(home, result):
    """Per file that was loaded the openings of its rows."""
    found = {
        (case["upload_id"], case["row"]): case["opened_at"] for case in cases(home, "ig", "2026-08")
    }
    return [
        [found[line["upload_id"], row] for row in range(2, 2 + line["read"])]
        for line in result.lines
    ]


def test_dates_that_can_be_read(home, tmp_path):
    tables = [DAY_FIRST, MONTH_FIRST, SAME_EITHER_WAY]
    result = done(data(home, "load", *files(tmp_path, *tables)))
    for table, found in zip(tables, opened(home, result), strict=True):
        assert dict(zip(table, found, strict=True)) == table


def test_dates_that_could_be_read_two_ways_refuse_the_file(home, tmp_path):
    result = data(home, "load", *files(tmp_path, *([stamp] for stamp in TWO_WAYS)))
    found = sentences(result)
    assert (result.code, result.out, len(found)) == (1, "", len(TWO_WAYS))
    for stamp, sentence in zip(TWO_WAYS, found, strict=True):
        assert stamp in sentence and "baris 2" in sentence and "--dates" in sentence


def test_dates_that_nobody_can_read_are_named(home, tmp_path):
    result = data(home, "load", *files(tmp_path, *([stamp] for stamp in UNREADABLE)))
    found = sentences(result)
    assert (result.code, result.out, len(found)) == (1, "", len(UNREADABLE))
    for stamp, sentence in zip(UNREADABLE, found, strict=True):
        assert stamp in sentence and "Baris 2" in sentence and "sent_at" in sentence


def test_dates_option(home, tmp_path):
    written_as = {"dmy": "05/08/2026 14.30", "mdy": "08/06/2026 14.30", "ymd": "26/08/07 14.30"}
    for path, order in zip(
        files(tmp_path, *([stamp] for stamp in written_as.values())), written_as, strict=True
    ):
        done(data(home, "load", path, "--dates", order))
    assert [case["opened_at"] for case in cases(home, "ig", "2026-08")] == [
        "2026-08-05T14:30:00+07:00",
        "2026-08-06T14:30:00+07:00",
        "2026-08-07T14:30:00+07:00",
    ]


def test_dates_that_contradict_each_other_name_both_rows(home, tmp_path):
    (path,) = files(tmp_path, ["25/08/2026 14.30", "05/08/2026 14.30", "08/26/2026 14.30"])
    sentence = refused(data(home, "load", path))
    assert (
        "baris 2" in sentence
        and "25/08/2026" in sentence
        and "baris 4" in sentence
        and "08/26/2026" in sentence
    )


def test_the_timezone_is_for_stamps_without_an_offset(home, tmp_path):
    stamps = ["2026-08-05T14:30:00", "25/08/2026 14.30", "2026-08-06T14:30:00+07:00"]
    result = done(data(home, "load", *files(tmp_path, stamps), "--timezone", "Asia/Makassar"))
    assert opened(home, result) == [
        ["2026-08-05T13:30:00+07:00", "2026-08-25T13:30:00+07:00", "2026-08-06T14:30:00+07:00"]
    ]


@pytest.mark.parametrize(
    "options",
    [["--timezone", "Bulan/Purnama"], ["--timezone", "Bulan/Purnama", "--from", "2026-08-01"]],
    ids=len,
)
def test_an_unknown_timezone_is_refused(home, tmp_path, options):
    before = truth(home)
    assert "--timezone" in refused(
        data(home, "load", *files(tmp_path, ["2026-08-05T14:30:00"]), *options)
    )
    assert truth(home) == before


def test_a_year_that_cannot_be_is_refused(home, tmp_path):
    assert "0005-08-05" in refused(data(home, "load", *files(tmp_path, ["0005-08-05 14:30"])))
