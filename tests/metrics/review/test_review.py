"""The monthly review: who is not complete, and figures beside the month before."""

from datetime import date

import pandas as pd
import pytest

from data.cases import store
from data.lake.home import Home
from metrics.review import review
from tests import waiting
from tests.pages import homes


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Homes; a cursor is a test's own, for a process keeps only some stores open."""
    folder = tmp_path_factory.mktemp("review")
    return {
        "waiting": waiting.home(folder / "waiting"),
        "quarter": homes.filled(folder / "quarter"),
    }


@pytest.fixture
def waiting_store(both):
    return store.cursor(store.current(Home(both["waiting"])))


@pytest.fixture
def quarter(both):
    return store.cursor(store.current(Home(both["quarter"])))


def test_who_has_not_uploaded_comes_first_and_complete_ones_not_at_all(waiting_store):
    found = review.incomplete(waiting_store, "2026-09", date(2026, 9, 30))
    assert {opd.opd_id for opd in found} == {"dukcapil", "pendidikan", "bayat", "cawas", "sepi"}
    assert all(opd.coverage == 0 and opd.is_too_low and opd.accounts[0].is_empty for opd in found)
    assert [opd.name for opd in found] == sorted((opd.name for opd in found), key=str.casefold)
    gap = found[0].accounts[0].gaps[0]
    assert (gap.first, gap.last, found[0].accounts[0].missing) == (
        date(2026, 9, 1),
        date(2026, 9, 29),
        29,
    )


def test_a_month_that_is_over_lacks_its_last_day_whatever_the_uploads_reach(waiting_store):
    """The uploads end on 30 September at 16.00; in October the 30th is missing, too."""
    found = review.incomplete(waiting_store, "2026-09", date(2026, 10, 5))
    sosial = next(opd for opd in found if opd.opd_id == "sosial")
    assert [(g.first.day, g.last.day) for g in sosial.accounts[0].gaps] == [(30, 30)]
    silent = next(opd for opd in found if opd.opd_id == "sepi")
    assert silent.accounts[0].missing == 30 and silent.is_silent


def test_a_gap_of_some_days_is_named(quarter, tmp_path):
    assert review.incomplete(quarter, "2026-08", date(2026, 10, 1)) == []
    home = homes.registered(tmp_path)
    for name, span in (("a", ("2026-09-01", "2026-09-10")), ("b", ("2026-09-14", "2026-09-30"))):
        (tmp_path / f"{name}.csv").write_bytes(
            homes.csv_bytes(
                [
                    [
                        "sosial-ig",
                        name,
                        name,
                        f"{span[0]}T09:00:00+07:00",
                        "inbound",
                        "w",
                        "false",
                        f"tanya {name}",
                        "",
                    ]
                ]
            )
        )
        homes.command(home, "load", tmp_path / f"{name}.csv", "--from", span[0], "--until", span[1])
    found = review.incomplete(store.cursor(store.current(Home(home))), "2026-09", date(2026, 10, 1))
    sosial = next(opd for opd in found if opd.opd_id == "sosial")
    assert [(g.first.day, g.last.day) for g in sosial.accounts[0].gaps] == [(11, 13)]
    assert (
        sosial.coverage == pytest.approx(27 / 30)
        and not sosial.is_too_low
        and not sosial.accounts[0].is_empty
    )


def test_change_is_the_month_minus_the_month_before(quarter):
    found = review.month_figures(quarter, "opd", "2026-09", "wall").set_index("unit").loc["sosial"]
    opened = [row for row in homes.talks("sosial-ig", 60, 0.30) if row[4] == "inbound"]
    answered = {
        row[1]: row[3] for row in homes.talks("sosial-ig", 60, 0.30) if row[4] == "outbound"
    }

    def rate(month: str) -> float:
        own = [
            pd.Timestamp(answered[r[1]]) - pd.Timestamp(r[3])
            for r in opened
            if r[3].startswith(month)
        ]
        return sum(wait <= pd.Timedelta(hours=24) for wait in own) / len(own)

    cases = {
        month: sum(row[3].startswith(month) for row in opened) for month in ("2026-08", "2026-09")
    }
    assert found["cases"] == cases["2026-09"]
    assert found["cases_change"] == cases["2026-09"] - cases["2026-08"]
    assert found["on_time_rate_change"] == pytest.approx(rate("2026-09") - rate("2026-08"))
    assert found["late"] == found["due"] - found["on_time"]


def test_no_change_where_a_month_has_nothing_to_judge(waiting_store):
    found = review.month_figures(waiting_store, "account", "2026-09", "wall").set_index("unit")
    assert len(found) == 7
    assert found.loc["sosial-ig", "cases_change"] == found.loc["sosial-ig", "cases"] == 4
    assert pd.isna(found.loc["sosial-ig", "on_time_rate_change"])
    assert pd.isna(found.loc["dukcapil-ig", "on_time_rate"])
    assert found.loc["sosial-ig", "backlog"] == 2
