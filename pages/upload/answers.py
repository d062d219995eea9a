"""What a person has answered about a file, and what of it holds for another."""

from dataclasses import dataclass, field, replace

import streamlit as st

from data.questions import AsksAccount, AsksOwn, AsksWords, Question


@dataclass
class Answers:
    """What the person has answered about one file, as options of ``load``. ``values``: field and
    word → what it means, empty where its rows are to be rejected; ``drafts``: columns that were
    chosen before and are being changed."""

    dates: str | None = None
    own: str | None = None
    account: str | None = None
    zone: str | None = None
    format: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)

    def options(self, account: str | None) -> list[str]:
        """Options for ``look`` and ``load``; ``account`` is the one chosen for all files."""
        chosen = self.account or account
        pairs = [
            ("--account", chosen),
            ("--dates", self.dates),
            ("--own", self.own),
            ("--timezone", self.zone),
            ("--format", self.format),
        ]
        pairs += [("--map", f"{name}={column}") for name, column in self.columns.items()]
        pairs += [("--value", f"{f}:{w}={m}") for (f, w), m in self.values.items() if m]
        return [part for option, value in pairs if value for part in (option, value)]


CHANGES = {
    "columns": "kolom",
    "values": "arti kata",
    "dates": "urutan tanggal",
    "own": "nama akun",
    "account": "akun",
    "format": "jenis berkas",
}


def of(key: str) -> Answers:
    """The answers about one file, kept for the session."""
    return st.session_state.setdefault(f"answers-{key}", Answers())


def forget(key: str, answers: Answers) -> None:
    """These answers in place of all that were given."""
    st.session_state[f"answers-{key}"] = answers


def unanswered(question: Question | None, answers: Answers) -> Question | None:
    """The question without words that the person has said something of, be it that their rows are
    to be rejected."""
    if not isinstance(question, AsksWords):
        return question
    words = [w for w in question.words if (w.field, w.word) not in answers.values]
    return replace(question, words=words) if words else None


def take_over(question: Question | None, answers: Answers, told: dict[str, set[str]]) -> bool:
    """Answers a question as the person did for another file, if that answer is one of the choices
    here, and the only one."""
    if not isinstance(question, AsksOwn | AsksAccount):
        return False
    choices = question.names if isinstance(question, AsksOwn) else question.accounts
    fitting = told[question.asks].intersection(choices)
    if len(fitting) != 1 or getattr(answers, question.asks):
        return False
    setattr(answers, question.asks, fitting.pop())
    return True
