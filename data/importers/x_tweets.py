"""Tweets as comments: which are replies, to whom, and under which tweet they stand (handbook, section 2)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from data.importers.mentions import first_mentioned
from data.importers.stamps import of_words
from data.importers.who import Sides

STAMP = "%a %b %d %H:%M:%S %z %Y"  # Sun Jun 07 09:22:57 +0000 2026


@dataclass(frozen=True)
class _Post:
    """``author`` is None for the account itself; ``answered``: id (or handle) of whom the tweet answers."""

    author: str | None
    parent: str | None
    answered: str | None
    answers_account: bool


class Posts:
    """All tweets of an archive, known by their ids; ``left_out`` counts those that are no comments."""

    def __init__(self, tweets: Iterable[dict], known: Sides):
        self._known, self.left_out, self._posts = known, 0, {}
        for tweet in tweets:
            self._posts[_id(tweet)] = post = self._post(tweet)
            self.left_out += not self._is_comment(tweet, post)

    def rows(self, tweets: Callable[[], Iterable[dict]]) -> Iterator[tuple[int, dict[str, str | None]]]:
        """The comments among the tweets of one file, with their number in it."""
        for row, tweet in enumerate(tweets(), start=1):
            post = self._post(tweet)
            if self._is_comment(tweet, post):
                yield row, self._row(tweet, post)

    def _post(self, tweet: dict) -> _Post:
        user = tweet.get("user") if isinstance(tweet.get("user"), dict) else {}
        author = _first(user, "id_str", "id", "screen_name")
        is_own = author is None or self._is_own(author, user.get("screen_name"))
        answered = _first(tweet, "in_reply_to_user_id_str", "in_reply_to_user_id", "in_reply_to_screen_name")
        return _Post(None if is_own else author, _first(tweet, "in_reply_to_status_id_str", "in_reply_to_status_id"),
                     answered, self._is_own(answered, tweet.get("in_reply_to_screen_name")))

    def _is_own(self, *names: object) -> bool:
        return any(isinstance(n, str) and n and (self._known.of(n) == "account" or n.casefold() in self._known.handles)
                   for n in names)

    def _is_comment(self, tweet: dict, post: _Post) -> bool:
        """The account's replies to others; a citizen's tweet that answers somebody or mentions the account."""
        if post.author is None:
            return self._citizen(post) is not None and not _words(tweet).startswith("RT @")
        return post.answered is not None or self._mentions_account(tweet)

    def _mentions_account(self, tweet: dict) -> bool:
        return first_mentioned(_words(tweet), self._known.handles | self._known.own) is not None

    def _citizen(self, post: _Post) -> str | None:
        """Whom the account answers; an answer to its own answer goes on to the same citizen."""
        seen = set()
        while post.answers_account and post.parent not in seen:
            seen.add(post.parent)
            post = self._posts.get(post.parent)
            if post is None:
                return None
            if post.author is not None:
                return post.author
        return None if post.answers_account else post.answered

    def _root(self, key: str | None, post: _Post) -> str | None:
        """The tweet under which the talk stands, as far back as the archive knows."""
        seen = set()
        while post is not None and post.parent is not None and key not in seen:
            seen.add(key)
            key, post = post.parent, self._posts.get(post.parent)
        return key

    def _row(self, tweet: dict, post: _Post) -> dict[str, str | None]:
        key = _id(tweet)
        root = self._root(key, post)
        citizen = self._citizen(post) if post.author is None else post.author
        answers_other = post.author is not None and post.answered not in (None, post.author) \
            and not post.answers_account and not self._mentions_account(tweet)
        return {"account_id": self._known.account_id, "message_id": key, "conversation_id": f"{root}/{citizen}",
                "sent_at": of_words(tweet.get("created_at"), STAMP), "author": post.author,
                "direction": "outbound" if post.author is None else "inbound", "text": _words(tweet),
                "channel": "comment", "post_id": root, "answers_other": "true" if answers_other else None}


def _first(values: dict, *keys: str) -> str | None:
    """The first of these that is filled, as text."""
    return next((str(values[key]) for key in keys if values.get(key)), None)


def _id(tweet: dict) -> str | None:
    return _first(tweet, "id_str", "id")


def _words(tweet: dict) -> str:
    return _first(tweet, "full_text", "text") or ""
