"""YouTube Data API v3: answers of commentThreads.list and comments.list, one page or several in a
ZIP.

Seen in files (../shared/samples/platforms/youtube, real answers kept as tests by another project):
both kinds of page, nextPageToken, parentId, comments of channels without a videoId. Only from the
documentation (developers.google.com/youtube/v3/docs/commentThreads, …/comments):
``replies.comments`` ("not necessarily all replies"), and that textOriginal is given to the owner
only, textDisplay (HTML) to everyone. A page may also be the list of its items, or one thread or
comment alone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from data.errors import Refused, quote
from data.importers.chats.sides import Sides, sides
from data.importers.columns.fields import MESSAGE_FIELDS
from data.importers.context import Context
from data.importers.files.json_text import load_json
from data.importers.files.opening import Member
from data.importers.platforms.youtube_threads import Comment, Threads, comments_of
from data.importers.rows.formats import Format, Found
from data.importers.rows.sources import Records
from data.questions import AsksOwn

YOUTUBE = Format(
    "youtube",
    "YouTube, komentar (Data API)",
    "messages",
    "youtube",
    has_reply=True,
    has_closed_at=False,
    zone="UTC",
)
FORMATS = (YOUTUBE,)
CHANNEL_ID = re.compile(r"UC[\w-]{22}")


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """Reads the comments of all pages; Refused where there are none, or where nobody knows the
    channel."""
    pages = [member for member in members if b"youtube#comment" in member.head]
    if not pages:
        return None
    documents = {member.path: _page(load_json(member, name), name) for member in pages}
    by_member = {
        member.path: list(comments_of(documents[member.path]["items"])) for member in pages
    }
    comments = [comment for found in by_member.values() for comment in found]
    known = _sides(comments, name, context)
    threads = Threads(comments, known)
    missing = threads.missing_replies()
    is_cut = _lacks_a_page(list(documents.values()))
    sources = [
        Records(member.name, MESSAGE_FIELDS, partial(_rows, by_member[member.path], threads, known))
        for member in pages
    ]
    return Found(
        replace(YOUTUBE, whole_account=not missing and not is_cut),
        sources,
        {"has_reply": True, "has_closed_at": False, "has_reopened": False},
        _remarks(missing, is_cut),
    )


def _page(document, name: str) -> dict:
    """A page with its ``items``, whatever part of it the file holds."""
    if isinstance(document, dict) and isinstance(document.get("items"), list):
        return document
    if isinstance(document, dict) and isinstance(document.get("snippet"), dict):
        return {"items": [document]}
    if isinstance(document, list):
        inner = [
            item
            for page in document
            if isinstance(page, dict)
            for item in _page(page, name)["items"]
        ]
        tokens = [page for page in document if isinstance(page, dict) and page.get("nextPageToken")]
        is_cut = bool(tokens) and len(tokens) == len(document)
        return {"items": inner, "nextPageToken": "…" if is_cut else None}
    raise Refused(
        f"Berkas {quote(name)} tidak berisi komentar (items) seperti jawaban commentThreads.list; "
        "simpan seluruh jawaban API lalu unggah lagi."
    )


def _lacks_a_page(pages: list[dict]) -> bool:
    """A list (of one video, of one comment's replies, or of a channel) has one last page, without
    nextPageToken."""
    ended = {_scope(page) for page in pages if not page.get("nextPageToken")}
    return any(
        page.get("nextPageToken") and ended.isdisjoint({_scope(page), (*_scope(page)[:1], None)})
        for page in pages
    )


def _scope(page: dict) -> tuple[str, str | None]:
    """What a page lists: the replies of one comment, the threads of one video, else those of a
    channel."""
    snippets = [
        item["snippet"]
        for item in page["items"]
        if isinstance(item, dict) and isinstance(item.get("snippet"), dict)
    ]
    for key in ("parentId", "videoId"):
        values = {str(snippet.get(key)) for snippet in snippets if snippet.get(key)}
        if values:
            return key, values.pop() if len(values) == 1 else None
    return ("channelId", None)


def _sides(comments: list[Comment], name: str, context: Context) -> Sides:
    """Who of the authors is the channel. One that never wrote is known by the id that the threads
    carry, else by that of the register or of ``--own``, or by its handle where the file names
    everyone by handle."""
    authors = {n for c in comments for n in (c.author_id, c.author) if n}
    channels = {c.channel for c in comments if c.channel}
    handles = [row.handle for row in context.accounts if row.account_id == context.account]
    silent = {n for n in (*context.own, *handles) if CHANNEL_ID.fullmatch(n)}
    if all(c.author.startswith("@") for c in comments):
        silent |= {handle for handle in handles if handle and " " not in handle}
    guess = next(iter(channels)) if len(channels) == 1 else None
    try:
        return sides(sorted(authors | channels | silent), name, context, ("youtube",), guess)
    except Refused as refusal:
        if channels or not isinstance(refusal.question, AsksOwn):
            raise
        hint = "Bila kanal itu belum pernah menulis, sebutkan ID kanalnya (UC…)."
        raise Refused(
            f"{refusal} {hint}", refusal.question, f"{refusal.on_screen} {hint}"
        ) from refusal


def _rows(
    comments: list[Comment], threads: Threads, known: Sides
) -> Iterator[tuple[int, dict[str, str | None]]]:
    for row, comment in enumerate(comments, start=1):
        talk, answers_other = threads.place(comment)
        side = threads.side(comment)
        problem = "no_parent" if talk is None else "staff" if side == "staff" else None
        yield (
            row,
            {
                "account_id": known.account_id,
                "conversation_id": talk or comment.parent,
                "message_id": comment.key,
                "sent_at": comment.sent_at,
                "direction": "inbound" if side == "citizen" else "outbound",
                "author": comment.author.lstrip("@") or None,
                "author_id": comment.author_id,
                "text": comment.text,
                "channel": "comment",
                "post_id": threads.post(comment),
                "link": f"https://www.youtube.com/watch?v={threads.post(comment)}",
                "answers_other": "true" if answers_other else None,
                "problem": problem,
            },
        )


def _remarks(missing: int, is_cut: bool) -> tuple[str, ...]:
    texts = []
    if is_cut:
        texts.append(
            "Berkas ini belum lengkap: ada nextPageToken tetapi halaman berikutnya tidak ada; "
            "ambil semua halaman dan unggah dalam satu ZIP."
        )
    if missing:
        texts.append(
            f"{missing} utas mempunyai balasan yang tidak ada di berkas ini, sehingga bisa tampak "
            "belum dijawab; ambil balasannya dengan comments.list dan unggah dalam satu ZIP."
        )
    return tuple(texts)
