"""Tweets as comments: which are replies, to whom, and under which tweet they stand (handbook,
section 2)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from data.importers.chats.sides import Sides
from data.importers.platforms.mentions import first_mentioned
from data.importers.platforms.stamps import of_words

STAMP = "%a %b %d %H:%M:%S %z %Y"  # Sun Jun 07 09:22:57 +0000 2026


@dataclass(frozen=True, slots=True)
class _Post:
    """``author`` is None for the account itself; ``answered``: id (or handle) of whom the tweet
    answers; ``names_account``: as the one whom it answers, or in its text."""

    author: str | None
    parent: str | None
    answered: str | None
    answers_account: bool
    names_account: bool
    is_retweet: bool


class Posts:
    """All tweets of an archive, known by their ids; ``left_out`` counts those that are no
    comments."""

    def __init__(self, tweets: Iterable[dict], known: Sides):
        self._known = known
        self._posts = {key: self._post(tweet) for tweet in tweets if (key := _id(tweet))}
        own = {key for key, post in self._posts.items() if post.author is None}
        self._own_ids = {post.answered for post in self._posts.values() if post.parent in own}
        self.left_out = sum(not self._is_comment(post) for post in self._posts.values())

    def rows(
        self, tweets: Callable[[], Iterable[dict]]
    ) -> Iterator[tuple[int, dict[str, str | None]]]:
        """The comments among the tweets of one file, with their number in it."""
        for row, tweet in enumerate(tweets(), start=1):
            post = self._post(tweet)
            if self._is_comment(post):
                yield row, self._row(tweet, post)

    def _post(self, tweet: dict) -> _Post:
        said = tweet.get("user")
        user = said if isinstance(said, dict) else {}
        author = _first(user, "id_str", "id", "screen_name")
        if author is None or self._is_own(author, user.get("screen_name")):
            author = None
        answered = _first(
            tweet, "in_reply_to_user_id_str", "in_reply_to_user_id", "in_reply_to_screen_name"
        )
        answers_account = self._is_own(answered, tweet.get("in_reply_to_screen_name"))
        mentions = first_mentioned(_words(tweet), self._known.handles | self._known.own) is not None
        return _Post(
            author,
            _first(tweet, "in_reply_to_status_id_str", "in_reply_to_status_id"),
            answered,
            answers_account,
            names_account=answers_account or mentions,
            is_retweet=_words(tweet).startswith("RT @"),
        )

    def _is_own(self, *names: object) -> bool:
        return any(
            isinstance(n, str)
            and n
            and (self._known.of(n) == "account" or n.casefold() in self._known.handles)
            for n in names
        )

    def _is_comment(self, post: _Post) -> bool:
        """The account's replies to others; a citizen's tweet that answers somebody or mentions the
        account."""
        if post.author is None:
            return not post.is_retweet and self._citizen(post) is not None
        return post.answered is not None or post.names_account

    def _citizen(self, post: _Post) -> str | None:
        """Whom the account answers; an answer to its own answer goes on to the same citizen."""
        seen = set()
        while post.parent not in seen:
            seen.add(post.parent)
            parent = None if post.parent is None else self._posts.get(post.parent)
            if parent is None or parent.author is not None:
                return (
                    None
                    if post.answers_account or post.answered in self._own_ids
                    else post.answered
                )
            post = parent
        return None

    def _root(self, key: str | None, post: _Post) -> str | None:
        """The tweet under which the talk stands, as far back as the archive knows."""
        seen = set()
        above: _Post | None = post
        while above is not None and above.parent is not None and key not in seen:
            seen.add(key)
            key, above = above.parent, self._posts.get(above.parent)
        return key

    def _row(self, tweet: dict, post: _Post) -> dict[str, str | None]:
        key = _id(tweet)
        root = self._root(key, post)
        citizen = self._citizen(post) if post.author is None else post.author
        answers_other = (
            post.author is not None
            and post.answered not in (None, post.author)
            and not post.names_account
        )
        is_own = (
            root in self._posts and self._posts[root].author is None
        )  # a citizen's tweet is not pointed at
        return {
            "account_id": self._known.account_id,
            "message_id": key,
            "conversation_id": f"{root}/{citizen}",
            "sent_at": of_words(tweet.get("created_at"), STAMP),
            "author": post.author,
            "direction": "outbound" if post.author is None else "inbound",
            "text": _words(tweet),
            "channel": "comment",
            "post_id": root,
            "link": f"https://x.com/i/status/{root}" if is_own else None,
            "answers_other": "true" if answers_other else None,
        }


def _first(values: dict, *keys: str) -> str | None:
    """The first of these that is filled, as text."""
    return next((str(values[key]) for key in keys if values.get(key)), None)


def _id(tweet: dict) -> str | None:
    return _first(tweet, "id_str", "id")


def _words(tweet: dict) -> str:
    return _first(tweet, "full_text", "text") or ""
