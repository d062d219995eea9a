"""SQL statements of metrics/sql by name, one per file, run with the parameters that they name."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from warnings import filterwarnings

import pandas as pd

# DuckDB would rather be asked by ``cursor.sql``, which plans every statement twice: a third of the
# time of a board's, while the copy that it warns of takes a hundredth of a second for 200,000 rows
filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)
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
    null. ``only``: the columns that are wanted, by which the rows are sorted then. The cursor is
    one's own: what it was asked before is gone."""
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
    cursor.execute(_chosen(name, only), parameters)
    return cursor.to_arrow_table().to_pandas(types_mapper=nullable)


@cache
def _chosen(name: str, only: tuple[str, ...]) -> str:
    """The statement, or those columns of it: columns cannot be parameters."""
    if not only:
        return statement(name)
    chosen = statement("only").replace("some_columns", ", ".join(only))
    return chosen.replace("some_statement", statement(name))


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
