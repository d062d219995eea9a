"""Step 2 of an upload: what was recognised in each file, read out; what nobody can know is asked,
one thing at a time.

Nothing is stored yet. Texts from outside stand in plain text, in selectboxes and in tables, never
in Markdown."""

from dataclasses import dataclass, field

import streamlit as st

from pages.access.sign_in import Person
from pages.drawing import markup
from pages.upload import commands, questions
from pages.upload import recognised as upload_words
from words import numbers
from words.refusals import on_columns, on_reason, on_screen


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


@dataclass(frozen=True)
class Checked:
    """What became of one file: ``state`` is known, asked or refused; ``found`` what ``look`` says
    of a known one."""

    file: object
    answers: Answers
    state: str
    found: dict | None


def check_all(
    files: list, account: str | None, names: dict[str, str], viewer: Person
) -> list[Checked]:
    """Draws what became known of each file; whose chats they are is asked once for all that ask the
    same."""
    told: dict[str, set[str]] = {"own": set(), "account": set()}
    for file in files:
        for name, given in told.items():
            given.update(filter(None, [getattr(_answers(file.file_id), name)]))
    asked: set[tuple] = set()
    return [
        _check(file, account, names, viewer, is_alone=len(files) == 1, told=told, asked=asked)
        for file in files
    ]


def _answers(key: str) -> Answers:
    return st.session_state.setdefault(f"answers-{key}", Answers())


def _check(
    file,
    account: str | None,
    names: dict[str, str],
    viewer: Person,
    is_alone: bool,
    told: dict[str, set[str]],
    asked: set[tuple],
) -> Checked:
    """``told``: what was answered for any of the files; ``asked``: the questions that stand above
    already."""
    answers = _answers(file.file_id)
    found = _looked(file, answers.options(account), viewer)
    while _take_over(found.get("question"), answers, told):
        found = _looked(file, answers.options(account), viewer)
    question = found.get("question")
    if question and question["asks"] == "values":
        question = _unanswered(question, answers)
    is_taken = (
        "refused" not in found
        and not question
        and (found["rejected"] < found["read"] or not found["read"])
    )
    state = "known" if is_taken else "asked" if question else "refused"
    if not is_alone:
        st.header(upload_words.STATES[state], anchor=False)
    st.text(commands.harmless(file.name))
    if "refused" in found:
        asks_columns = bool(question) and question["asks"] == "map"
        st.text((on_columns if asks_columns else on_screen)(found["refused"]))
        if question:
            with st.container(border=True):
                _ask_once(question, answers, file.file_id, names, account=account, asked=asked)
    else:
        _recognised(found, answers, file.file_id, names)
        if question:
            with st.container(border=True):
                _ask(question, answers, file.file_id, names, account)
    if state != "refused" or answers != Answers():
        _change(answers, file.file_id, found.get("format"))
    return Checked(file, answers, state, found if is_taken else None)


def _unanswered(question: dict, answers: Answers) -> dict | None:
    """The words that the person has said nothing of, not even that their rows are to be
    rejected."""
    words = [w for w in question["words"] if (w["field"], w["word"]) not in answers.values]
    return {**question, "words": words} if words else None


def _take_over(question: dict | None, answers: Answers, told: dict[str, set[str]]) -> bool:
    """Answers a question as the person did for another file, if that answer is one of the choices
    here, and the only one."""
    if not question or question["asks"] not in told:
        return False
    choices = question["names" if question["asks"] == "own" else "accounts"]
    fitting = told[question["asks"]].intersection(choices)
    if len(fitting) != 1 or getattr(answers, question["asks"]):
        return False
    setattr(answers, question["asks"], fitting.pop())
    return True


def _looked(file, options: list[str], viewer: Person) -> dict:
    """What ``look`` says, kept for the session as long as the answers are the same."""
    kept = st.session_state.setdefault("looked", {})
    key = (file.file_id, viewer, *options)
    if key not in kept:
        with st.spinner("Membaca berkas …", show_time=True):
            kept[key] = commands.look(file.name, file.getbuffer(), options, viewer)
    return kept[key]


