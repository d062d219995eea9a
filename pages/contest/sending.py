"""What the two forms of a contest share: reason, reference, and the button that sends it."""

import streamlit as st

from data.errors import Refused
from data.lake import home
from data.review import contests
from data.review.contests import LONGEST_REASON, LONGEST_REFERENCE, Subject
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import units
from pages.cache.store import store_path
from pages.contest import cases
from words import markdown
from words.review import contests as words

CITIZENS = (
    "Tanpa data warga: jangan menulis nama, nomor, atau isi pesannya. Yang tampak seperti nomor "
    "telepon, NIK, atau surel ditolak."
)


def show(subjects: list[Subject], label: str) -> None:
    """The fields and the button with this label; what came of the last sending."""
    st.text_area("Alasan", key="contest-reason", max_chars=LONGEST_REASON, height=100)
    st.caption(CITIZENS)
    st.text_input(
        "Rujukan berkas (boleh kosong)",
        key="contest-reference",
        max_chars=LONGEST_REFERENCE,
        placeholder="Misalnya unggahan 12, baris 118",
    )
    st.button(
        f":violet[{label}]",
        type="primary",
        key="contest-send",
        on_click=_send,
        args=(subjects,),
        disabled=not subjects,
    )
    if refusal := st.session_state.pop("contest-refused", None):
        st.error(markdown.plain(refusal))
    if sent := st.session_state.pop("contest-sent", None):
        st.success(words.sent(sent))


@logged("sanggahan.kirim")
def _send(subjects: list[Subject]) -> None:
    """Keeps the contests, signed by the one who looks: only what their own OPD may contest."""
    viewer, path = access.require(*rights.CONTEST), store_path()
    if not all(subject.opd_id in viewer.opd_ids and _is_own(path, subject) for subject in subjects):
        return
    try:
        kept = contests.add_all(
            home.shown(),
            subjects,
            st.session_state["contest-reason"],
            st.session_state["contest-reference"],
            viewer.name,
        )
    except Refused as refusal:
        st.session_state["contest-refused"] = refusal.on_screen
        return
    st.session_state.update(
        {
            "contest-sent": [contest.number for contest in kept],
            "contest-reason": "",
            "contest-reference": "",
        }
    )


def _is_own(path: str, subject: Subject) -> bool:
    if (subject.by, subject.unit) not in own(path, subject.opd_id):
        return False
    if subject.case_id is None:
        return True
    row = cases.found(path, (subject.case_id,)).get(subject.case_id)
    return row is not None and row["opd_id"] == subject.opd_id


def own(path: str, opd_id: str) -> list[tuple[str, str]]:
    """What an OPD may contest: itself and its accounts."""
    accounts = units.names(path)["account"].items()
    return [
        ("opd", opd_id),
        *(("account", account) for account, row in accounts if row["opd_id"] == opd_id),
    ]
