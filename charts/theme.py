"""Colours by their role, out of the current template: on a screen the theme's, light or dark, in
the browser."""

import plotly.graph_objects as go
import plotly.io as pio

THIS_UNIT, OTHERS = 0, 1  # of the ten chart colours: the accent, and the grey of all else
COMPARED = (0, 2, 3, 4, 9)  # up to five units beside each other
BETTER, WORSE = 5, 6
# the one colour that no theme key gives: a grey that works on both grounds
BAND = "rgba(128,144,138,.16)"


def colour(role: int) -> str:
    """THIS_UNIT, OTHERS, one of COMPARED, BETTER or WORSE."""
    return _template().layout.colorway[role]


def ink() -> str | None:
    """The colour of text, for marks that must be seen on either ground; None leaves it to the
    template."""
    tables = _template().data.table
    return tables[0].cells.font.color if tables else None


def step(number: int) -> str:
    """One of the ten sequential colours, 1 (little) to 10 (much)."""
    return _template().layout.colorscale.sequential[number - 1][1]


def framed(figure: go.Figure, right: int) -> go.Figure:
    """The frame that all charts share: no legend, no dragging, room at the right for names."""
    figure.update_layout(
        showlegend=False,
        separators=",.",
        dragmode=False,
        hovermode="closest",
        margin={"l": 48, "r": right, "t": 16, "b": 36},
        hoverlabel_align="left",
        font_color=ink(),
    )
    words = {
        "tickfont_color": ink(),
        "title_font_color": ink(),
    }  # the template's grey is 3.7 : 1 on white
    figure.update_xaxes(tickangle=0, showgrid=False, zeroline=False, fixedrange=True, **words)
    figure.update_yaxes(zeroline=False, fixedrange=True, **words)
    return figure


def harmless(text: object) -> str:
    """Plotly reads a little HTML in texts, and names come from outside; line ends stay line
    ends."""
    return str(text).replace("<", "‹").replace(">", "›").replace("\n", "<br>")


def percent_axis(figure: go.Figure, low: float, high: float) -> None:
    """Ticks of 5, 10 or 25 points from ``low`` to ``high`` (0–1)."""
    apart = 5 if high - low <= 0.35 else 10 if high - low <= 0.7 else 25
    ticks = [t for t in range(0, 101, apart) if low - 0.001 <= t / 100 <= high + 0.001]
    figure.update_yaxes(
        tickvals=[t / 100 for t in ticks],
        ticktext=[f"{t}\u00a0%" for t in ticks],
        range=[low, high],
    )


def _template():
    return pio.templates[pio.templates.default.split("+")[0]]
