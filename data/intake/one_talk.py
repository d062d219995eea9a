"""Two exports of one tool may name a talk differently: Meta's plain export has an id, the encrypted one
only the citizen's name. Such a talk is one, in whatever order they come.

A name is the talk with the id where one stored talk, or one of the new file, has it; where several
have it, that one which has messages in common. Else they stay apart: whether two talks with people of
one name are one cannot be known."""

import pyarrow as pa

from data.lake.uploads import Lake, Upload
from data.sql.databases import for_reading
from data.sql.statements import statement

Names = dict[int, int]  # key of a talk → the key that its name would have


def unite(before: Lake, candidate: Upload, secret: str) -> None:
    """Writes the candidate's rows anew where a talk of it is stored under another key; its folder is
    not in the lake yet."""
    own = _names([candidate])
    stored = [
        upload
        for upload in before.valid
        if upload.info["family"] == candidate.info["family"]
        and upload.info.get("talks")
        and upload.accounts() & candidate.accounts()
    ]
    possible = _possible(own, _names(stored))
    if not possible:
        return
    parameters = {"new": str(candidate.rows_file), "files": [str(u.rows_file) for u in stored]}
    with for_reading() as connection:
        connection.register("possible", _pairs(possible))
        found = connection.execute(statement("talks_compared"), parameters).fetchall()
        same = _same(found, own, _names(stored))
        if same:
            target = candidate.rows_file.with_suffix(".one")
            connection.register("same", _pairs(same))
            connection.execute(
                statement("write_one_talk"),
                {"new": parameters["new"], "path": str(target), "secret": secret},
            )
            target.replace(candidate.rows_file)


def _names(uploads: list[Upload]) -> Names:
    return {talk: name for upload in uploads for talk, name in upload.info.get("talks", ())}


def _possible(own: Names, stored: Names) -> list[tuple[int, int]]:
    """A talk of the new file, and one that is stored: one of them known by name only."""
    return [
        (talk, other)
        for talk, name in own.items()
        for other, known in stored.items()
        if name == known and talk != other and name in (talk, other)
    ]


def _same(found: list[tuple[int, int, int]], own: Names, stored: Names) -> list[tuple[int, int]]:
    """Which of the possible pairs, with the number of messages in common, are one talk."""
    ids: dict[int, set[int]] = {}
    for talk, name in (own | stored).items():
        if talk != name:
            ids.setdefault(name, set()).add(talk)
    same = []
    for talk in dict.fromkeys(talk for talk, _, _ in found):
        pairs = [(common, other) for one, other, common in found if one == talk]
        most, other = max(pairs)
        is_only = len(ids[own[talk]]) == 1
        is_clear = most > 0 and [common for common, _ in pairs].count(most) == 1
        if is_only or is_clear:
            same.append((talk, other))
    return same


def _pairs(rows: list[tuple[int, int]]) -> pa.Table:
    ours, theirs = zip(*rows, strict=True)
    keys = (pa.array(ours, pa.uint64()), pa.array(theirs, pa.uint64()))
    return pa.table({"conversation_key": keys[0], "stored_key": keys[1]})
