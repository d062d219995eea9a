"""Cases that Diskominfo takes out of all figures, and puts back: one document each (handbook,
section 2)."""

from data.lake import documents
from data.lake.home import Home

REASONS = ("spam", "no_request", "wrong_agency", "duplicate", "test")


def add(home: Home, case: dict, reason: str | None, by: str, contest: int | None = None) -> None:
    """Excludes a case (``cached.find``) with one of REASONS, or takes it back (None); ``contest``:
    the number of the contest that asked for it. Call it inside ``home.lock()``."""
    kept = {name: case[name] for name in ("account_id", "conversation", "case_id")}
    documents.add(home, "exclusions", {**kept, "reason": reason, "contest": contest}, by)
