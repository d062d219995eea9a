"""What each figure reads of a case (the columns of ``reports.cuts``): what else of it moves cannot
have moved the figure."""

from metrics.figures import BANDS

ALWAYS = ("opd_id", "opened_at", "opened_on", "excluded")  # what every figure reads of a case
WAITS = ("first_reply_at", "replies_known", "seen_waiting", "response_office")
READ = {  # what else each figure reads of it; with “@” on the office clock another one
    "cases": (),
    "excluded": (),
    "due": ("due@",),
    "on_time": ("on_time@",),
    "on_time_rate": ("due@", "on_time@"),
    "answered_rate": ("due", "answered"),
    **dict.fromkeys(("median_response", "p90_response", "longest_response"), WAITS),
    "resolution_due": ("resolution_due",),
    "resolved_in_time": ("in_time",),
    "resolution_rate": ("resolution_due", "in_time"),
    "median_resolution": ("resolved_at", "closing_known", "seen_open", "resolution_office"),
    "reopen_rate": ("reopened", "resolved"),
    **dict.fromkeys(BANDS, ("first_reply_at", "replies_known", "looked_at")),
    "waiting_again": ("first_reply_at", "replies_known", "looked_at", "waiting_again"),
    "auto_share": ("automatic_first",),
    "closed_unanswered": ("closed", "answered", "replies_known"),
}
OF_BOARD = {"response": "on_time_rate", "resolution": "resolution_rate"}


def of(by: str, figure: str, clock: str, board: str = "") -> frozenset[str]:
    """The columns that a figure reads, of a unit (``by``) on a clock; on a ``board`` those of its
    rate."""
    named = READ.get(OF_BOARD.get(board, figure), ())
    office = "_office" if clock == "office" else ""
    found = {name.replace("@", office) for name in (*ALWAYS, *named)}
    return frozenset(found - {"opd_id"} if by in ("account", "regency") else found)
