"""What a dashboard shows of a home: the whole screen, run as a visit runs it."""

import os
from pathlib import Path
from typing import NamedTuple

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.drawing import markup
from tests.pages.review.steps import EVERY

ROOT = Path(__file__).parents[2]
LONGEST = 300  # seconds; a guard only
PAGES = ("", "tinjauan")  # the board of accounts, and the review with what was published


class Screen(NamedTuple):
    """The HTML that was ``drawn``, the sentences that were ``said`` outside it, and the exceptions
    that a person saw (``crashed``)."""

    drawn: str
    said: str
    crashed: str


def shown(home: Path, page: str = "") -> Screen:
    """A page (its url_path) as whoever sits before this machine sees it."""
    os.environ["TANGGAP_HOME"] = str(home)
    drawn, show_all = [], markup.show_all

    def noting(pieces: dict[str, str], *others, **named) -> None:
        drawn.extend(pieces.values())
        show_all(pieces, *others, **named)

    markup.show_all = noting
    try:
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=LONGEST)
        at.query_params["daftar"] = "Akun"
        for name in EVERY:
            at.session_state[f"step-{name}"] = True
        at._page_hash = calc_hash(page)  # by its address; switch_page needs a run before
        at.run()
    finally:
        markup.show_all = show_all
    said = [one.value for of_kind in (at.warning, at.error, at.text, at.title) for one in of_kind]
    return Screen("\n".join(drawn), "\n".join(said), "\n".join(str(e.value) for e in at.exception))
