"""What nobody can know but the person who hands in a file: questions that a refusal carries, as the
commands print them and a screen asks them."""

from dataclasses import dataclass, field, fields
from typing import ClassVar


@dataclass(frozen=True)
class AsksDates:
    """Whether day, month or year comes first. ``date``: one of the file that can be read two
    ways."""

    asks: ClassVar[str] = "dates"
    date: str


@dataclass(frozen=True)
class AsksOwn:
    """Who in a talk is the account. ``names``: who takes part; ``guess``: who it probably is."""

    asks: ClassVar[str] = "own"
    names: list[str]
    guess: str | None = None


@dataclass(frozen=True)
class AsksAccount:
    """Whose file it is. ``accounts``: ids of those that it may be of."""

    asks: ClassVar[str] = "account"
    accounts: list[str]


@dataclass(frozen=True)
class AsksColumns:
    """Which column is which field. ``columns``: those of the file; ``samples``: column → some of
    its values; ``guess``: field → column as ``--map`` takes it; ``remembered``: the guess is what
    the OPD answered last time."""

    asks: ClassVar[str] = "map"
    columns: list[str]
    samples: dict[str, list[str]]
    guess: dict[str, str]
    remembered: bool = False


@dataclass(frozen=True)
class UnknownWord:
    """A word that nobody has explained: ``field`` that it stands in (status, direction, opened_by),
    ``word``, how many ``rows`` have it, and the first ``row``."""

    field: str
    word: str
    rows: int
    row: int


@dataclass(frozen=True)
class AsksWords:
    """What words mean. ``words``: the commonest first."""

    asks: ClassVar[str] = "values"
    words: list[UnknownWord] = field(default_factory=list)


Question = AsksDates | AsksOwn | AsksAccount | AsksColumns | AsksWords
KINDS = {kind.asks: kind for kind in (AsksDates, AsksOwn, AsksAccount, AsksColumns, AsksWords)}


def as_line(question: Question | None) -> dict | None:
    """The question as JSON has it: ``asks`` and its fields."""
    if question is None:
        return None
    line: dict = {"asks": question.asks}
    line |= {one.name: getattr(question, one.name) for one in fields(question)}
    if isinstance(question, AsksWords):
        line["words"] = [vars(word) for word in question.words]
    return line


def from_line(line: dict | None) -> Question | None:
    """The question that such a line says."""
    if line is None:
        return None
    told = {name: value for name, value in line.items() if name != "asks"}
    if line["asks"] == AsksWords.asks:
        told["words"] = [UnknownWord(**word) for word in told["words"]]
    return KINDS[line["asks"]](**told)
