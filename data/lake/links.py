"""Where the rows of the lake point to: the public post under which a citizen wrote, for those who
may see the case."""

from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.lake import damage
from data.lake.home import Home
from data.lake.uploads import Lake

Place = tuple[str, str | None, int]  # upload_id, member, row


def of_rows(home: Home, places: list[Place]) -> dict[Place, str]:
    """Place → address, for those of the rows that have one; only addresses that a browser opens as
    a page."""
    by_upload: dict[str, set] = {}
    for upload_id, member, row in places:
        by_upload.setdefault(upload_id, set()).add((member, row))
    found: dict[Place, str] = {}
    for upload in Lake.readable(home).valid if places else ():
        wanted = by_upload.get(upload.upload_id)
        if wanted:
            try:
                with damage.named([upload.folder]):
                    rows = _linked(upload.rows_file, [row for _, row in wanted])
            except damage.Damaged:  # said beside the figures, which go on without it as well
                continue
            found |= {
                (upload.upload_id, row["member"], row["row"]): row["link"]
                for row in rows
                if (row["member"], row["row"]) in wanted and row["link"].startswith("https://")
            }
    return found


def _linked(path: Path, numbers: list[int]) -> list[dict]:
    """The rows of these numbers that have a link; uploads from before links were kept have none."""
    if "link" not in pq.read_schema(path).names:
        return []
    chosen = pc.field("link").is_valid() & pc.field("row").isin(numbers)
    return pq.read_table(path, columns=["member", "row", "link"], filters=chosen).to_pylist()
