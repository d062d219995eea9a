"""Native charts of slides, built new: they can be edited, and say in words what they show."""

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from metrics.rounding import RATE_PLACES, half_away
from reports.documents.slides.deck import (
    ACCENT,
    BELOW,
    FONT,
    FOOT,
    GREY,
    INK,
    INNER,
    LEFT,
    UNDER,
    Words,
    described,
)

ONE = 10**RATE_PLACES  # charts hold thousandths, which is what is printed
RATE, POINTS = '0","0" %"', '0","0" poin"'  # a comma of its own: no viewer's language changes it
MARGIN = 50  # above and below a line


def thousandths(share: float | None) -> int | None:
    """82,4 % as 824."""
    return None if share is None else int(half_away(share, RATE_PLACES) * ONE)


def bars(slide, names: list[str], values: list[int | None], form: str, words: Words) -> None:
    """Bars from 0, the first on top, each with its number; values in thousandths."""
    data = CategoryChartData(number_format=form)
    data.categories = names[::-1]  # a bar chart begins below
    data.add_series(words.title, values[::-1])
    chart = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, form, words.notes)
    chart.value_axis.minimum_scale, chart.value_axis.visible = 0, False
    plot = chart.plots[0]
    plot.gap_width = 50
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.series[0].format.fill.solid()
    plot.series[0].format.fill.fore_color.rgb = ACCENT


def line(slide, names: list[str], values: list[int | None], form: str, words: Words) -> None:
    """A line by month; a month without a value leaves a gap. A number stands on the side of its point
    to which the line does not go."""
    data = CategoryChartData(number_format=form)
    data.categories = names
    data.add_series(words.title, values)
    chart = _chart(slide, XL_CHART_TYPE.LINE_MARKERS, data, form, words.notes)
    known = [value for value in values if value is not None]
    axis = chart.value_axis
    axis.minimum_scale = max(0, min(known) - MARGIN)
    axis.maximum_scale = min(ONE, max(known)) + MARGIN
    axis.visible = False
    series = chart.plots[0].series[0]
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = ACCENT, Pt(3)
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = ACCENT
    series.marker.format.line.color.rgb = ACCENT
    for at in range(len(values)):
        _labelled(series.points[at].data_label, form, is_below=_is_low(values, at))


def _is_low(values: list[int | None], at: int) -> bool:
    """Whether the line goes up from a point, on one side more than it goes down on the other."""
    own = values[at]
    beside = (*values[max(0, at - 1) : at], *values[at + 1 : at + 2])
    known = [value for value in beside if value is not None]
    return own is not None and bool(known) and own < sum(known) / len(known)


def _labelled(label, form: str, is_below: bool) -> None:
    """The number of one point: what the chart says of all does not hold for it."""
    label.position = XL_LABEL_POSITION.BELOW if is_below else XL_LABEL_POSITION.ABOVE
    own = OxmlElement("c:numFmt")  # python-pptx has none for a single label
    own.set("formatCode", form)
    own.set("sourceLinked", "0")
    label._dLbl.find(qn("c:dLblPos")).addprevious(own)


def _chart(slide, kind, data: CategoryChartData, form: str, alt: str):
    top = BELOW + UNDER
    frame = slide.shapes.add_chart(kind, LEFT, top, cx=INNER, cy=FOOT - top, chart_data=data)
    described(frame, alt)
    chart = frame.chart
    chart.has_legend, chart.has_title = False, False
    chart.font.size, chart.font.name = Pt(13), FONT
    chart.font.color.rgb = INK
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = GREY
    chart.category_axis.has_major_gridlines = False
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = form, False
    return chart
