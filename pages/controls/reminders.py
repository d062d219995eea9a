"""The ready text that reminds an OPD, to be copied into WhatsApp."""

import streamlit as st

from data.lake import home
from metrics.review.review import Opd
from pages.drawing import markup, share
from reports import preview
from words.review import reminder


def show(found: list[Opd], month: str) -> None:
    """One of the OPDs that lack uploads, and its text."""
    if not found:
        st.write("Tidak ada OPD yang perlu diingatkan untuk bulan ini.")
        return
    by_name = {opd.name: opd for opd in found}
    chosen = st.selectbox("Teks pengingat untuk WhatsApp", list(by_name), key="remind", width=420)
    until = preview.ends_on(home.shown(), month)
    said = reminder.text(by_name[chosen], month, until)
    st.code(said, language=None, wrap_lines=True)
    markup.show(share.of_text(said), key="share-reminder")
