"""What a decided contest does to cases and figures, that it survives a rebuild, and that it can be
taken back (handbook, sections 2 and 7)."""

from datetime import datetime
from pathlib import Path

import pytest

from data.cases import store
from data.errors import Refused
from data.lake import removal
from data.review import contests, decisions
from data.review.contests import Subject
from tests import histories, made, program
from tests.commands.here import ReadsHere

MONTH = "2026-03"
MESSAGES = """account_id,conversation_id,message_id,sent_at,direction,author,text,channel,post_id
a1,k1,1,2026-03-09T08:00:00+07:00,inbound,w1,Apakah buka?,private,
a1,k1,2,2026-03-09T09:00:00+07:00,outbound,,Pesan Anda kami terima,private,
a1,k1,3,2026-03-11T10:00:00+07:00,outbound,,Ya buka,private,
a1,k2,4,2026-03-09T08:00:00+07:00,inbound,w2,Selamat ya,comment,post1
a1,k3,5,2026-03-09T08:00:00+07:00,inbound,w3,Apakah hadiahnya ada?,comment,post1
"""
TICKETS = """account_id,case_id,opened_at,first_reply_at,closed_at,status
a2,t1,2026-03-09T08:00:00+07:00,,2026-03-20T08:00:00+07:00,closed
"""
WHOLE = ("--from", "2026-03-01", "--until", "2026-04-10")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-04-15T09:00:00+07:00")
    return program.copied(made.once("contested", _make), tmp_path)


def _make(folder: Path) -> None:
    home = program.new_home(folder, histories.OPDS, histories.ACCOUNTS)
    with ReadsHere() as reader:
        for name, text in (("pesan.csv", MESSAGES), ("tiket.csv", TICKETS)):
            (folder / name).write_text(text)
            program.load_file(home, folder / name, reader, *WHOLE)
    store.current(home)


def figures(home) -> dict:
    """Of the OPD in March."""
    return {row["opd_id"]: row for row in program.figures(home, "opd", MONTH, "wall")}["dinas"]


def case_ids(home) -> dict[str, str]:
    """Conversation's number in MESSAGES (or t1) → case id, by the order of account and channel."""
    rows = store.cursor(store.current(home)).execute(
        "SELECT format('{:016x}', case_key), account_id, post_key IS NOT NULL, text_length"
        " FROM cases ORDER BY text_length"
    )
    found = {}
    for case_id, account_id, is_comment, length in rows.fetchall():
        name = "t1" if account_id == "a2" else "k1" if not is_comment else f"k{2 + (length > 12)}"
        found[name] = case_id
    return found


def contest(home, case_id: str) -> int:
    subject = Subject("dinas", "opd", "dinas", MONTH, case_id=case_id)
    return contests.add(home, subject, "keliru", "", "Ratna").number


def counts(home) -> tuple:
    row = figures(home)
    return row["cases"], row["due"], row["on_time"], row["excluded"]


def test_an_accepted_exclusion_leaves_the_figures_and_comes_back(home):
    assert counts(home) == (4, 4, 1, 0)
    number = contest(home, case_ids(home)["k2"])
    decisions.accept(
        home, number, "exclude", "Memang bukan permintaan", "Dina", reason="no_request"
    )
    assert counts(home) == (3, 3, 1, 1)
    [found] = contests.read(home)
    assert (found.state, found.answer, found.decided_by) == (
        "accepted",
        "Memang bukan permintaan",
        "Dina",
    )
    removal.forget_derived(home)
    assert counts(home) == (3, 3, 1, 1)
    decisions.take_back(home, number, "Dina")
    assert counts(home) == (4, 4, 1, 0)
    assert [c.state for c in contests.read(home)] == ["waiting"]


