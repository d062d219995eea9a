"""Tables as they come: other delimiters and line ends, blank lines, broken quotation, spoilt
ids."""

from tests.commands.shell import data, done, message, refused, sentences, text_of, truth, written

HEADER = text_of([])


def rows(name: str, *numbers: int, **fields) -> str:
    """Rows without header; conversations are of this file alone."""
    return text_of(
        [message(f"{name}-{n}", f"2026-09-{n:02d}T08:00:00+07:00", **fields) for n in numbers]
    ).removeprefix(HEADER)


TAKEN = {  # name → content, (read, accepted, updated, duplicates, rejected)
    "semicolon": ((HEADER + rows("semi", 1, 2)).replace(",", ";"), (2, 2, 0, 0, 0)),
    "tab": ((HEADER + rows("tab", 1, 2)).replace(",", "\t"), (2, 2, 0, 0, 0)),
    "crlf": ((HEADER + rows("crlf", 1, 2)).replace("\n", "\r\n"), (2, 2, 0, 0, 0)),
    "no-last-newline": ((HEADER + rows("nol", 1, 2)).rstrip("\n"), (2, 2, 0, 0, 0)),
    "quoted": (
        HEADER + rows("quo", 1, text='baris satu, "dua"\n\nbaris; empat') + rows("quo", 2),
        (2, 2, 0, 0, 0),
    ),
    "quote-inside": (
        HEADER + rows("qin", 1).replace("Kapan buka?", 'yang "itu" 5" pipa') + rows("qin", 2),
        (2, 2, 0, 0, 0),
    ),
    "header-in-other-case": (
        HEADER.replace("account_id", "ACCOUNT ID").replace("sent_at", " Sent At ")
        + rows("case", 1),
        (1, 1, 0, 0, 0),
    ),
    "other-order-and-more-columns": (
        "Tambahan,direction,sent_at,conversation_id,account_id\n"
        "x,masuk,2026-09-01T08:00:00,order,ig\n",
        (1, 1, 0, 0, 0),
    ),
    "short-rows": (HEADER + "ig,short1,m,2026-09-01T08:00:00,masuk\nig,short2\n", (2, 1, 0, 0, 1)),
    "surplus-empty-fields": (HEADER + rows("sur", 1).replace("\n", ",,\n"), (1, 1, 0, 0, 0)),
    "too-many-fields": (
        HEADER + rows("too", 1).replace("Kapan buka?", "a,b,c") + rows("too", 2),
        (2, 1, 0, 0, 1),
    ),
    "same-id-twice": (HEADER + rows("dup", 1) + rows("dup", 1), (2, 1, 0, 1, 0)),
    "some-unknown-accounts": (
        HEADER + rows("unk", 1) + rows("unk", 2, account_id="lain"),
        (2, 1, 0, 0, 1),
    ),
}
SKIPPED = {  # what is no data row is not counted as read
    "empty-lines": (
        HEADER + "\n" + rows("empty", 1) + "\n\n" + rows("empty", 2) + "\n",
        (2, 2, 0, 0, 0),
    ),
    "lines-of-delimiters": (HEADER + rows("delim", 1) + ",,,,,,,,,,\n", (1, 1, 0, 0, 0)),
    "lines-of-spaces": (HEADER + rows("space", 1) + "   \n", (1, 1, 0, 0, 0)),
    "empty-lines-before-header": ("\n\n" + HEADER + rows("before", 1), (1, 1, 0, 0, 0)),
    "title": ("Laporan September 2026\n\n" + HEADER + rows("title", 1), (1, 1, 0, 0, 0)),
    "repeated-header": (HEADER + rows("rep", 1) + HEADER + rows("rep", 2), (2, 2, 0, 0, 0)),
    "open-quote": (
        HEADER + rows("opq", 1) + rows("opq", 2).replace("Kapan", '"Kapan') + rows("opq", 3),
        (3, 2, 0, 0, 1),
    ),
    "total": (HEADER + rows("total", 1) + "Total,1,,,,,,,,,\n", (1, 1, 0, 0, 0)),
}
REFUSED = {  # name → content, what the sentence names
    "nul-bytes": (HEADER + rows("nul", 1).replace("Kapan", "Ka\0pan"), "nul-bytes.csv"),
    "header-twice": (HEADER.replace("author", "text") + rows("twi", 1), "“text”"),
    "header-only": (HEADER, "header-only.csv"),
    "zero-bytes": ("", "zero-bytes.csv"),
    "blank": ("\n \n\n", "blank.csv"),
    "no-table": ("Selamat pagi,\nini bukan tabel.\n", "no-table.csv"),
    "both-kinds": (HEADER.replace("topic", "opened_at") + rows("both", 1), "both-kinds.csv"),
    "no-conversation": (
        "account_id,sent_at,direction\nig,2026-09-01T08:00:00,masuk\n",
        "conversation_id",
    ),
    "no-status": ("account_id,case_id,opened_at\nig,T1,2026-09-01T08:00:00\n", "status"),
    "only-rejected": (HEADER + rows("rej", 1, 2, account_id="lain"), "“lain”"),
    "spoilt-conversation": (
        HEADER + rows("spo", 1) + rows("spo", 2, conversation_id="1.08E+09"),
        "1.08E+09",
    ),
    "spoilt-message": (HEADER + rows("spo", 1, message_id="1,08E+09"), "1,08E+09"),
    "spoilt-ticket": (
        "account_id,case_id,opened_at,status\nig,6.28123E+12,2026-09-01T08:00:00,open\n",
        "6.28123E+12",
    ),
}


def load(home, folder, table):
    paths = {written(folder / f"{name}.csv", content): name for name, (content, _) in table.items()}
    return data(home, "load", *paths), {str(path): name for path, name in paths.items()}


def test_tables_that_are_taken(home, tmp_path):
    result, names = load(home, tmp_path, TAKEN)
    done(result)
    assert {names[line["file"]]: tuple(line.values())[3:8] for line in result.lines} == {
        name: counts for name, (_, counts) in TAKEN.items()
    }


def test_what_is_no_data_row_is_not_counted(home, tmp_path):
    result, names = load(home, tmp_path, SKIPPED)
    assert {names[line["file"]]: tuple(line.values())[3:8] for line in result.lines} == {
        name: counts for name, (_, counts) in SKIPPED.items()
    }
    done(result)


def test_tables_that_are_refused(home, tmp_path):
    before = truth(home)
    result, _ = load(home, tmp_path, REFUSED)
    assert (result.code, result.out) == (1, "")
    for (name, (_, named)), sentence in zip(REFUSED.items(), sentences(result), strict=True):
        assert f"{name}.csv" in sentence and named in sentence
    assert truth(home) == before


def test_the_sentence_of_a_refused_file_says_what_to_do(home, tmp_path):
    path = written(tmp_path / "juli.csv", HEADER + rows("x", 1, account_id="ig-dinkes"))
    sentence = refused(data(home, "load", path))
    for part in (
        "juli.csv",
        "Baris 2",
        "account_id",
        "ig-dinkes",
        "daftarkan",
    ):  # file, row, column, value, way out
        assert part in sentence
