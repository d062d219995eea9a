"""SQL statements of metrics/sql by name, one per file, run with the parameters that they name."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent
_answers: ContextVar[dict[tuple, pd.DataFrame] | None] = ContextVar("answers", default=None)


@cache
def statement(name: str) -> str:
    """The text of ``metrics/sql/<name>.sql`` without its comments: DuckDB's client walks over a text
    sign by sign, every time, where one of them is not ASCII, and in statements none is."""
    lines = (FOLDER / f"{name}.sql").read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.lstrip().startswith("--"))


def table(cursor, name: str, parameters: dict, only: tuple[str, ...] = ()) -> pd.DataFrame:
    """The whole result of a statement; counts as Int64 and texts as objects, so that null stays
    null. ``only``: the columns that are wanted, by which the rows are sorted then; DuckDB makes no
    others, which may take half the time."""
    answers = _answers.get()
    if answers is None:
        return _asked(cursor, name, parameters, only)
    asked = (cursor, name, repr(sorted(parameters.items())), only)
    if asked not in answers:
        answers[asked] = _asked(cursor, name, parameters, only)
    return answers[asked].copy(deep=False)  # pandas copies what one of them writes to


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it, a statement with the same parameters is run once on a cursor: its store is never
    written to. The tables of a month ask every third question a second time."""
    before = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(before)


def _asked(cursor, name: str, parameters: dict, only: tuple[str, ...]) -> pd.DataFrame:
    found = cursor.sql(statement(name), params=parameters)
    if only:
        found = found.project(", ".join(only)).order(", ".join(only))
    return found.to_arrow_table().to_pandas(types_mapper=nullable)


def nullable(kind):
    """The pandas type of an Arrow column in which null stays null; None where it does anyhow."""
    import pyarrow as pa

    if pa.types.is_integer(kind):
        return pd.Int64Dtype()
    if pa.types.is_boolean(kind):
        return pd.BooleanDtype()
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return pd.Float64Dtype()
    return None
