"""Comments of YouTube in their threads: under which video, of whose conversation, and whom they
answer."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from data.importers.chats.sides import Sides
from data.importers.names import plain
from data.importers.platforms.mentions import first_mentioned

BREAK, TAG = re.compile(r"<br\s*/?>"), re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Comment:
    """``key``: its id; ``parent``: of the thread's first comment, None for that itself; ``post``:
    the video, or the channel where there is none; ``channel``: whose comments they are;
    ``replies``: how many the thread has in all."""

    key: str | None
    parent: str | None
    author_id: str | None
    author: str
    text: str
    sent_at: str
    post: str | None
    channel: str | None
    replies: int


def comments_of(items: list) -> Iterator[Comment]:
    """All comments of a page, each thread's first one before its replies; what is no comment is
    left out."""
    for item in items:
        if not isinstance(item, dict) or not isinstance(item.get("snippet"), dict):
            continue
        snippet = item["snippet"]
        first = snippet.get("topLevelComment")
        if not isinstance(first, dict):
            yield _comment(item, {}, snippet.get("parentId"))
            continue
        yield _comment(first, snippet, None)
        replies = item.get("replies")
        replies = replies.get("comments") if isinstance(replies, dict) else None
        for reply in replies if isinstance(replies, list) else []:
            if isinstance(reply, dict):
                yield _comment(reply, snippet, first.get("id"))


def _comment(resource: dict, thread: dict, parent: object) -> Comment:
    """``thread``: what the thread says of all its comments."""
    own = resource.get("snippet")
    snippet = thread | (own if isinstance(own, dict) else {})
    author = snippet.get("authorChannelId")
    author_id = author.get("value") if isinstance(author, dict) else None
    count = thread.get("totalReplyCount")
    return Comment(
        key=_text(resource.get("id")),
        parent=_text(snippet.get("parentId") or parent),
        author_id=_text(author_id),
        author=_text(snippet.get("authorDisplayName")) or "",
        text=_words(snippet),
        sent_at=_text(snippet.get("publishedAt")) or "",
        post=_text(snippet.get("videoId") or snippet.get("channelId")),
        channel=_text(snippet.get("channelId")),
        replies=count if isinstance(count, int) and parent is None else 0,
    )


def _text(value: object) -> str | None:
    return str(value) if value else None


def _words(snippet: dict) -> str:
    """What was written; textDisplay is HTML unless it was asked for as plain text."""
    if snippet.get("textOriginal") is not None:
        return str(snippet["textOriginal"])
    return html.unescape(TAG.sub("", BREAK.sub("\n", str(snippet.get("textDisplay") or ""))))


class Threads:
    """All comments of the file by their threads.

    parentId names the thread, not the comment that is answered: YouTube's own reply to a reply
    begins with a mention. So a reply answers the one whom it mentions first among those who wrote
    in its thread, else the one who began it (handbook, section 2: by parent id, else by mention).
    """

    def __init__(self, comments: list[Comment], known: Sides):
        self._known = known
        self._by_id = any(c.author_id and known.of(c.author_id) == "account" for c in comments)
        self._firsts = {c.key: c for c in comments if c.parent is None}
        # thread or video → name → who
        self._names: dict[str | None, dict[str, str]] = defaultdict(dict)
        self._replies: dict[str | None, set[str | None]] = defaultdict(set)
        for comment in comments:
            place = comment.parent or comment.key
            self._names[place].setdefault(plain(comment.author), _who(comment))
            if comment.parent is None:
                self._names[f"post/{comment.post}"].setdefault(plain(comment.author), _who(comment))
            else:
                self._replies[comment.parent].add(comment.key)
        self._sides = {_who(c): self.side(c) for c in comments}

    def side(self, comment: Comment) -> str:
        """account, staff or citizen. Shown names are not unique: where the account's id is known,
        that decides."""
        found = [self._known.of(n) for n in (comment.author_id, comment.author) if n]
        if "account" in (found[:1] if self._by_id and comment.author_id else found):
            return "account"
        return "staff" if "staff" in found else "citizen"

    def post(self, comment: Comment) -> str | None:
        """The video (or channel) of the thread."""
        first = self._firsts.get(comment.parent, comment)
        return first.post or comment.post

    def place(self, comment: Comment) -> tuple[str | None, bool]:
        """The conversation, and whether it answers another citizen without mentioning the account;
        None where the thread's first comment is not in the file."""
        if comment.parent is not None and comment.parent not in self._firsts:
            return None, False
        answered = self._answered(comment)
        if self.side(comment) != "citizen":
            return f"{self.post(comment)}/{answered or ''}", False
        is_other = answered not in (None, _who(comment)) and self._sides[answered] == "citizen"
        mentions = first_mentioned(comment.text, self._known.own | self._known.handles) is not None
        return f"{self.post(comment)}/{_who(comment)}", is_other and not mentions

    def _answered(self, comment: Comment) -> str | None:
        """Whom the comment answers: None for a citizen's own thread; the account never answers
        itself."""
        is_reply = comment.parent is not None
        if not is_reply and self.side(comment) == "citizen":
            return None
        names = self._names[comment.parent if is_reply else f"post/{comment.post}"]
        mentioned = first_mentioned(comment.text, names)
        answered = (
            names[mentioned]
            if mentioned
            else _who(self._firsts[comment.parent])
            if is_reply
            else None
        )
        return (
            answered
            if answered is None
            or self._sides[answered] != "account"
            or self.side(comment) == "citizen"
            else None
        )

    def missing_replies(self) -> int:
        """How many threads have replies that are not in the file."""
        return sum(first.replies > len(self._replies[key]) for key, first in self._firsts.items())


def _who(comment: Comment) -> str:
    return comment.author_id or plain(comment.author)
