"""What the files of an upload are complete for: pre-filled from their rows, stated and stored by
the person."""

from datetime import date, datetime, time, timedelta

import streamlit as st

from data import moment
from pages.upload import recognised

WHOLE, PARTIAL = "Ya, semuanya: simpan", "Tidak, hanya sebagian: simpan"
CHATS = (
    "Ekspor ini dibuat per obrolan. Pilih “Ya” hanya bila semua obrolan akun ini dalam masa itu "
    "ikut, sebaiknya dalam satu ZIP."
)
OFFERED = (
    "Ditawarkan dari pesan pertama dan terakhir. Hari yang tidak lengkap lebih baik dikosongkan."
)


def is_asked(found: list[dict]) -> bool:
    """Whether the files (see ``data.looking``) need a statement: rows that were rejected and mended
    add to an upload that has its own."""
    return not all(looked["is_mended"] for looked in found)


def ask(found: list[dict], round_: int) -> list[str] | None:
    """The answer for all files, as options of ``load``: whoever answers has it stored with the same
    press, which one more takes back. None as long as there is none."""
    if not is_asked(found):
        st.write(
            "Ini baris yang dulu ditolak dan sudah diperbaiki: ditambahkan ke unggahan itu, "
            "masanya tetap."
        )
        # violet is the text colour on filled buttons (design tokens, section 1)
        return (
            ["--partial"]
            if st.button(":violet[Simpan unggahan]", type="primary", key="save")
            else None
        )
    spans = [span for span in map(recognised.days, found) if span]
    first, last = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else (None, None)
    asked = f"{round_}-{first}-{last}"  # asked again where another file changes the days
    with st.container(border=True):
        st.header(
            "Apakah berkas ini memuat semua percakapan akun ini dalam masa berikut?"
            if len(found) == 1
            else "Apakah berkas-berkas ini memuat semua percakapan akunnya dalam masa berikut?",
            anchor=False,
        )
        begin, end = _days(asked, first, last)
        is_whole = all(looked["whole_account"] for looked in found)
        st.markdown(f":gray[{OFFERED if is_whole else CHATS}]")
        with st.container(horizontal=True):
            says_whole = st.button(WHOLE, key="save-whole", disabled=begin is None or end is None)
            says_partial = st.button(PARTIAL, key="save-partial")
    if says_partial:
        return ["--partial"]
    if not says_whole:
        return None
    newest = max((f["last"] for f in found if f["last"]), default=None)
    return ["--from", str(begin), "--until", newest if end == last and newest else _end_of(end)]


def _days(asked: str, first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """The days that the person states; what was typed stays when the page is left."""
    typed = st.session_state.setdefault("days-stated", {})
    offered = typed.get(asked, (first, last))
    with st.container(horizontal=True):
        typed[asked] = tuple(
            st.date_input(label, day, format="DD/MM/YYYY", key=f"{name}-{asked}", width=150)
            for label, name, day in zip(
                ("Lengkap dari", "Lengkap sampai"), ("from", "until"), offered, strict=True
            )
        )
    return typed[asked]


def _end_of(day: date) -> str:
    """24:00 of the day, or now where the day is not over yet."""
    midnight = datetime.combine(day + timedelta(days=1), time(), recognised.WIB)
    return min(midnight, moment.now().replace(microsecond=0)).isoformat()
