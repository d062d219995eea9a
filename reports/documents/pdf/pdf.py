"""PDF by Typst: one compiler kept for all documents, PDF/UA-1 and PDF/A-2a, the same bytes for the
same content."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

from reports.documents.parts.blocks import Content, as_json
from reports.documents.parts.footer import footer

FOLDER = Path(__file__).parent


def pdf(content: Content, at: datetime | None) -> bytes:
    """The document; ``at``: when its version was published, its date (a draft has none: its day)."""
    made = at or datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    # by these standards a chart without words for the blind is an error of the compiler
    found = _compiler().compile(
        format="pdf",
        sys_inputs={"data": _data(content)},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=made,
    )
    assert isinstance(found, bytes)
    return found


def pictures(content: Content, ppi: float = 80) -> list[bytes]:
    """Each page as a PNG, to look at."""
    found = _compiler().compile(format="png", ppi=ppi, sys_inputs={"data": _data(content)})
    return [found] if isinstance(found, bytes) else list(found or [])


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        str(FOLDER / "document.typ"),
        root=str(FOLDER),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
    )


def _data(content: Content) -> str:
    return json.dumps(
        {
            "title": content.title,
            "author": content.letterhead[0],
            "keywords": [str(content.identity)],
            "draft": not content.identity.hash,
            "footer": footer(content.identity),
            "letterhead": content.letterhead,
            "logo": list(content.logo),
            "blocks": [as_json(block) for block in content.blocks],
        },
        allow_nan=False,
    )
