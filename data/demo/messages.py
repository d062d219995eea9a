"""Message histories: what citizens and offices wrote and when, cut from conversations."""

import numpy as np
import pandas as pd

from data.demo import answers, behaviour, canonical
from data.demo.answers import NEVER
from data.demo.behaviour import DAY, HOUR, MINUTE, Span
from data.demo.canonical import INBOUND, MARKED

UNMARKED = [
    "bkpsdm-wa",
    "dishub-wa",
    "kec-delanggu-wa",
]  # one fixed sentence after whatever comes in
CANNED = "kec-klaten-tengah-wa"  # many first "replies" are one sentence within a minute


def histories(
    accounts: pd.DataFrame,
    traits: pd.DataFrame,
    talks: pd.DataFrame,
    span: Span,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """Canonical messages (``canonical.COLUMNS``, and ``at`` in seconds) of all ``talks``, by account and time.

    ``accounts`` and ``traits`` have the same rows; ``talks`` are those of :func:`behaviour.talks`
    without tickets."""
    history = _History(traits, talks, span, rng)
    history.write()
    rows = pd.DataFrame({name: np.concatenate(parts) for name, parts in history.parts.items()})
    rows = rows[rows["at"] < behaviour.number(span.until) * DAY]
    rows = rows.assign(account=talks["account"].to_numpy()[rows["talk"]])
    rows = rows.sort_values(["account", "at", "talk"], kind="stable", ignore_index=True)
    return canonical.of(rows, accounts, talks, history.topic, rng)


class _History:
    """Writes one kind of message after the other; ``parts`` collects talk, at and kind of each."""

    def __init__(
        self, traits: pd.DataFrame, talks: pd.DataFrame, span: Span, rng: np.random.Generator
    ):
        self.parts: dict[str, list[np.ndarray]] = {"talk": [], "at": [], "kind": []}
        self._traits, self._span, self._rng = traits, span, rng
        self._account, self._chance = talks["account"].to_numpy(), talks["chance"].to_numpy()
        self._opened, self._private = talks["opened"].to_numpy(), talks["post"].to_numpy() == 0
        self._n = len(talks)
        self._reaction = ~self._private & np.isnan(self._chance) & self._draw(0.1)
        self.topic = rng.choice(4, self._n, p=[0.3, 0.43, 0.255, 0.015])
        self.topic[
            np.isin(self._account, rng.choice(len(traits), len(traits) // 5, replace=False))
        ] = 0
        complains = np.where(self.topic == 0, rng.random(self._n) < 0.35, self.topic > 1)
        self._question = np.where(
            self._reaction, "reaction", np.where(complains, "complain", "ask")
        )

    def write(self) -> None:
        """From the first question to the courtesy at the end."""
        reply, last = self._open_and_reply()
        answered = reply < NEVER
        last = self._follow_up(answered, last)
        self._say(
            answered & (last < NEVER) & self._draw(np.where(self._private, 0.42, 0.2)),
            last + self._after(8 * MINUTE),
            "thanks",
        )
        self._write_again(answered, reply)
        if len(unmarked := self._rows_of(UNMARKED)):
            self._answer_automatically(unmarked)

    def _open_and_reply(self) -> tuple[np.ndarray, np.ndarray]:
        """First question, further words, automatic and first human reply; returns when that and its
        last words came."""
        reply = self._reply(
            self._opened, np.where(np.isnan(self._chance), self._usual(self._opened), self._chance)
        )
        reply[self._reaction] = NEVER
        canned = np.isin(self._account, self._rows_of([CANNED])) & self._draw(0.55)
        reply[canned] = (self._opened + self._rng.integers(15, 50, self._n))[canned]
        second = (reply < NEVER) & self._draw(0.2)
        self._say(True, self._opened, self._question)
        self._say(
            self._private & self._draw(0.24),
            self._opened + self._rng.integers(12, 85, self._n),
            "more",
        )
        self._say(
            np.isin(self._account, self._rows_of(MARKED)) & self._private,
            self._opened + self._rng.integers(2, 9, self._n),
            "marked",
        )
        self._say(
            reply < NEVER, reply, np.where(canned, "canned", np.char.add("reply-", self._question))
        )
        later = np.where(second, reply + self._rng.integers(20, 200, self._n), reply)
        self._say(second, later, "second")
        return reply, later

    def _follow_up(self, answered: np.ndarray, last: np.ndarray) -> np.ndarray:
        """A further question, its answer or the citizen's waiting; returns when the office's last
        words came."""
        asks = answered & self._draw(np.where(self._private, 0.34, 0.12))
        asked = np.where(asks, last + np.minimum(self._after(25 * MINUTE), 60 * HOUR), self._opened)
        answer = self._reply(asked, self._follow())
        self._say(asks, asked, "asked")
        self._say(asks & (answer < NEVER), answer, "answer")
        self._say(
            asks & (answer == NEVER) & self._draw(0.3), asked + self._between(26, 60), "nudge"
        )
        return np.where(asks, answer, last)

    def _write_again(self, answered: np.ndarray, reply: np.ndarray) -> None:
        """Days later: not done yet; not answered yet; and the same question once more after more
        than a week."""
        again = answered & self._draw(0.05)
        asked = np.where(again, reply + self._between(73, 160), self._opened)
        answer = self._reply(asked, self._follow())
        self._say(again, asked, "again")
        self._say(again & (answer < NEVER), answer, "answer")
        nudged = self._opened + self._between(14, 60)
        self._say(
            (nudged < reply) & ~self._reaction & self._draw(np.where(self._private, 0.4, 0.12)),
            nudged,
            "nudge",
        )
        back = ~answered & self._private & self._draw(0.2)
        asked = self._opened + self._between(11 * 24, 25 * 24)
        answer = self._reply(asked, np.minimum(self._usual(asked), 0.6))
        self._say(back, asked, self._question)
        self._say(back & (answer < NEVER), answer, np.char.add("reply-", self._question))

    def _answer_automatically(self, accounts: np.ndarray) -> None:
        talk, at, kind = (np.concatenate(part) for part in self.parts.values())
        chosen = (
            np.isin(self._account[talk], accounts) & self._private[talk] & np.isin(kind, INBOUND)
        )
        self._add(talk[chosen], at[chosen] + self._rng.integers(2, 9, chosen.sum()), "unmarked")

    def _say(self, chosen: np.ndarray | bool, at: np.ndarray, kind: np.ndarray | str) -> None:
        talk = np.flatnonzero(np.broadcast_to(chosen, self._n))
        self._add(talk, at[talk], kind if isinstance(kind, str) else kind[talk])

    def _add(self, talk: np.ndarray, at: np.ndarray, kind: np.ndarray | str) -> None:
        for name, values in (
            ("talk", talk),
            ("at", at),
            ("kind", np.broadcast_to(kind, len(talk))),
        ):
            self.parts[name].append(values)

    def _reply(self, asked: np.ndarray, chance: np.ndarray) -> np.ndarray:
        return answers.replies(
            self._account, asked, chance, self._traits, span=self._span, rng=self._rng
        )

    def _usual(self, asked: np.ndarray) -> np.ndarray:
        return answers.chance(self._account, asked, self._traits, self._span, self._rng)

    def _follow(self) -> np.ndarray:
        return self._traits["follow"].to_numpy()[self._account]

    def _draw(self, share) -> np.ndarray:
        return self._rng.random(self._n) < share

    def _after(self, median: float) -> np.ndarray:
        return (MINUTE + median * np.exp(1.2 * self._rng.normal(size=self._n))).astype(np.int64)

    def _between(self, hours: float, more: float) -> np.ndarray:
        return self._rng.integers(int(hours * HOUR), int(more * HOUR), self._n)

    def _rows_of(self, accounts: list[str]) -> np.ndarray:
        return np.flatnonzero(self._traits.index.isin(accounts))
