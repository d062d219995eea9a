"""What an importer is told of topics: those that the register knows, and those that an account's
earlier uploads kept, so that a small file does not forget what a large one had named."""

from collections.abc import Iterable

from data.lake.home import Home
from data.lake.uploads import Lake, Upload
from data.targets.topics import Topics


def known(home: Home, uploads: Iterable[Upload] | None = None) -> dict[str, list]:
    """``register``: topics, ``earlier``: pairs of account and topic, both as they are compared.
    ``uploads``: those that count as earlier, else all valid ones."""
    uploads = Lake.read(home).valid if uploads is None else uploads
    earlier = {
        (account_id, name)
        for upload in uploads
        for account_id, names in upload.info.get("topics", {}).items()
        for name in names
    }
    return {"register": sorted(Topics.current(home).classes), "earlier": sorted(earlier)}
