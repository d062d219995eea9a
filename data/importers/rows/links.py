"""The link of a row: what is kept of it is the public address of a post, else nothing (handbook,
section 8).

A link is never kept as it was written: its address is put together anew from the parts that name
the post, so that comment ids, tracking and whatever else a link can hold are gone. A name stays
only where it is the handle that the register has for an account on that platform; where a platform
has an address without a name, that one is taken."""

import re
from urllib.parse import parse_qsl, urlsplit

import pyarrow as pa

from data.importers.context import Account
from data.importers.names import plain

LONGEST = 2_000  # signs
NAMING = (
    "v",
    "fbid",
    "story_fbid",
    "id",
)  # of the query: what can name a post, in the order of the patterns below
SHORT = r"(?P<id>(?=\d*[A-Za-z_-])[\w-]{10,11})"  # never a number: that may be a telephone's
LONG = r"(?P<id>\d{15,20})"
VIDEO = "https://www.youtube.com/watch?v={id}"
TWEET = ((rf"/(?:i/web|i|\w+)/status/{LONG}", "https://x.com/i/status/{id}"),)
THREAD = ((rf"/(?P<own>@[\w.]+)/post/{SHORT}", "https://www.threads.com/{own}/post/{id}"),)
# domain → path (and query) that name a post, and the address that is kept; {own} must be the
# account's
POSTS = {
    "instagram.com": (
        (rf"(?:/[\w.]+)?/(?P<kind>p|reels?|tv)/{SHORT}", "https://www.instagram.com/{kind}/{id}/"),
    ),
    "facebook.com": (
        (rf"/watch\?v={LONG}", "https://www.facebook.com/watch/?v={id}"),
        (rf"/[^/]+/videos/(?:[^/]+/)?{LONG}", "https://www.facebook.com/watch/?v={id}"),
        (rf"/reel/{LONG}", "https://www.facebook.com/reel/{id}"),
        (rf"/photo(?:\.php)?\?fbid={LONG}", "https://www.facebook.com/photo?fbid={id}"),
        (rf"/[^/]+/photos/(?:[^/]+/)?{LONG}", "https://www.facebook.com/photo?fbid={id}"),
        (
            r"/(?P<own>[\w.-]+)/posts/(?:[^/]+/)?(?P<id>\d{15,20}|pfbid\w{40,90})",
            "https://www.facebook.com/{own}/posts/{id}",
        ),
        (
            r"/(?:permalink|story)\.php\?story_fbid=(?P<id>\d{15,20}|pfbid\w{40,90})&id=(?P<own>\d+)",
            "https://www.facebook.com/permalink.php?story_fbid={id}&id={own}",
        ),
    ),
    "youtube.com": (
        (r"/watch\?v=(?P<id>[\w-]{11})", VIDEO),
        (r"/(?P<kind>shorts|live)/(?P<id>[\w-]{11})", "https://www.youtube.com/{kind}/{id}"),
    ),
    "youtu.be": ((r"/(?P<id>[\w-]{11})", VIDEO),),
    "tiktok.com": (
        (
            rf"/(?P<own>@[\w.]+)/(?P<kind>video|photo)/{LONG}",
            "https://www.tiktok.com/{own}/{kind}/{id}",
        ),
    ),
    "x.com": TWEET,
    "twitter.com": TWEET,
    "threads.com": THREAD,
    "threads.net": THREAD,
}
SHAPES = {
    domain: [(re.compile(rf"{path}(?:[/?&].*)?", re.ASCII), address) for path, address in shapes]
    for domain, shapes in POSTS.items()
}

Handles = frozenset[tuple[str, str]]  # platform and handle, both as they are compared


def handles(accounts: list[Account]) -> Handles:
    """The handles of the register (see ``context`` in data.loading) as ``kept`` takes them."""
    return frozenset(
        (plain(row.platform), plain(row.handle)) for row in accounts if plain(row.handle)
    )


def kept(link: str, own: Handles) -> str | None:
    """The address of the post that a link names, without anything else; None where it names none,
    or a person."""
    if (
        len(link) > LONGEST or not link.isascii()
    ):  # a sign that is no ASCII may look like one: the host of another
        return None
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return None
    host = parts.hostname or ""
    domain = next((known for known in SHAPES if host == known or host.endswith(f".{known}")), None)
    if (
        domain is None or parts.scheme not in ("http", "https") or parts.netloc.casefold() != host
    ):  # a user, a port
        return None
    query = dict(parse_qsl(parts.query))
    naming = "&".join(f"{key}={query[key]}" for key in NAMING if key in query)
    named = parts.path.rstrip("/") + (f"?{naming}" if naming else "")
    for shape, address in SHAPES[domain]:
        found = shape.fullmatch(named)
        if found:
            name = found.groupdict().get("own")
            is_own = name is None or (domain.partition(".")[0], plain(name)) in own
            return address.format_map(found.groupdict()) if is_own else None
    return None


def kept_in(batch: pa.RecordBatch, own: Handles) -> pa.RecordBatch:
    """A batch of canonical rows with what is kept of its links; each is looked at once, and rows
    without cost nothing."""
    at = batch.schema.get_field_index("link")
    if batch.column(at).null_count == batch.num_rows:
        return batch
    written = batch.column(at).dictionary_encode()
    addresses = pa.array([kept(link, own) for link in written.dictionary.to_pylist()], pa.string())
    return batch.set_column(at, batch.schema.field(at), addresses.take(written.indices))
