"""The first line of a page or of a section as HTML, so that its figures open."""


def heading(said: str, level: int = 2, lead: str = "") -> str:
    """``said`` and the grey line below it are HTML; level 1 is the page's title."""
    below = f'<p class="under-title">{lead}</p>' if lead else ""
    return f'<h{level} class="title">{said}</h{level}>{below}'