def _recognised(found: dict, answers: Answers, key: str, names: dict[str, str]) -> None:
    markup.show(upload_words.recognised(found, names, answers.own), key=f"known-{key}")
    if found["warnings"]:
        signs = "".join(f"<li>{markup.text(line)}</li>" for line in found["warnings"])
        markup.show(
            f'<div class="ask"><h3>Periksa dulu: mungkin berkasnya '
            f"keliru</h3><ul>{signs}</ul></div>",
            key=f"signs-{key}",
        )
    if found["bias"]:
        markup.show(
            f'<div class="ask"><h3>{markup.text(found["bias"])}</h3></div>', key=f"bias-{key}"
        )
    for line in found["remarks"]:
        st.text(line)
    if found["rejected"]:
        with st.expander(f"{numbers.count(found['rejected'])} baris akan ditolak"):
            st.text("\n".join(map(on_reason, found["reasons"])))
    with st.expander("Lima baris pertama, seperti akan dipahami"):
        st.dataframe(
            upload_words.first_rows(found),
            hide_index=True,
            alt="Lima baris pertama",
            placeholder="",
        )
        st.markdown(
            ":gray[Teks, nama dan nomor tidak disimpan; hanya sidik, panjang dan waktunya.]"
        )


def _change(answers: Answers, key: str, recognised: str | None) -> None:
    """What was taken for granted or answered can be told otherwise."""
    with st.expander("Bukan ini, atau dibaca keliru? Ubah cara membacanya"):
        chosen = questions.kind_of_file(answers.format or recognised, key)
        if chosen not in (answers.format, recognised):
            st.session_state[f"answers-{key}"] = Answers(
                zone=answers.zone, account=answers.account, format=chosen
            )
            st.rerun()
        zone = st.radio(
            "Waktu di berkas ini ditulis dalam",
            list(questions.ZONES),
            horizontal=True,
            format_func=questions.ZONES.get,
            key=f"zone-{key}",
        )
        if (zone if zone != "Asia/Jakarta" else None) != answers.zone:
            answers.zone = zone if zone != "Asia/Jakarta" else None
            st.rerun()
        _change_one(answers, key)


def _change_one(answers: Answers, key: str) -> None:
    """A button for each answer, which asks for it again and keeps the others."""
    given = [name for name in CHANGES if getattr(answers, name)]
    with st.container(horizontal=True):
        for name in given:
            if st.button(f"Ubah jawaban: {CHANGES[name]}", key=f"again-{name}-{key}"):
                answers.drafts = answers.columns if name == "columns" else answers.drafts
                setattr(answers, name, getattr(Answers(), name))
                if name == "format":
                    st.session_state.pop(f"kind-of-file-{key}", None)
                st.rerun()


def _ask_once(
    question: dict,
    answers: Answers,
    key: str,
    names: dict[str, str],
    account: str | None,
    asked: set[tuple],
) -> None:
    """The question, unless one that shares a choice stands above: its answer may hold for this
    file, too."""
    choices = {
        (question["asks"], name) for name in question.get("names", question.get("accounts", ()))
    }
    if choices & asked:
        st.text("Pertanyaan yang sama ada di atas; jawabannya berlaku juga untuk berkas ini.")
        return
    asked |= choices
    _ask(question, answers, key, names, account)


def _ask(
    question: dict, answers: Answers, key: str, names: dict[str, str], account: str | None
) -> None:
    """One question; an answer runs the page again with it."""
    asks = question["asks"]
    if asks == "dates":
        _answer(answers, "dates", questions.order(key))
    elif asks == "account":
        _answer(answers, "account", questions.account(question, names, key))
    elif asks == "own":
        _answer(answers, "own", questions.own(question, key))
    elif asks == "values":
        said = questions.values(question, key)
        _answer(answers, "values", said and {**answers.values, **said})
    else:
        is_known = bool(answers.account or account) and "account_id" not in question["guess"]
        guess = {**question["guess"], **answers.drafts}
        _answer(answers, "columns", questions.columns({**question, "guess": guess}, is_known, key))


def _answer(answers: Answers, name: str, value) -> None:
    if value:
        setattr(answers, name, value)
        st.rerun()
