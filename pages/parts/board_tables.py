"""One table of a board: places, or, where there is no reliable difference, the funnel and an alphabetical list."""

import pandas as pd
import streamlit as st

from charts.funnel import funnel_figure
from metrics.board import surprising
from metrics.funnel_table import funnel_table
from pages.parts import markup, ranking_list, sentences, words
from pages.parts.filters import Chosen
from pages.parts.ranking_list import name


def show(rows: pd.DataFrame, shown: pd.DataFrame, chosen: Chosen, by: str, kind: str | None) -> None:
    """``rows``: all of one board with a score; ``shown``: those of them that the search found."""
    basis = rows["basis"].iloc[0]
    measure, units = words.measure(chosen.board, basis, chosen.clock, chosen.hours), words.units(by, kind)
    if rows["status"].iloc[0] == "ranked":
        st.header(sentences.groups(rows, units, basis), anchor=False)
        odd = surprising(rows)
        about = sentences.why_this_order(measure, odd, None if odd is None else name(odd, by))
        markup.show(f'<p class="h2s">{sentences.RANGES}</p><p class="h2s">{markup.text(about)}</p>', f"about-{basis}")
        markup.show(ranking_list.ranked(shown, measure, by, chosen.clock, len(rows), words.window_before(chosen.month)),
                    key=f"places-{basis}")
    else:
        st.header(sentences.no_difference(len(rows), units, basis), anchor=False)
        _funnel(rows, units, by, measure)
        st.subheader(f"Angka tiap {units}, menurut abjad", anchor=False)
        markup.show(ranking_list.alphabetical(shown, measure, by), key=f"plain-{basis}")


def _funnel(rows: pd.DataFrame, units: str, by: str, measure: words.Measure) -> None:
    found = funnel_table(rows)
    if found is None:
        return
    points = found.units.assign(name=[name(row, by) for row in found.units.to_dict("records")])
    outside = int((points["flag"] != "inside").sum())
    st.markdown(f":gray[{sentences.in_funnel(outside, len(points), units)} Setiap titik satu {units}. Makin sedikit "
                f"{measure.noun}nya, makin besar peran kebetulan, maka corong melebar di kiri. Titik di dalam corong "
                "tidak berbeda dari rata-rata; karena itu tidak ada tempat satu, dua, tiga di sini.]", width=760)
    figure = funnel_figure(points, found.curve, found.target, measure.noun)
    st.plotly_chart(figure, key=f"funnel-{rows['basis'].iloc[0]}", config={"displayModeBar": False}, height=380,
                    alt=f"Diagram corong. {sentences.in_funnel(outside, len(points), units)}")
