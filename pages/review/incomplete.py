"""Who lacks uploads, as a list."""

from metrics.review.review import Opd
from pages.drawing.markup import text as text_of
from words import numbers
from words.review.reminder import summary


def listed(found: list[Opd]) -> str:
    """The OPDs that are not complete, with what they lack, as HTML."""
    return f'<div class="box"><ul class="contests">{"".join(map(_row, found))}</ul></div>'


def _row(opd: Opd) -> str:
    low = "<small>belum dapat diperingkat</small>" if opd.is_too_low else ""
    return (
        f"<li><b>{text_of(opd.name)}</b><em>{numbers.rate(opd.coverage)} hari "
        f"terisi</em><span>{text_of(summary(opd))}</span>{low}</li>"
    )
