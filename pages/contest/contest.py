"""Sanggah: cases that were chosen where they are seen, contested together."""

import re

import streamlit as st

from data.review.contests import Subject
from pages.access import access, rights
from pages.access.access import Viewer
from pages.contest import cases, sending
from pages.controls import empty
from pages.drawing import dead_link, markup
from pages.drawing.markup import text
from words import markdown, numbers

CASE_ID = re.compile("[0-9a-f]{16}")
MOST = 50  # at once


def page() -> None:
    """What is contested, the reason, and the ways back."""
    viewer = access.require(*rights.CONTEST)
    path = empty.store_or_stop()
    named = _asked()
    asked = named[:MOST]
    if len(named) > MOST:
        dead_link.tell(
            f"Tautan ini menyebut {numbers.counted(len(named), 'pesan')}. Yang ditampilkan: {MOST} "
            "yang pertama."
        )
    chosen = _chosen(path, viewer, asked)
    if lost := len(asked) - len(chosen):
        dead_link.tell(
            f"{numbers.count(lost)} dari {numbers.counted(len(asked), 'pesan')} dalam tautan ini "
            "tidak ada (lagi) atau bukan milik OPD Anda."
        )
    if not chosen:
        st.title("Pilih dahulu pesan yang disanggah", anchor=False)
        st.write(
            "Di Antrean, beri tanda pada satu atau beberapa pesan, lalu tekan “Sanggah yang "
            "dipilih”. Pesan yang sudah dijawab ada di balik setiap angka di Angka saya."
        )
    else:
        called = cases.called(path, tuple(chosen))
        st.title(f"Sanggah {numbers.counted(len(chosen), 'pesan')}", anchor=False)
        st.markdown(
            ":gray[Menurut Anda pesan ini tidak seharusnya dihitung, atau waktunya keliru? Tulis "
            "alasannya. Diskominfo yang memutuskan; sampai saat itu angkanya tetap.]",
            width=760,
        )
        rows = "".join(f"<li><b>{text(called[case_id])}</b></li>" for case_id in chosen)
        markup.show(f'<div class="box"><ul class="contests">{rows}</ul></div>', key="contested")
        with st.container(width=900):
            subjects = [_subject(row) for row in chosen.values()]
            sending.show(subjects, f"Kirim {numbers.counted(len(subjects), 'sanggahan')}")
    with st.container(horizontal=True):
        for path_, label in (
            ("pages/queue/queue.py", "Kembali ke Antrean"),
            ("pages/profile/mine.py", "Sanggahan lain dan jawabannya di Angka saya"),
        ):
            st.page_link(path_, label=markdown.link(label), width="content")


def _asked() -> list[str]:
    """The cases that the address names."""
    named = st.query_params.get("kasus", "").split(".")
    return [case_id for case_id in dict.fromkeys(named) if case_id]


def _chosen(path: str, viewer: Viewer, asked: list[str]) -> dict[str, dict]:
    """Those of the cases that are the viewer's own."""
    ids = tuple(case_id for case_id in asked if CASE_ID.fullmatch(case_id))
    found = cases.found(path, ids) if ids else {}
    return {case_id: row for case_id, row in found.items() if row["opd_id"] in viewer.opd_ids}


def _subject(row: dict) -> Subject:
    """The contest of one case: of its account, in the month in which it came."""
    month = f"{row['opened_at']:%Y-%m}"
    return Subject(row["opd_id"], "account", row["account_id"], month, case_id=row["case_id"])


page()
