"""What stands where there is nothing to show yet: what is missing, why, and what helps."""

import streamlit as st

from pages.access import access, rights
from pages.cache import figures, published, store
from pages.controls import viewed
from words import markdown

COUNTING = (
    "Ada unggahan baru yang sedang dihitung. Angka di halaman ini belum memuatnya; muat ulang sebentar "
    "lagi."
)


def store_or_version_or_stop() -> str:
    """What stands for the published version that is looked at, for screens that are only read and can
    show one; else the path of the store that readers see, if it has a case to show."""
    if found := viewed.version():
        viewed.say(found)
        return published.path_of(found)
    path = store_for_reading()
    if path is None:
        no_register()
    return _with_cases_or_stop(path)


def store_for_reading() -> str | None:
    """The path of the store that readers see, or of none where there is no register yet; that uploads
    are still being counted is said."""
    seen = store.for_reading()
    if seen and seen.is_behind:
        st.caption(COUNTING)
    return seen and seen.path


def store_or_stop() -> str:
    """The path of the store, if it has a case to show; else the page ends here and says what to
    do."""
    path = store.store_path()
    if path is None:
        no_register()
    return _with_cases_or_stop(path)


def _with_cases_or_stop(path: str) -> str:
    if figures.known(path) is None:
        st.title("Belum ada pesan untuk ditampilkan", anchor=False)
        st.write(
            "Register sudah ada. Angka dan peringkat muncul begitu ekspor pertama diunggah; dua "
            "menit selesai."
        )
        if access.allowed(*rights.UPLOAD):
            st.page_link("pages/upload/upload.py", label=markdown.link("Unggah ekspor pertama"))
        st.stop()
    return path


def no_register() -> None:
    """Ends the page: nothing can be shown or loaded before OPDs and accounts are known."""
    st.title("Belum ada register OPD dan akun", anchor=False)
    st.write(
        "Tanggap perlu tahu dahulu OPD dan akun mana yang dinilai: ketik daftarnya, atau unggah dua "
        "berkas CSV. Sesudah itu ekspor pertama dapat diunggah."
    )
    if access.allowed(*rights.REGISTER):
        st.page_link("pages/register/register.py", label=markdown.link("Mulai di Register"))
    else:
        st.write("Diskominfo mengisinya di halaman Register.")
    viewed.links()
    st.stop()
