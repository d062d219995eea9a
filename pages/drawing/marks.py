"""Small marks in rows: bar, sign of a change, circle of a group."""

from words import numbers, terms

CIRCLES = {"atas": 4, "tengah": 8, "bawah": 12}


def sign(group: str) -> str:
    """The sign of a group: a dot above, on or below a short line."""
    word = terms.SIGNS[group]
    return (
        f'<svg class="mark {word}" viewBox="0 0 16 16" aria-hidden="true"><path d="M1 8h14"/><circle '
        f'cx="8" cy="{CIRCLES[word]}" r="3.2"/></svg>'
    )


def bar(share: float) -> str:
    return f'<span class="bar"><i style="width:{share * 100:.1f}%"></i></span>'


def track(place: int, low: int, high: int, size: int) -> str:
    """The range of the place on a track from 1 to the number of units with a place."""
    at = [(p - 1) / max(1, size - 1) * 100 for p in (place, low, high)]
    return (
        f'<span class="range"><i style="left:calc({at[1]:.1f}% - 3px);width:calc({at[2] - at[1]:.1f}% '
        f'+ 6px)"></i><u style="left:{at[0]:.1f}%"></u></span>'
    )


def established(difference: float, direction: str) -> str:
    """↑ 6,8 poin in the colour of better or worse: only for a change that is more than chance."""
    sign, colour = ("↑", "better") if direction == "improving" else ("↓", "worse")
    return (
        f'<span class="{colour} unbroken">{sign}{numbers.NBSP}{numbers.points(difference)}</span>'
    )


NOTHING = "belum ada pembanding"


def change(difference: float | None, direction: str) -> str:
    """↑ 6,8 poin where established, else +1,6 poin muted."""
    if difference is None:
        return f'<span class="muted unbroken">{NOTHING}</span>'
    if direction == "undecided":
        return f'<span class="muted unbroken">{numbers.change(difference)}</span>'
    return established(difference, direction)
