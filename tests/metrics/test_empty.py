"""A register and no upload: nothing is known, and nothing looks like good or bad work."""

from data.cases import store
from metrics.board.ranking import ranking
from metrics.review.asked import asked
from tests import histories, program


def test_without_an_upload_counts_are_0_and_everything_else_is_unknown(tmp_path):
    home = program.new_home(tmp_path, histories.OPDS, histories.ACCOUNTS)
    for by in ("account", "opd", "regency"):
        for row in program.figures(home, by, "2026-02", "wall"):
            values = list(row.values())[1:]
            assert [v for v in values if isinstance(v, int)] == [0] * sum(
                isinstance(v, int) for v in values
            )
            assert (
                row["coverage"] is None
                and row["on_time_rate"] is None
                and row["median_response"] is None
            )
            assert all(v is None for v in values if not isinstance(v, int))


def test_without_an_upload_nobody_has_a_place(tmp_path):
    home = program.new_home(tmp_path, histories.OPDS, histories.ACCOUNTS)
    cursor = store.cursor(store.current(home))
    for board in ("response", "resolution"):
        found = ranking(cursor, "opd", board, "2026-02", "wall")
        assert (
            list(found["status"]) == ["low_coverage", "low_coverage"]
            and found["place"].isna().all()
        )


def test_without_an_upload_there_is_nothing_to_ask(tmp_path):
    home = program.new_home(tmp_path, histories.OPDS, histories.ACCOUNTS)
    assert asked(store.cursor(store.current(home)), "2026-02").empty
