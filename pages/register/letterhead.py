"""The letterhead of documents, as a form."""

import streamlit as st

from data.errors import Refused
from data.lake import home
from data.register import letterhead
from data.register.letterhead import Letterhead
from pages.access import access, rights
from pages.access.logged import logged


def show() -> None:
    """Name of the office, who signs, logo."""
    known = Letterhead.current(home.current())
    st.write("Berdiri di atas setiap dokumen yang diterbitkan.")
    office = st.text_input("Nama kantor", known.office, key="letter-office", max_chars=120)
    official = st.text_input("Nama pejabat", known.official, key="letter-official", max_chars=120)
    title = st.text_input("Jabatan", known.title, key="letter-title", max_chars=120)
    if known.logo:
        st.image(known.logo, width=120)
    given = st.file_uploader("Logo (PNG atau JPEG, paling besar 300 KB)", ["png", "jpg", "jpeg"])
    if st.button("Simpan kop surat", key="letter-save"):
        logo = given.getvalue() if given else known.logo
        _keep(Letterhead(office, official, title, logo))


@logged("kop-surat.simpan")
def _keep(new: Letterhead) -> None:
    viewer = access.require(*rights.REGISTER)
    try:
        letterhead.change(home.current(), new, viewer.name)
    except Refused as refusal:
        st.error(refusal.on_screen)
        return
    st.success("Kop surat tersimpan.")
