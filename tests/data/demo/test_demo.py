"""The demo's files: what they promise about accounts, messages and coverage, and that a day always
gives the same."""

import csv
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from data import demo
from data.moment import WIB

TODAY = date(2026, 9, 17)
TICKETS = {"lapor-klaten", "dukcapil-helpdesk", "rsud-tiket"}
NEVER_UPLOADED, STOPPED, WITH_GAP = "kec-kebonarum", "dispermasdes", "dishub"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return demo.write(tmp_path_factory.mktemp("demo"), TODAY)


@pytest.fixture(scope="module")
def accounts(written):
    return pd.read_csv(written.accounts_csv, keep_default_na=False)


@pytest.fixture(scope="module")
def messages(written):
    """All message rows, with the columns ``load`` (number of the file) and ``at``."""
    tables = [(n, _read(load.path)) for n, load in enumerate(written.loads)]
    rows = pd.concat([t.assign(load=n) for n, t in tables if "sent_at" in t], ignore_index=True)
    return rows.assign(at=pd.to_datetime(rows["sent_at"], format="ISO8601"))


@pytest.fixture(scope="module")
def tickets(written):
    """Account → its two exports."""
    found = {}
    for load in written.loads:
        table = _read(load.path)
        if "opened_at" in table:
            found.setdefault(table["account_id"].iloc[0], []).append((load, table))
    return found


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _covered(load) -> set[str]:
    return set(_read(load.path)["account_id"]) | set(load.accounts)


def _intervals(written, accounts, opd_id: str) -> list[tuple]:
    wanted = set(accounts.loc[accounts["opd_id"] == opd_id, "account_id"])
    return [
        (load.from_.date(), load.until.date()) for load in written.loads if wanted & _covered(load)
    ]


def test_register(written, accounts):
    opds = pd.read_csv(written.opd_csv)
    assert (
        len(accounts) == 137 and accounts["account_id"].is_unique and accounts["handle"].is_unique
    )
    assert 50 <= len(opds) <= 57 and set(accounts["opd_id"]) == set(opds["opd_id"])
    assert (opds["kind"] == "kecamatan").sum() == 26
    assert (opds["kind"] == "rsud").sum() == 2
    around_the_clock = set(opds.loc[opds["schedule"] == "24h", "opd_id"])
    assert around_the_clock == {"rsud-bagas-waras", "rsud-cawas", "bpbd", "satpol"}
    assert {"instagram", "facebook", "whatsapp", "x", "tiktok", "youtube"} <= set(
        accounts["platform"]
    )


def test_same_day_same_bytes_other_day_shifted(written, tmp_path):
    again, later = (
        demo.write(tmp_path / "again", TODAY),
        demo.write(tmp_path / "later", TODAY + timedelta(days=31)),
    )
    for one, other in zip(written.loads, again.loads, strict=True):
        assert one.path.name == other.path.name and one.path.read_bytes() == other.path.read_bytes()
        assert (one.from_, one.until, one.accounts, one.received_at) == (
            other.from_,
            other.until,
            other.accounts,
            other.received_at,
        )
    assert written.accounts_csv.read_bytes() == again.accounts_csv.read_bytes()
    assert later.loads[0].from_ == datetime(2025, 8, 1, tzinfo=WIB) > written.loads[0].from_
    assert later.until - written.until == timedelta(days=31)


