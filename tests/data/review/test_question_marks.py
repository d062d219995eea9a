"""Marks of questions: kept with who and when, refused where something is missing, and no figure
depends on them."""

import pytest

from data.cases import store
from data.errors import Refused
from data.review import question_marks
from data.review.question_marks import Mark
from tests import histories, program
from tests.handbook.tables import clock_at, moment

KEY = ("excluded", "account", "ig", "2026-02")


@pytest.fixture
def home(tmp_path):
    return program.new_home(tmp_path, histories.OPDS, histories.ACCOUNTS)


def test_marks_are_kept_with_who_and_when(home):
    with clock_at("Thu 5 Mar 09:00:00"):
        question_marks.add(home, KEY, "asked", "", (3, 20), "Ratna")
    with clock_at("Fri 6 Mar 10:00:00"):
        question_marks.add(home, KEY, "explained", "  memang spam \n", (3, 20), "Budi")
    assert question_marks.read(home) == {
        KEY: [
            Mark("asked", "", 3, 20, moment("Thu 5 Mar 09:00:00"), "Ratna"),
            Mark("explained", "memang spam", 3, 20, moment("Fri 6 Mar 10:00:00"), "Budi"),
        ]
    }


@pytest.mark.parametrize(
    ("note", "said"), [(" ", "Tulis dulu penjelasannya"), ("x" * 501, "Catatan 501 huruf")]
)
def test_what_is_missing_is_refused(home, note, said):
    with pytest.raises(Refused, match=said):
        question_marks.add(home, KEY, "explained", note, (3, 20), "Ratna")
    assert question_marks.read(home) == {}


def test_an_unknown_mark_is_a_mistake_of_the_program(home):
    with pytest.raises(ValueError, match="forgotten"):
        question_marks.add(home, KEY, "forgotten", "", (3, 20), "Ratna")


def test_a_mark_makes_no_new_store(home):
    before = store.current(home)
    question_marks.add(home, KEY, "asked", "", (3, 20), "Ratna")
    assert store.current(home) == before
