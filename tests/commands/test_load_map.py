"""``--map``: other tables' columns as canonical fields."""

import pytest

from tests.commands.shell import cases, data, done, figures, refused, sentences, truth, written

LOG = (
    "Akun,Percakapan,Nomor,Tanggal,Jam,Arah,Pengirim,Isi\n"
    "ig,k1,m1,25/08/2026,14.30,masuk,budi,halo\nig,k1,m2,25/08/2026,15.30,keluar,,ya\n"
)
COLUMNS = {
    "account_id": "akun",
    "conversation_id": "Percakapan",
    "message_id": "Nomor",
    "sent_at": "Tanggal+Jam",
    "direction": "ARAH",
    "author": "Pengirim",
    "text": "Isi",
}
TICKETS = (
    "account_id,case_id,opened_at,first_reply_at,closed_at,status\n"
    "wa,T1,2026-08-03T08:00:00,2026-08-03T09:00:00,2026-08-04T08:00:00,selesai\n"
    "wa,T2,2026-08-03T08:00:00,,2026-08-04T08:00:00,selesai\n"
)
UNTIL = ["--until", "2026-09-30"]


def mapped(**changes: str) -> list[str]:
    """The options for LOG, some of them changed."""
    return [
        part
        for field, column in (COLUMNS | changes).items()
        for part in ("--map", f"{field}={column}")
    ]


def test_columns_are_found_without_regard_to_case_and_two_are_joined(home, tmp_path):
    done(data(home, "load", written(tmp_path / "log.csv", LOG), *mapped()))
    (case,) = cases(home, "ig", "2026-08")
    assert (
        case["opened_at"] == "2026-08-25T14:30:00+07:00"
        and case["first_reply_at"] == "2026-08-25T15:30:00+07:00"
    )


def test_a_constant(home, tmp_path):
    done(data(home, "load", written(tmp_path / "log.csv", LOG), *mapped(account_id="=wa")))
    assert len(cases(home, "wa", "2026-08")) == 1


@pytest.mark.parametrize(
    "changes, named",
    [
        ({"text": "Pesan"}, "“Pesan”"),
        ({"sent_at": "Tanggal+Waktu"}, "“Waktu”"),
        ({"account_id": "=lain"}, "“lain”"),
    ],
)
def test_what_the_file_lacks_is_named(home, tmp_path, changes, named):
    before = truth(home)
    sentence = refused(data(home, "load", written(tmp_path / "log.csv", LOG), *mapped(**changes)))
    assert "log.csv" in sentence and named in sentence
    assert truth(home) == before


def test_an_unknown_field_is_named(home, tmp_path):
    result = data(home, "load", written(tmp_path / "log.csv", LOG), *mapped(), "--map", "kuda=Isi")
    assert result.code in (1, 2) and result.out == "" and "kuda" in result.err
    assert result.code == 2 or len(sentences(result)) == 1


@pytest.mark.parametrize("nothing", ["", "none"])
def test_replies_mapped_to_none_are_unknown_not_absent(home, tmp_path, nothing):
    path = written(tmp_path / "tiket.csv", TICKETS)
    done(data(home, "load", path, "--map", f"first_reply_at={nothing}", *UNTIL))
    row = figures(home, "account", "2026-08")["wa"]
    assert (row["cases"], row["due"], row["on_time_rate"], row["answered_rate"]) == (
        2,
        0,
        None,
        None,
    )
    assert (row["resolution_due"], row["resolved_in_time"]) == (2, 2)


def test_an_empty_reply_column_means_unanswered(home, tmp_path):
    done(data(home, "load", written(tmp_path / "tiket.csv", TICKETS), *UNTIL))
    row = figures(home, "account", "2026-08")["wa"]
    assert (row["due"], row["on_time"], row["answered_rate"], row["closed_unanswered"]) == (
        2,
        1,
        0.5,
        1,
    )
    assert (row["resolution_due"], row["resolved_in_time"]) == (2, 1)


def test_the_named_format_must_be_the_file_s(home, tmp_path):
    path = written(tmp_path / "tiket.csv", TICKETS)
    assert "bukan Tabel pesan" in refused(
        data(home, "load", path, "--format", "canonical-messages")
    )
    assert (
        done(data(home, "load", path, "--format", "canonical-cases")).line["format"]
        == "canonical-cases"
    )
