"""A chat that was exported as text, read once: its messages are kept as columns until it is known
who is who."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import pyarrow as pa
import pyarrow.compute

from data.importers.chats.talks import FIELDS, STICKER, Talk
from data.importers.rows.sources import BATCH, NOTHING, SCHEMA, Records


class KeptChat:
    """The messages of one chat: ``(row, stamp, author, text or None)`` each; ``authors``, most
    frequent first."""

    def __init__(self, messages: Iterable[tuple[int, str, str, str | None]]):
        self.batches: list[tuple[pa.Array, ...]] = []
        counts = Counter[str]()
        left = iter(messages)
        while some := list(islice(left, BATCH)):
            rows, stamps, authors, texts = zip(*some, strict=True)
            counts.update(authors)
            self.batches.append(
                (
                    pa.array(rows, pa.int32()),
                    pa.array(stamps, pa.string()),
                    pa.array(authors, pa.string()).dictionary_encode(),
                    pa.array(texts, pa.string()),
                )
            )
        self.authors = tuple(author for author, _ in counts.most_common())


class ChatRecords(Records):
    """The messages of a kept chat as canonical rows (see ``chats.Talk.fields``, which does the same
    one by one)."""

    def __init__(
        self,
        member: str | None,
        chat: KeptChat,
        talk: Talk,
        written: Callable[[int], str | None] = lambda _: None,
    ):
        super().__init__(member, FIELDS, self._one_by_one, written)
        self._chat, self._talk = chat, talk

    def canonical(self) -> Iterator[pa.RecordBatch]:
        """The rows in SCHEMA."""
        for rows, stamps, authors, texts in self._chat.batches:
            count = len(rows)
            sides = [self._talk.side(author) for author in authors.dictionary.to_pylist()]
            direction, author, problem = (
                pa.array(values, pa.string()).take(authors.indices)
                for values in zip(*sides, strict=True)
            )
            with_whom = self._talk.conversation(stamps[0].as_py(), texts[0].as_py())
            columns = {
                "account_id": pa.repeat(self._talk.account_id, count),
                "conversation_id": pa.repeat(with_whom, count),
                "sent_at": stamps,
                "direction": direction,
                "author": author,
                "problem": problem,
                "text": _without_own_stickers(texts, direction),
                "member": pa.array([self.member] * count, pa.string()),
                "row": rows,
            }
            yield pa.RecordBatch.from_arrays(
                [columns.get(name, NOTHING[:count]) for name in SCHEMA.names], schema=SCHEMA
            )

    def _one_by_one(self) -> Iterator[tuple[int, dict[str, str | None]]]:
        for batch in self.canonical():
            for row in batch.to_pylist():
                yield row["row"], row


def _without_own_stickers(texts: pa.Array, direction: pa.Array) -> pa.Array:
    own = pyarrow.compute.fill_null(
        pyarrow.compute.and_(
            pyarrow.compute.equal(texts, STICKER), pyarrow.compute.equal(direction, "outbound")
        ),
        False,
    )
    return pyarrow.compute.if_else(own, None, texts) if pyarrow.compute.any(own).as_py() else texts
