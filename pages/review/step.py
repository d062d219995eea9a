"""A step of the monthly review: its name with its state in one line, and what it holds, which is made
when it is opened."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from data.lake.home import Home

DONE = "✓"  # begins the state of a step that is done
TODO = "steps-todo"  # in the session: the month, and its steps that were not done


class Review(NamedTuple):
    """What is reviewed: a ``month`` (YYYY-MM) of the home that is shown; ``path`` of its store."""

    path: str
    home: Home
    month: str


class Step(NamedTuple):
    """``state``: in words, from counts alone; ``show``: draws what it holds; ``inside``: what that
    is."""

    key: str
    name: str
    inside: str
    state: Callable[[Review], str]
    show: Callable[[Review], None]


def show_all(steps: tuple[Step, ...], review: Review) -> None:
    """All steps, closed at first."""
    states = {step.key: step.state(review) for step in steps}
    _go_on([key for key, state in states.items() if not state.startswith(DONE)], review.month)
    for step in steps:
        _show(step, states[step.key], review)


def _go_on(todo: list[str], month: str) -> None:
    """Whoever has just done what an open step asks for finds the next one open. ``todo``: the steps
    that are not done, in their order."""
    before_of, before = st.session_state.get(TODO, ("", []))
    st.session_state[TODO] = month, todo
    done = [key for key in before if key not in todo and st.session_state.get(_key(key))]
    if month != before_of or not done:
        return
    later = before[before.index(done[-1]) + 1 :]
    if left := [key for key in todo if key in later]:
        st.session_state[_key(left[0])] = True


def _show(step: Step, state: str, review: Review) -> None:
    """The state stands outside: with another label Streamlit takes an expander for another one, and
    the keyboard loses its place in it."""
    with st.container(border=True, gap="xxsmall"):
        st.markdown(f"**{step.name}:** {state}")
        opened = st.expander(step.inside, key=_key(step.key), type="compact", on_change="rerun")
        if opened.open:
            with opened:
                step.show(review)


def _key(name: str) -> str:
    return f"step-{name}"