@pytest.mark.parametrize(
    "today, first, month_end, until",
    [
        (date(2026, 9, 3), date(2025, 7, 1), date(2026, 9, 1), date(2026, 9, 2)),
        (
            date(2026, 9, 2),
            date(2025, 6, 1),
            date(2026, 8, 1),
            date(2026, 9, 1),
        ),  # August is not known a day beyond
        (date(2028, 3, 1), date(2026, 12, 1), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_any_day_gives_whole_months_and_a_past_end(tmp_path, today, first, month_end, until):
    loads = demo.write(tmp_path, today).loads
    assert min(load.from_.date() for load in loads) == first
    assert {load.from_.date() for load in loads if load.until.date() > month_end} == {month_end}
    assert max(load.until.date() for load in loads) == until
    assert all(load.received_at.date() < today for load in loads)


def test_files(written):
    assert len(written.loads) <= 60
    assert len({load.path for load in written.loads}) == len(written.loads)
    assert [load.received_at for load in written.loads] == sorted(
        load.received_at for load in written.loads
    )
    for load in written.loads:
        assert load.from_ < load.until <= load.received_at < datetime(2026, 9, 17, tzinfo=WIB)
        assert load.until <= written.until
        with open(load.path, encoding="utf-8", newline="") as handle:
            assert len({len(row) for row in csv.reader(handle)}) == 1


def test_only_known_accounts_and_only_while_valid(written, accounts):
    valid_from = dict(zip(accounts["account_id"], accounts["valid_from"], strict=True))
    assert sum(day != "" for day in valid_from.values()) == 2
    for load in written.loads:
        assert _covered(load) <= set(valid_from)
        assert not set(load.accounts) & set(_read(load.path)["account_id"])
        assert all(
            valid_from[account] <= load.from_.date().isoformat() for account in _covered(load)
        )


def test_statements_of_an_account_do_not_overlap(written):
    found = {}
    for load in written.loads:
        for account in _covered(load):
            found.setdefault(account, []).append((load.from_, load.until))
    for intervals in found.values():
        assert all(one[1] <= following[0] for one, following in pairwise(sorted(intervals)))


def test_gaps(written, accounts):
    assert _intervals(written, accounts, NEVER_UPLOADED) == []
    assert max(until for _, until in _intervals(written, accounts, STOPPED)) == date(2026, 7, 4)
    found = sorted(_intervals(written, accounts, WITH_GAP))
    gaps = [following[0] - one[1] for one, following in pairwise(found)]
    assert [gap.days for gap in gaps if gap] == [21]


def test_messages_lie_in_their_statement(written, messages):
    begin = messages["load"].map({n: load.from_ for n, load in enumerate(written.loads)})
    end = messages["load"].map({n: load.until for n, load in enumerate(written.loads)})
    assert (messages["at"] >= begin).all() and (messages["at"] < end).all()
    assert messages["sent_at"].str.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00").all()


def test_messages(messages, accounts):
    assert 130_000 <= len(messages) <= 170_000
    assert not messages.duplicated(["account_id", "message_id"]).any()
    assert set(messages["direction"]) == {"inbound", "outbound"}
    inbound = messages["direction"] == "inbound"
    assert 0.5 < inbound.mean() < 0.65
    assert messages.loc[inbound, "author"].str.fullmatch(r"warga-\d{5}").all()
    assert messages.loc[~inbound, "author"].str.startswith("petugas-").all()
    assert (messages.loc[inbound, "is_automatic"] == "").all() and (
        messages.loc[~inbound, "topic"] == ""
    ).all()
    assert set(messages["is_automatic"]) == {"", "true", "false"}
    assert set(messages["topic"]) == {"", "informasi", "pengaduan", "pengaduan berkadar pengawasan"}
    assert ((messages["channel"] == "comment") == (messages["post_id"] != "")).all()
    assert (messages["text"] != "").all()
    silent = set(accounts["account_id"]) - set(messages["account_id"])
    assert silent == TICKETS | {"organisasi-ig", "kec-kalikotes-fb", "kec-kebonarum-ig"}


def test_every_conversation_is_one_citizen_and_begins_with_a_citizen(messages):
    inbound = messages[messages["direction"] == "inbound"]
    conversation = ["account_id", "conversation_id"]
    assert (inbound.groupby(conversation)["author"].nunique() == 1).all()
    first = messages.sort_values("at", kind="stable").groupby(conversation)["direction"].first()
    assert (
        first == "inbound"
    ).mean() > 0.995  # the rest were cut where an account's coverage begins


def test_some_posts_are_viral(messages):
    comments = messages[(messages["channel"] == "comment") & (messages["direction"] == "inbound")]
    per_day = comments.groupby(["account_id", "post_id", comments["at"].dt.date]).size()
    assert 4 <= (per_day >= 100).sum() <= 12 and per_day.max() <= 400


def test_tickets(tickets):
    words = {"open", "waiting", "resolved", "closed", "auto_closed", "rejected"}
    assert set(tickets) == TICKETS
    for account_id, exports in tickets.items():
        for load, table in exports:
            assert ("first_reply_at" in table) == (account_id != "lapor-klaten")
            assert table["case_id"].is_unique and set(table["status"]) <= words
            for column in {"opened_at", "first_reply_at", "closed_at"} & set(table):
                stamps = pd.to_datetime(table.loc[table[column] != "", column], format="ISO8601")
                assert (stamps < load.until).all()
                assert (
                    table.loc[stamps.index, "opened_at"] <= table.loc[stamps.index, column]
                ).all()
            assert (table.loc[table["status"].isin({"open", "waiting"}), "closed_at"] == "").all()
        (_, earlier), (_, later) = exports
        assert set(earlier["case_id"]) & set(later["case_id"]), (
            "some cases move on after the first export"
        )
