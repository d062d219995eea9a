"""Rows of many small members are judged together, and none changes its place."""

import pyarrow as pa

from data.importers.rows.sources import BATCH, NOTHING, SCHEMA, SMALL, gathered


def batch(member: str, rows: int, first: int = 0) -> pa.RecordBatch:
    """Rows of one member, with a text and nothing else."""
    columns = {
        "text": pa.array([f"{member}-{n}" for n in range(first, first + rows)], pa.string()),
        "member": pa.array([member] * rows, pa.string()),
        "row": pa.array(range(first, first + rows), pa.int32()),
    }
    arrays = [columns.get(name, NOTHING[:rows]) for name in SCHEMA.names]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def test_small_batches_are_joined_in_their_order_and_large_ones_stay():
    large = [batch("b", SMALL), batch("c", BATCH)]
    several = [*(batch(f"a{n}", 3) for n in range(150)), *large, batch("d", 1), batch("e", 2)]
    found = list(gathered(several))
    assert [one.num_rows for one in found] == [3 * BATCH // SMALL, 3 * 50, SMALL, BATCH, 3]
    assert found[2] is large[0] and found[3] is large[1]
    assert pa.Table.from_batches(found).equals(pa.Table.from_batches(several))


def test_what_no_member_has_takes_no_memory():
    [joined] = gathered([batch("a", 2), batch("b", 3)])
    assert joined.column("author").buffers() == NOTHING.buffers()
    assert joined.column("text").null_count == 0


def test_no_rows_are_none():
    assert list(gathered([])) == []
