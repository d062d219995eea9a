"""Tanggap: the frame around every screen. Run it with ``streamlit run dashboard.py``."""

from pathlib import Path

import streamlit as st

from pages.parts import access, cached

STATIC = Path(__file__).parent / "static"

st.set_page_config("Tanggap", page_icon=str(STATIC / "favicon.png"), layout="wide", initial_sidebar_state="collapsed")
st.logo(str(STATIC / "logo.svg"), size="large")

pages = [st.Page("pages/bupati/leaderboard.py", title="Papan peringkat", default=True),
         st.Page("pages/bupati/trends.py", title="Tren", url_path="tren"),
         st.Page("pages/bupati/profile.py", title="Profil", url_path="profil", visibility="hidden")]
if access.allowed("opd", "diskominfo"):
    pages += [st.Page("pages/opd/queue.py", title="Antrean", url_path="antrean"),
              st.Page("pages/opd/upload.py", title="Unggah", url_path="unggah")]
if access.allowed("diskominfo"):
    pages += [st.Page("pages/diskominfo/review.py", title="Tinjauan bulanan", url_path="tinjauan"),
              st.Page("pages/diskominfo/account_sheet.py", title="Lembar cetak", url_path="lembar",
                      visibility="hidden")]
pages.append(st.Page("pages/everyone/dictionary.py", title="Kamus indikator", url_path="kamus"))

with st.container(horizontal_alignment="center"), st.container(width=1240):
    if cached.is_demo():
        st.badge("Data contoh", color="orange", help="Kabupaten rekaan. Register pertama mengakhiri data contoh ini.")
    st.navigation(pages, position="top").run()
