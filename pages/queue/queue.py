"""Antrean: what waits for an answer, according to the data, longest first."""

import streamlit as st

from pages.access import access, rights
from pages.cache import figures, register
from pages.controls import empty, ground, opd
from pages.drawing import markup
from pages.queue import cases as open_cases
from pages.queue import rows, sentences
from words import markdown, numbers, terms


def page() -> None:
    """Choice of OPD, headline, deadlines or age of the data, both lists."""
    viewer = access.require(*rights.CASES)
    path = empty.store_or_stop()
    tools = st.container(horizontal=True, gap="small")
    with tools:
        opd_id = opd.chosen_opd(path, viewer)
    age = open_cases.age(path, opd_id)
    if age.known_until is None:
        st.title("Belum ada unggahan untuk OPD ini.", anchor=False)
        st.page_link(
            "pages/upload/upload.py",
            label=markdown.link("Unggah ekspor pertama, dua menit selesai"),
        )
        return
    every = open_cases.of(path, opd_id)
    with tools:
        cases = rows.readable(open_cases.narrowed(every), register.uploads(path))
    unanswered, again = cases[cases["waiting"] == "unanswered"], cases[cases["waiting"] == "again"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(sentences.known(age), width="content")
        st.page_link(
            "pages/upload/upload.py", label=markdown.link("Unggah yang lebih baru"), width="content"
        )
    head = sentences.headline(unanswered, age, len(cases) < len(every))
    st.title(terms.unbroken(head), anchor=False)
    urgent = open_cases.in_time_yet(unanswered)
    _notices(path, unanswered, urgent, age, opd_id)
    if len(unanswered):
        _list(
            path,
            "Belum dijawab, yang terlama di atas",
            unanswered,
            opd_id,
            age=age,
            urgent=urgent,
            key="unanswered",
        )
    if len(again):
        title = f"Sudah dijawab, lalu warga menulis lagi: {numbers.counted(len(again), 'pesan')}"
        _list(
            path,
            title,
            again,
            opd_id,
            age=age,
            urgent=urgent,
            key="again",
            about=sentences.WRITTEN_AGAIN,
        )


def _notices(path: str, unanswered, urgent, age, opd_id: str | None) -> None:
    if len(urgent):
        named = open_cases.with_names(urgent.head(sentences.URGENT_SHOWN), opd_id)
        target = numbers.hours(figures.target_hours(path))
        markup.show(sentences.urgent(urgent.assign(citizen=named["citizen"]), target), key="urgent")
    if len(unanswered) and not age.is_fresh:
        markup.show(sentences.old(age), key="old")


def _list(
    path: str, title: str, cases, opd_id: str | None, age, urgent, key: str, about: str = ""
) -> None:
    named = open_cases.with_names(cases, opd_id)
    st.header(title, anchor=False)
    if about:
        st.caption(about)
    first = open_cases.with_links_shown(named.head(rows.SHOWN), path)
    can_contest = access.allowed(*rights.CONTEST)
    markup.show(rows.listed(first, opd_id is None, can_contest), key=key)
    if len(named) > rows.SHOWN:
        st.caption(f"{rows.SHOWN} dari {numbers.counted(len(named), 'pesan')} terlihat")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        data = cases.drop(columns="as_of")
        st.download_button(
            "Unduh CSV",
            access.held(lambda: rows.as_csv(open_cases.with_links(data))),
            f"antrean-{key}.csv",
            "text/csv",
            on_click="ignore",
            key=f"csv-{key}",
        )
        st.download_button(
            "Unduh XLSX",
            access.held(
                lambda: rows.as_xlsx(
                    open_cases.with_links(data),
                    f"{sentences.known(age)}. {ground.sentence(path, 'wall')}",
                )
            ),
            f"antrean-{key}.xlsx",
            on_click="ignore",
            key=f"xlsx-{key}",
        )
        st.page_link(
            "pages/dictionary/dictionary.py",
            label=markdown.link("Arti angka ini"),
            width="content",
            query_params={"indikator": "backlog" if key == "unanswered" else "waiting_again"},
        )
    in_table = min(len(named), rows.IN_TABLE)
    with st.expander(
        f"Lihat tabel: {numbers.count(in_table)} dari {numbers.counted(len(named), 'pesan')}"
    ):
        st.dataframe(
            rows.table(named, opd_id is None, urgent),
            hide_index=True,
            alt=title,
            height="content" if len(named) < 12 else 420,
        )


page()
