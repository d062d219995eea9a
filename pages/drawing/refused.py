"""The page that stands where the data cannot be shown."""

import streamlit as st

from data.errors import Refused
from data.lake.damage import Damaged


def say(refusal: Refused) -> None:
    """What is wrong, and, where a file is damaged, who can help."""
    st.title("Data tidak dapat ditampilkan", anchor=False)
    st.text(refusal.on_screen)
    if isinstance(refusal, Damaged):
        st.write(
            "Beri tahu Diskominfo: sampai berkas itu dipulihkan, angka tidak dapat dihitung. Tidak "
            "ada yang hilang oleh membuka halaman ini."
        )
