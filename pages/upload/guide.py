"""How to export from each app: the sections of docs/ekspor.md, one at a time on the screen."""

import re
from functools import cache
from pathlib import Path

import streamlit as st

GUIDE = Path(__file__).parents[2] / "docs" / "ekspor.md"


@cache
def sections() -> dict[str, str]:
    """Heading of the second level → text below it."""
    parts = re.split(r"^## (.+)$", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {head.strip(): text.strip() for head, text in zip(parts[1::2], parts[2::2], strict=True)}


def show(account: str) -> None:
    """The way from the app to a file; that of the chosen account's platform first (``account``: its
    name)."""
    heads = list(sections())
    own = next((head for head in heads if account.casefold().startswith(head.casefold())), None)
    with st.expander(
        f"Cara mengekspor dari {own}" if own else "Cara mengekspor dari aplikasi Anda"
    ):
        chosen = st.selectbox(
            "Aplikasi",
            heads,
            index=heads.index(own) if own else None,
            placeholder="Pilih aplikasi",
            key=f"guide-{own}",
        )
        if chosen:
            st.markdown(sections()[chosen])
