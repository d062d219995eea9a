"""Open cases by age at the end of each month: stacked, the oldest and strongest at the base."""

import plotly.graph_objects as go

from charts.theme import framed, harmless, step

STEPS = (2, 4, 6, 8, 10)  # of the sequential colours, from the youngest to the oldest
LINE_HEIGHT = 0.13  # of the highest bar, of one line of words


def backlog_bars(
    ages: dict[str, list[int]],
    months: list[str],
    hover: dict[str, list[str]],
    unfinished: list[bool],
    axis: dict[int, str],
) -> go.Figure:
    """In: ``ages``: words of an age → cases per month, youngest first; hover texts alike; ``axis``:
    count → text."""
    figure = go.Figure()
    shades = dict(zip(ages, (step(number) for number in STEPS), strict=True))
    for age in reversed(list(ages)):
        figure.add_trace(
            go.Bar(
                x=list(range(len(months))),
                y=ages[age],
                customdata=[[harmless(text)] for text in hover[age]],
                marker={
                    "color": shades[age],
                    "opacity": [0.7 if u else 1 for u in unfinished],
                    "line": {"width": 0},
                },
                hovertemplate="%{customdata[0]}<extra></extra>",
            )
        )
    for age, y in _middles(ages).items():
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=4,
            y=y,
            showarrow=False,
            align="left",
            text=_words(age, ages[age][-1]),
        )
    framed(figure, right=112)
    figure.update_layout(barmode="stack", bargap=0.12)
    shown = [i for i, month in enumerate(months) if month]
    figure.update_xaxes(tickvals=shown, ticktext=[harmless(months[i]) for i in shown])
    figure.update_yaxes(tickvals=list(axis), ticktext=list(axis.values()), rangemode="tozero")
    return figure


def axis_text(number: int) -> str:
    """1.234"""
    return f"{number:,}".replace(",", ".")


def _words(age: str, count: int) -> str:
    """In two lines where one would be too wide."""
    return f"{age.replace(' dari ', ' dari<br>')}: {axis_text(count)}"


def _middles(ages: dict[str, list[int]]) -> dict[str, float]:
    """Where the words of each part of the last bar stand: at its middle, but never on each
    other."""
    total = max(max((sum(bars) for bars in zip(*ages.values(), strict=True)), default=1), 1)
    top, base, found = 0.0, 0.0, {}
    for age in reversed(list(ages)):
        half = total * LINE_HEIGHT * (_words(age, 0).count("<br>") + 1) / 2
        found[age] = max(base + ages[age][-1] / 2, top + half if found else 0.0)
        top, base = found[age] + half, base + ages[age][-1]
    return found
