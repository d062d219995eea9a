"""Step 2 of an upload: what was recognised in each file, read out; what nobody can know is asked,
one thing at a time.

Nothing is stored yet. Texts from outside stand in plain text, in selectboxes and in tables, never
in Markdown."""

from dataclasses import dataclass

import streamlit as st

from data.questions import from_line
from pages.access.sign_in import Person
from pages.drawing import markup
from pages.upload import answers, asking, commands
from pages.upload import recognised as upload_words
from pages.upload.answers import Answers
from words import numbers


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
            given.update(filter(None, [getattr(answers.of(file.file_id), name)]))
    asked: set[tuple] = set()
    return [
        _check(file, account, names, viewer, is_alone=len(files) == 1, told=told, asked=asked)
        for file in files
    ]


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
    given = answers.of(file.file_id)
    found = _looked(file, given.options(account), viewer)
    while answers.take_over(from_line(found.get("question")), given, told):
        found = _looked(file, given.options(account), viewer)
    question = answers.unanswered(from_line(found.get("question")), given)
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
        st.text(upload_words.with_names(found["refused"], names))
        if question:
            with st.container(border=True):
                asking.once(question, given, file.file_id, names, account=account, asked=asked)
    else:
        _recognised(found, given, file.file_id, names)
        if question:
            with st.container(border=True):
                asking.show(question, given, file.file_id, names, account)
    if state != "refused" or given != Answers():
        asking.change(given, file.file_id, found.get("format"))
    return Checked(file, given, state, found if is_taken else None)


def _looked(file, options: list[str], viewer: Person) -> dict:
    """What ``look`` says, kept for the session as long as the answers are the same."""
    kept = st.session_state.setdefault("looked", {})
    key = (file.file_id, viewer, *options)
    if key not in kept:
        with st.spinner("Membaca berkas …", show_time=True):
            kept[key] = commands.look(file.name, file.getbuffer(), options, viewer)
    return kept[key]


def _recognised(found: dict, given: Answers, key: str, names: dict[str, str]) -> None:
    markup.show(upload_words.recognised(found, names, given.own), key=f"known-{key}")
    if found["warnings"]:
        lines = [upload_words.with_names(line, names) for line in found["warnings"]]
        signs = "".join(f"<li>{markup.text(line)}</li>" for line in lines)
        markup.show(
            f'<div class="attention"><h3>Periksa dulu: mungkin berkasnya '
            f"keliru</h3><ul>{signs}</ul></div>",
            key=f"signs-{key}",
        )
    if found["bias"]:
        markup.show(
            f'<div class="attention"><h3>{markup.text(found["bias"])}</h3></div>', key=f"bias-{key}"
        )
    for line in found["remarks"]:
        st.text(line)
    if found["rejected"]:
        with st.expander(f"{numbers.count(found['rejected'])} baris akan ditolak"):
            st.text("\n".join(found["reasons"]))
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
