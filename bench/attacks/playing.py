"""An attack is played, and what it gained is told from what is honest."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from bench.attacks import plays
from bench.attacks.town import MIDDLING, MONTHS, PLAYER, RATES, TICKETS, Town
from metrics.board.ranking import ranking
from metrics.board.standings import BOARDS
from metrics.dictionary.dictionary import definitions
from metrics.output import text as output
from metrics.review.questions import questions

CLOCK, POINTS = "wall", 0.02
RATES_OF = {"response": "on_time_rate", "resolution": "resolution_rate"}
REFERS = "Batas pada “Dijawab dalam {target}” berlaku juga di sini"


@dataclass(frozen=True)
class Attack:
    """``board`` and ``unit`` that it aims at; ``limit``: file and phrase in the dictionary that
    name an unseen gain."""

    play: Callable[[Town], None]
    board: str
    unit: str = PLAYER
    limit: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """As on the command line."""
        return self.play.__name__


ATTACKS = (
    Attack(plays.ignore_the_hard_ones, "response"),
    Attack(plays.close_without_an_answer, "resolution", TICKETS),
    Attack(plays.paste_received, "response"),
    Attack(
        plays.paste_received_in_tickets,
        "response",
        TICKETS,
        limit=("on_time_rate", "tidak memuat teks"),
    ),
    Attack(plays.paste_by_machine, "response"),
    Attack(plays.paste_by_machine_as_human, "response"),
    Attack(
        plays.paste_with_a_number, "response", limit=("on_time_rate", "setiap kali diubah sedikit")
    ),
    Attack(plays.split_uploads, "response"),
    Attack(plays.only_good_chats, "response", limit=("on_time_rate", "sengaja tidak diekspor")),
    Attack(
        plays.only_good_chats_of_one,
        "response",
        MIDDLING,
        limit=("on_time_rate", "sengaja tidak diekspor"),
    ),
    Attack(
        plays.state_days_not_handed_in, "response", limit=("coverage", "dinyatakan lengkap padahal")
    ),
    Attack(plays.state_the_rest_later, "response"),
    Attack(plays.delete_before_the_next_export, "response"),
    Attack(plays.mark_as_oversight, "resolution"),
    Attack(plays.move_the_bad_account, "response"),
    Attack(plays.retire_the_bad_account, "response", limit=("place", "diakhiri dalam register")),
    Attack(plays.have_bad_ones_excluded, "response"),
    Attack(plays.be_the_citizen, "response", MIDDLING),
    Attack(
        plays.be_many_citizens, "response", MIDDLING, limit=("on_time_rate", "dari banyak nomor")
    ),
    Attack(plays.forge_the_stamps, "response", limit=("on_time_rate", "diubah di dalam CSV")),
    Attack(plays.join_talks, "response", limit=("on_time_rate", "ditulis dalam satu percakapan")),
)


@dataclass(frozen=True)
class Result:
    """``boards``: (by, board, unit) → its row, of the playing office and its accounts;
    ``questions``: (question, unit), of the window's three months."""

    boards: dict[tuple[str, str, str], dict]
    questions: set[tuple[str, str]]


def played(town: Town, play: Callable[[Town], None]) -> Result:
    """One attack in a copy of the town."""
    copy = town.beside(play.__name__)
    play(copy)
    cursor = copy.cursor()
    boards = {
        (by, board, row["unit"]): row
        for by in ("opd", "account")
        for board in BOARDS
        for row in output.rows(ranking(cursor, by, board, MONTHS[-1], CLOCK))
        if row["unit"] in (PLAYER, *RATES)
    }
    asked = pd.concat([questions(cursor, month) for month in MONTHS])
    return Result(boards, set(zip(asked["question"], asked["unit"], strict=True)))


def gains(honest: Result, result: Result) -> list[tuple[str, str, str]]:
    """Boards on which a place or the rate is better than honestly, the most places first."""
    found = [
        key
        for key, row in result.boards.items()
        if key in honest.boards and _is_better(row, honest.boards[key])
    ]
    return sorted(
        found,
        key=lambda key: (result.boards[key]["place"] or 99) - (honest.boards[key]["place"] or 99),
    )


def _is_better(row: dict, honest: dict) -> bool:
    if row["place"] is None or honest["place"] is None:
        return False
    rises = (
        row["place"] < honest["place"] and row["score"] >= honest["score"] + POINTS / 2
    )  # not: others fell
    return rises or row["rate"] >= honest["rate"] + POINTS


def unseen(honest: Result, result: Result) -> list[tuple[str, str, str]]:
    """Gains of an account of which nothing is asked, and gains of the OPD where nothing is asked of
    it or of any."""
    asked = {unit for _, unit in result.questions - honest.questions if unit in (PLAYER, *RATES)}
    return [
        key for key in gains(honest, result) if not (asked if key[2] == PLAYER else key[2] in asked)
    ]


def is_named(attack: Attack, board: str) -> bool:
    """Whether the dictionary says that this gain on the board cannot be seen: what is said of one
    board's rate, the other's entry must refer to."""
    if attack.limit is None:
        return False
    definition, phrase = attack.limit
    says = (
        definition not in RATES_OF.values()
        or definition == RATES_OF[board]
        or any(text.startswith(REFERS) for text in definitions()[RATES_OF[board]].limits)
    )
    return says and any(phrase in text for text in definitions()[definition].limits)
