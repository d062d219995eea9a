"""The sample of closed cases: drawn once per month, at most five per OPD, kept with its verdicts."""

import pytest

from data.errors import Refused
from data.review import samples
from tests import histories, program

MONTH = "2026-03"
CLOSED = [("dinas", "a1", f"{number:016x}") for number in range(20)] + [("rsud", "a3", "f" * 16)]


@pytest.fixture
def home(tmp_path):
    return program.new_home(tmp_path, histories.OPDS, histories.ACCOUNTS)


def test_at_most_five_of_each_and_only_once(home):
    samples.draw(home, MONTH, CLOSED, "Dina")
    found = samples.read(home, MONTH)
    assert [case.opd_id for case in found] == ["dinas"] * 5 + ["rsud"]
    assert {(case.opd_id, case.account_id, case.case_id) for case in found} <= set(CLOSED)
    with pytest.raises(Refused, match="sudah diambil"):
        samples.draw(home, MONTH, CLOSED, "Bima")
    assert samples.read(home, MONTH) == found
    assert samples.read(home, "2026-04") == []


def test_a_verdict_is_kept_and_can_be_mended(home):
    samples.draw(home, MONTH, CLOSED, "Dina")
    case_id = samples.read(home, MONTH)[0].case_id
    samples.judge(home, MONTH, case_id, samples.WRONG, "Dina")
    with pytest.raises(Refused, match="Dina sudah menilai kasus ini: ternyata belum"):
        samples.judge(home, MONTH, case_id, samples.RIGHT, "Bima")
    samples.judge(home, MONTH, case_id, samples.RIGHT, "Bima", seen=samples.WRONG)
    [first, *others] = samples.read(home, MONTH)
    assert (first.case_id, first.verdict, first.by) == (case_id, "right", "Bima")
    assert {case.verdict for case in others} == {None}
    with pytest.raises(ValueError):
        samples.judge(home, MONTH, "0" * 15 + "z", samples.WRONG, "Dina")


def test_no_closed_case_no_sample(home):
    with pytest.raises(Refused, match="Belum ada kasus yang selesai"):
        samples.draw(home, MONTH, [], "Dina")
