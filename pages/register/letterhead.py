"""The letterhead of documents, as a form."""

import streamlit as st

from data.editing.table import differences
from data.editing.tables import LETTERHEAD
from data.errors import Refused
from data.lake import documents, home
from data.lake.documents import Overtaken
from data.register import letterhead
from data.register.letterhead import Letterhead
from pages.access import access, rights
from pages.access.logged import logged
from pages.register import cells, preview
from words import markdown

SEEN = "letter-seen"  # version and rows of the letterhead when the form was drawn


def show() -> None:
    """Name of the office, who signs, logo."""
    known = Letterhead.current(home.current())
    if SEEN not in st.session_state or "letter-office" not in st.session_state:
        _see()
    st.write("Berdiri di atas setiap dokumen yang diterbitkan.")
    office = st.text_input("Nama kantor", known.office, key="letter-office", max_chars=120)
    official = st.text_input("Nama pejabat", known.official, key="letter-official", max_chars=120)
    title = st.text_input("Jabatan", known.title, key="letter-title", max_chars=120)
    if known.logo:
        st.image(known.logo, width=120)
    given = st.file_uploader(
        "Logo (PNG atau JPEG, paling besar 300 KB)", ["png", "jpg", "jpeg"], key="letter-logo"
    )
    if st.button("Simpan kop surat", key="letter-save"):
        logo = given.getvalue() if given else known.logo
        _keep(Letterhead(office, official, title, logo))


def _see() -> None:
    place = home.current()
    st.session_state[SEEN] = documents.version(place, letterhead.KIND), LETTERHEAD.rows(place)


@logged("kop-surat.simpan")
def _keep(new: Letterhead) -> None:
    """Keeps it, unless somebody else was faster: what they kept is shown, and can be replaced."""
    viewer = access.require(*rights.REGISTER)
    version, rows = st.session_state[SEEN]
    try:
        letterhead.change(home.current(), new, viewer.name, version)
    except Overtaken:
        _see()
        sentence = f"{preview.who(LETTERHEAD)} Simpan lagi bila isian Anda menggantikannya."
        st.warning(markdown.plain(sentence))
        cells.show(LETTERHEAD, differences(LETTERHEAD, rows, st.session_state[SEEN][1]), "others")
        return
    except Refused as refusal:
        st.error(markdown.plain(refusal.on_screen))
        return
    _see()
    st.success("Kop surat tersimpan.")
