"""What the files of an upload are complete for: pre-filled from their rows, stated by the person."""

from datetime import date, datetime, time, timedelta

import streamlit as st

from data import moment
from pages.parts import upload_words

WHOLE = "Ya, semua percakapan dalam masa itu ada di berkas ini"
PARTIAL = "Tidak, hanya sebagian percakapan"
CHATS = ("Ekspor ini dibuat per obrolan. Pilih “Ya” hanya bila semua obrolan akun ini dalam masa itu ikut, sebaiknya "
         "dalam satu ZIP.")
OFFERED = "Ditawarkan dari pesan pertama dan terakhir. Hari yang tidak lengkap lebih baik dikosongkan."


def ask(found: list[dict], round_: int) -> list[str] | None:
    """The answer for all files that ``look`` found (see ``data.looking``) as options of ``load``; None as long as there
    is none. Rows that were rejected and mended add to an upload that has its statement already."""
    if all(looked["is_mended"] for looked in found):
        st.write("Ini baris yang dulu ditolak dan sudah diperbaiki: ditambahkan ke unggahan itu, masanya tetap.")
        return ["--partial"]
    spans = [span for span in map(upload_words.days, found) if span]
    first, last = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else (None, None)
    asked = f"{round_}-{first}-{last}"  # asked again where another file changes the days
    with st.container(border=True):
        st.subheader("Apakah berkas ini memuat semua percakapan akun ini?" if len(found) == 1 else
                     "Apakah berkas-berkas ini memuat semua percakapan akunnya?", anchor=False)
        with st.container(horizontal=True):
            begin = st.date_input("Lengkap dari", first, format="DD/MM/YYYY", key=f"from-{asked}", width=165)
            end = st.date_input("Lengkap sampai", last, format="DD/MM/YYYY", key=f"until-{asked}", width=165)
        answer = st.radio("Semua percakapan?", [WHOLE, PARTIAL], index=None, key=f"complete-{asked}",
                          label_visibility="collapsed")
        is_whole = all(looked["whole_account"] for looked in found)
        st.markdown(f":gray[{OFFERED if is_whole else CHATS}]")
    if answer == PARTIAL:
        return ["--partial"]
    if answer is None or begin is None or end is None:
        return None
    newest = max((f["last"] for f in found if f["last"]), default=None)
    return ["--from", str(begin), "--until", newest if end == last and newest else _end_of(end)]


def _end_of(day: date) -> str:
    """24:00 of the day, or now where the day is not over yet."""
    midnight = datetime.combine(day + timedelta(days=1), time(), upload_words.WIB)
    return min(midnight, moment.now().replace(microsecond=0)).isoformat()
