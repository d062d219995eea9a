"""Topics of uploads from before free text was left out of them: the same rule, over all rows that an
account then had."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.importers.rows import topics
from data.intake import kept_topics
from data.lake.uploads import Lake, Upload
from data.sql.databases import for_reading
from data.sql.statements import statement

APART = "\x1f"
Chosen = tuple[pa.Array, dict[str, list[str]]]


def is_old(upload: Upload) -> bool:
    """Whether its ``upload.json`` does not say which topics were kept."""
    return "topics" not in upload.info


def chosen(lake: Lake, spill: Path) -> dict[str, Chosen]:
    """Kind → what its old uploads may keep: written topics with their account (see ``cleaned``), and
    account → names that the register does not know."""
    found = {}
    for kind in ("messages", "cases"):
        of_kind = [u for u in lake.uploads if is_old(u) and u.info["kind"] == kind]
        files = [str(u.rows_file) for u in of_kind if u.rows_file.exists()]
        if files:
            with for_reading(spill) as connection:
                connection.register("stored", connection.read_parquet(files, union_by_name=True))
                connection.execute(statement("stored_as_judged"))
                names = topics.choose(connection, kind, kept_topics.known(lake.home, lake.valid))
                rows = connection.table("kept_topics").to_arrow_table()
                found[kind] = _pairs(rows["account_id"], rows["written"]), names
    return found


def cleaned(path: Path, allowed: pa.Array, target: Path) -> int:
    """Writes the rows of an upload with ``lainnya`` for every topic that is not allowed; how many
    there were. Nothing is written where there are none."""
    rows = pq.read_table(path)
    topic = rows["topic"]
    stays = pc.or_(
        pc.is_null(topic), pc.is_in(_pairs(rows["account_id"], topic), value_set=allowed)
    )
    gone = len(rows) - (pc.sum(stays).as_py() or 0)
    if gone:
        at = rows.schema.get_field_index("topic")
        rest = pc.if_else(stays, topic, pa.scalar(topics.REST))
        pq.write_table(rows.set_column(at, rows.schema.field(at), rest), target)
    return gone


def _pairs(accounts: pa.ChunkedArray, written: pa.ChunkedArray) -> pa.Array:
    joined = pc.binary_join_element_wise(accounts, written, APART)
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined
