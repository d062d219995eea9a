"""Tanggap: the frame around every screen. Run it with ``streamlit run dashboard.py``."""

from pathlib import Path

import streamlit as st

from pages.parts import access, cached

STATIC = Path(__file__).parent / "static"

st.set_page_config("Tanggap", page_icon=str(STATIC / "favicon.png"), layout="wide", initial_sidebar_state="collapsed")
st.logo(str(STATIC / "logo.svg"), size="large")

pages = [st.Page("pages/bupati/leaderboard.py", title="Papan peringkat", default=True)]
if access.allowed("opd", "diskominfo"):
    pages.append(st.Page("pages/opd/upload.py", title="Unggah", url_path="unggah"))

with st.container(width=1240):
    if cached.is_demo():
        st.badge("Data contoh", color="orange", help="Kabupaten rekaan. Register pertama mengakhiri data contoh ini.")
    st.navigation(pages, position="top").run()
