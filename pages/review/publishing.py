"""The last step of the monthly review: who has looked at the draft, then "Terbitkan"; of a
published month its versions, what changed and why, and the revision."""

import streamlit as st

from data.errors import Refused
from data.lake import documents, home
from data.review import looks
from metrics.output import text as tables
from pages.access import access, rights
from pages.access.logged import action
from pages.cache import units
from reports import compared, preview
from reports.publish import publish
from reports.published import open_version, versions
from words import markdown, numbers
from words.review import review as review_words
from words.review import revisions

SHOWN = 200  # differences; all are in the CSV


def show(path: str, month: str, opds: int) -> None:
    """Draft, hindrances, the button; or versions and revision."""
    place = home.shown()
    found = versions(place, month)
    hindrances = preview.hindrances(place, month)
    if found:
        state = f"✓ terbit, versi {found[-1]['version']}"
    else:
        state = "belum dapat" if hindrances else "siap diterbitkan"
    with st.expander(f"**7 · Terbitkan:** {state}", expanded=True):
        if found:
            _published(place, month, found)
        else:
            _looked(path, place, month, opds)
            for sentence in hindrances:
                st.write(sentence)
        _button(place, month, found, bool(hindrances))


def _looked(path: str, place: home.Home, month: str, opds: int) -> None:
    seen = looks.read(place, month)
    st.write(review_words.looked(len(seen), opds) + ".")
    names = {opd: row["opd_name"] for opd, row in units.names(path)["opd"].items()}
    missing = sorted(name for opd, name in names.items() if opd not in seen)
    if seen and missing:
        st.caption("Belum melihat: " + ", ".join(missing))


def _button(place: home.Home, month: str, found: list[dict], is_hindered: bool) -> None:
    reason = None
    if found:
        reason = st.text_input("Alasan revisi", key=f"revision-reason-{month}", max_chars=500)
    label = "Terbitkan revisi" if found else "Terbitkan"
    if not st.button(label, type="primary", key="publish", disabled=is_hindered):
        return
    viewer = access.require(*rights.PUBLISH)
    try:
        with (
            action("bulan.terbitkan", viewer),
            st.spinner("Menghitung dan membekukan semua angka bulan ini …", show_time=False),
        ):
            publish(place, month, reason, viewer.name)
    except Refused as refusal:
        st.error(str(refusal))
        return
    st.rerun()


def _published(place: home.Home, month: str, found: list[dict]) -> None:
    for manifest in reversed(found):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(review_words.version(manifest), width="content")
            st.page_link(
                "pages/board/leaderboard.py",
                label=markdown.link(f"Lihat versi {manifest['version']}"),
                query_params={"bulan": month, "versi": manifest["version"]},
                width="content",
            )
    newest = open_version(place, month)
    undecided = newest.table("contests").query("state == 'waiting'")["number"]
    if len(undecided):
        st.write(
            "Terbit dengan sanggahan yang belum diputuskan: nomor "
            f"{', '.join(map(str, undecided))}."
        )
    before = frozenset(newest.table("inputs")["name"])
    later = [name for name in documents.put_in(place) - before if _counts(name)]
    if later:
        st.write(
            f"{numbers.counted(len(later), 'unggahan, keputusan, atau perubahan register')} masuk "
            f"sejak versi {found[-1]['version']}; angka yang terbit tetap."
        )
    if len(found) > 1:
        _changes(place, month, found[-1]["version"])


def _counts(name: str) -> bool:
    return name.split("/")[1] not in documents.BESIDE_FIGURES


def _changes(place: home.Home, month: str, version: str) -> None:
    rows = compared.between(place, month, last=version)
    st.write(f"{numbers.counted(len(rows), 'angka')} berubah pada versi {version}:")
    said = rows.head(SHOWN)
    shown = said[["figure", "unit", "clock", "period"]].assign(
        old=said["old"].map(_text), new=said["new"].map(_text)
    )
    shown["why"] = [revisions.why(row) for row in said.to_dict("records")]
    shown.columns = ["Angka", "Unit", "Jam", "Masa", "Dulu", "Sekarang", "Sebab"]
    st.dataframe(shown, hide_index=True, height=300, alt="Angka yang berubah pada revisi ini")
    st.download_button(
        "Unduh daftar perubahan (CSV)",
        access.held(lambda: f"\ufeff{tables.as_csv(rows)}\n".encode()),
        f"perubahan-{month}-{version}.csv",
        "text/csv",
        on_click="ignore",
        key="changes-csv",
    )


def _text(value) -> str:
    if value is None:
        return "–"
    return numbers.decimal(value) if isinstance(value, float) and abs(value) > 1 else str(value)