def test_a_reply_that_was_automatic_answers_no_one(home):
    number = contest(home, case_ids(home)["k1"])
    decisions.accept(home, number, "automatic", "Balasan mesin", "Dina")
    assert counts(home) == (4, 4, 0, 0)  # the human answer came after 50 hours
    decisions.take_back(home, number, "Dina")
    assert counts(home) == (4, 4, 1, 0)


def test_an_opening_that_was_a_courtesy_opens_nothing(home):
    number = contest(home, case_ids(home)["k2"])
    decisions.accept(home, number, "courtesy", "Hanya ucapan", "Dina")
    assert counts(home) == (3, 3, 1, 0)


def test_a_post_that_is_no_channel_of_service_opens_nothing(home):
    number = contest(home, case_ids(home)["k3"])
    decisions.accept(home, number, "post", "Kiriman undian berhadiah", "Dina")
    assert counts(home) == (2, 2, 1, 0)
    decisions.take_back(home, number, "Dina")
    assert counts(home) == (4, 4, 1, 0)


def test_a_stated_time_is_corrected(home):
    number = contest(home, case_ids(home)["t1"])
    answered = datetime.fromisoformat("2026-03-09T20:00:00+07:00")
    decisions.accept(
        home,
        number,
        "time",
        "Dijawab lewat telepon",
        "Dina",
        field="first_reply_at",
        value=answered,
    )
    assert counts(home) == (4, 4, 2, 0)
    assert figures(home)["closed_unanswered"] == 0


def test_a_declined_contest_changes_nothing_and_can_be_taken_back(home):
    number = contest(home, case_ids(home)["k1"])
    decisions.decline(home, number, "Sudah benar", "Dina")
    assert (counts(home), contests.read(home)[0].state) == ((4, 4, 1, 0), "declined")
    decisions.take_back(home, number, "Dina")
    assert contests.read(home)[0].state == "waiting"


def test_two_decide_at_once_and_the_second_is_told(home):
    number = contest(home, case_ids(home)["k1"])
    decisions.decline(home, number, "Sudah benar", "Dina")
    with pytest.raises(Refused, match="tidak sedang menunggu jawaban"):
        decisions.accept(home, number, "automatic", "Balasan mesin", "Bima")
    assert contests.read(home)[0].decided_by == "Dina"


@pytest.mark.parametrize(
    ("of", "kind", "more", "said"),
    [
        ("t1", "courtesy", {}, "berasal dari tiket"),
        ("t1", "post", {}, "bukan komentar"),
        ("k3", "automatic", {}, "belum dibalas"),
        ("t1", "time", {"field": "resolved_at", "value": "2026-03-08T08:00:00+07:00"}, "tidak mungkin"),
        ("t1", "time", {"field": "resolved_at", "value": "2026-05-08T08:00:00+07:00"}, "tidak mungkin"),
        ("t1", "exclude", {"reason": "spam", "sentence": "nomor 081234567890"}, "081234567890"),
        ("t1", "exclude", {"reason": "spam", "sentence": " "}, "Tulis dulu jawabannya"),
    ],
)  # fmt: skip
def test_what_does_not_apply_is_refused_and_nothing_is_stored(home, of, kind, more, said):
    number = contest(home, case_ids(home)[of])
    if "value" in more:
        more = more | {"value": datetime.fromisoformat(more["value"])}
    sentence = more.pop("sentence", "ya")
    with pytest.raises(Refused, match=said):
        decisions.accept(home, number, kind, sentence, "Dina", **more)
    assert (counts(home), contests.read(home)[0].state) == ((4, 4, 1, 0), "waiting")


def test_another_opds_case_cannot_be_decided_for_a_figure(home):
    subject = Subject("rsud", "opd", "rsud", MONTH, figure="on_time_rate")
    number = contests.add(home, subject, "keliru", "", "Ratna").number
    with pytest.raises(Refused, match="tidak ada di antara kasus OPD ini"):
        decisions.accept(
            home, number, "exclude", "ya", "Dina", case_id=case_ids(home)["k1"], reason="spam"
        )
