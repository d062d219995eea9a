"""No refusal reaches a screen in the words of the command line: all sentences of ``data`` are
walked."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from data.importers.columns import field_names, fields

ROOT = Path(__file__).parents[2]
OPTION = re.compile(r"--\w|python -m|FIELD=")
FIELD = re.compile(rf"\b(?:{'|'.join(name for name in fields.FIELDS if '_' in name)})\b")


@cache
def refusals() -> list:
    """Place of every refusal that ``data`` makes, its sentence, and what a screen says instead (None
    where it says the same); what is filled in is left out."""
    found = []
    for path in sorted((ROOT / "data").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            is_refusal = isinstance(node, ast.Call) and (
                getattr(node.func, "id", "") in ("Refused", "Damaged") and node.args
            )
            if is_refusal:
                named = [word.value for word in node.keywords if word.arg == "on_screen"]
                other = (named + node.args[2:3] or [None])[0]
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                found.append(pytest.param(_text(node.args[0]), other and _text(other), id=place))
    return found


def _text(node: ast.expr) -> str:
    """The fixed parts of a sentence."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return " ".join(part.value for part in parts if isinstance(part, ast.Constant))


def test_the_walk_finds_the_refusals():
    both = [param.values for param in refusals()]
    assert len(both) >= 100 and sum(other is not None for _, other in both) >= 30


@pytest.mark.parametrize("sentence, other", refusals())
def test_a_sentence_on_the_screen_names_no_option(sentence, other):
    shown = sentence if other is None else other
    assert not OPTION.search(shown), shown


@pytest.mark.parametrize("sentence, other", refusals())
def test_a_sentence_with_an_option_has_another_for_the_screen(sentence, other):
    if OPTION.search(sentence):
        assert other is not None and other != sentence


def test_fields_are_named_as_the_screen_names_them():
    assert field_names.shown("sent_at, direction") == "“Waktu pesan”, “Arah (masuk atau keluar)”"
    assert set(field_names.ON_SCREEN) == set(fields.FIELDS)


@pytest.mark.parametrize("sentence, other", refusals())
def test_a_sentence_on_the_screen_names_no_field_of_ours(sentence, other):
    if other is not None:
        assert not FIELD.search(other), other
