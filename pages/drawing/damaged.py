"""The page of a damaged data folder."""

import streamlit as st

from data.lake.damage import Damaged
from words.refusals import on_screen


def say_damaged(refusal: Damaged) -> None:
    """What is wrong with the data folder, and who can help."""
    st.title("Data tidak dapat ditampilkan", anchor=False)
    st.text(on_screen(str(refusal)))
    st.write(
        "Beri tahu Diskominfo: sampai berkas itu dipulihkan, angka tidak dapat dihitung. Tidak "
        "ada yang hilang oleh membuka halaman ini."
    )
