"""Small lines drawn as SVG: 13 months beside a row, and small multiples. Arithmetic of pixels only."""

LEAST_RANGE = (
    0.20  # less than 20 points high would make noise look like drama (design tokens, section 4)
)
WINDOW = 3
Ends = tuple[float, float]


def sparkline(trend: list[float | None]) -> str:
    """92 × 30, on its own range; the window's months in the text colour, the last known one as a
    dot."""
    known = [value for value in trend if value is not None]
    if not known:
        return ""
    at = points(trend, (2, 90 - 4), (4, 26), scale(known))
    last = next(point for point in reversed(at) if point)
    return (
        f'<svg viewBox="0 0 92 30" preserveAspectRatio="none" aria-hidden="true">'
        f"{line(at[: -WINDOW + 1], 'before')}{line(at[-WINDOW:], 'in-window')}"
        f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="3"/></svg>'
    )


def scale(known: list[float]) -> Ends:
    """Lowest and highest of an axis for these values, never less than LEAST_RANGE apart."""
    low, high = min(known), max(known)
    missing = max(0.0, LEAST_RANGE - (high - low)) / 2
    return low - missing, high + missing


def points(values, across: Ends, down: Ends, ends: Ends):
    """Where each value stands, None where there is none."""
    (left, right), (top, bottom), (low, high) = across, down, ends
    step = (right - left) / (len(values) - 1)
    return [
        None
        if value is None
        else (left + step * i, bottom - (value - low) / (high - low) * (bottom - top))
        for i, value in enumerate(values)
    ]


def line(points, kind: str) -> str:
    """A line through the known points, broken where a month has none: one path of that class."""
    runs, run = [], []
    for point in [*points, None]:
        if point:
            run.append(point)
        else:
            runs, run = [*runs, run], []
    drawn = "".join(
        "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in run) for run in runs if len(run) > 1
    )
    return f'<path class="{kind}" d="{drawn}"/>' if drawn else ""


WIDTH, HEIGHT, EDGE = 172, 64, 4


def polylines(
    rates: tuple, unfinished: tuple[bool, ...], low: float, colour: str, width: float
) -> str:
    """The line on a scale from ``low`` to 1, dashed where it leads into an unfinished month."""
    step = (WIDTH - 2 * EDGE) / (len(rates) - 1)
    points = [
        None
        if rate is None
        else f"{EDGE + i * step:.1f},{HEIGHT - EDGE - _height(rate, low) * (HEIGHT - 2 * EDGE):.1f}"
        for i, rate in enumerate(rates)
    ]
    runs: list[tuple[list[str], bool]] = []
    for i in range(1, len(points)):
        if points[i - 1] and points[i]:
            dashed = unfinished[i]
            if runs and runs[-1][0][-1] == points[i - 1] and runs[-1][1] == dashed:
                runs[-1][0].append(points[i])
            else:
                runs.append(([points[i - 1], points[i]], dashed))
    return "".join(
        f'<polyline points="{" ".join(run)}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linejoin="round"{" stroke-dasharray=" + chr(34) + "3 3" + chr(34) if dashed else ""}/>'
        for run, dashed in runs
    )


def _height(rate: float, low: float) -> float:
    return max(0.0, (rate - low) / (1 - low))
