"""Step 2 of an upload: what was recognised in each file, read out; what nobody can know is asked, one thing at a time.

Nothing is stored yet. Texts from outside stand in plain text, in selectboxes and in tables, never in Markdown.
"""

from dataclasses import dataclass, field

import streamlit as st

from pages.parts import loader, numbers, upload_words
from pages.parts.sign_in import Person

ORDERS = {"dmy": "Hari di depan (05/08 = 5 Agustus)", "mdy": "Bulan di depan (05/08 = 8 Mei)",
          "ymd": "Tahun di depan (26/08/05 = 5 Agustus 2026)"}
FIELDS = {"account_id": "Akun", "conversation_id": "Percakapan", "message_id": "Nomor pesan", "sent_at": "Waktu pesan",
          "direction": "Arah (masuk atau keluar)", "author": "Pengirim", "is_automatic": "Otomatis", "text": "Isi",
          "topic": "Topik", "case_id": "Nomor kasus", "opened_at": "Waktu masuk", "first_reply_at": "Waktu dijawab",
          "closed_at": "Waktu selesai", "status": "Status"}
NONE = "tidak ada"


@dataclass
class Answers:
    """What the person has answered about one file, as options of ``load``."""

    dates: str | None = None
    own: str | None = None
    account: str | None = None
    columns: dict[str, str] = field(default_factory=dict)

    def options(self, account: str | None) -> list[str]:
        """Options for ``look`` and ``load``; ``account`` is the one chosen for all files."""
        chosen = self.account or account
        pairs = [("--account", chosen), ("--dates", self.dates), ("--own", self.own)]
        pairs += [("--map", f"{name}={column}") for name, column in self.columns.items()]
        return [part for option, value in pairs if value for part in (option, value)]


def check(file, account: str | None, names: dict[str, str],
          viewer: Person) -> tuple[Answers, dict | None]:
    """Draws what became known of one file; the second value is what ``look`` says, or None while it cannot be taken."""
    answers = st.session_state.setdefault(f"answers-{file.file_id}", Answers())
    found = _looked(file, answers.options(account), viewer)
    st.subheader("Dikenali" if "refused" not in found else "Satu hal perlu Anda pastikan" if found["question"] else
                 "Berkas ini belum dapat diambil", anchor=False)
    st.text(loader.harmless(file.name))
    if "refused" in found:
        st.text(loader.on_screen(found["refused"]))
        if found["question"]:
            _ask(found["question"], answers, file.file_id, names)
        return answers, None
    _recognised(found, answers, file.file_id)
    return answers, found


def _looked(file, options: list[str], viewer: Person) -> dict:
    """What ``look`` says, kept for the session as long as the answers are the same."""
    kept = st.session_state.setdefault("looked", {})
    key = (file.file_id, viewer, *options)
    if key not in kept:
        with st.spinner("Membaca berkas …", show_time=True):
            kept[key] = loader.look(file.name, file.getbuffer(), options, viewer)
    return kept[key]


def _recognised(found: dict, answers: Answers, key: str) -> None:
    st.markdown("\n".join(f"- {line}" for line in upload_words.recognised(found)))
    for line in [*found["remarks"], *found["warnings"]]:
        st.text(line)
    if found["reasons"]:
        with st.expander(f"{numbers.count(found['rejected'])} baris akan ditolak"):
            st.text("\n".join(found["reasons"]))
    with st.expander("Lima baris pertama, seperti akan dipahami"):
        st.dataframe(upload_words.first_rows(found), hide_index=True, alt="Lima baris pertama", placeholder="")
    if answers != Answers() and st.button("Ubah jawaban untuk berkas ini", key=f"again-{key}"):
        st.session_state[f"answers-{key}"] = Answers()
        st.rerun()


def _ask(question: dict, answers: Answers, key: str, names: dict[str, str]) -> None:
    """One question; an answer runs the page again with it."""
    if question["asks"] == "dates":
        order = st.radio("Bagaimana tanggal di berkas itu dibaca?", list(ORDERS), index=None, format_func=ORDERS.get,
                         key=f"order-{key}")
        _answer(answers, "dates", order)
    elif question["asks"] == "account":
        chosen = st.selectbox("Akun yang mana?", question["accounts"], index=None, placeholder="Pilih akun",
                              format_func=lambda a: names.get(a, a), key=f"whose-{key}")
        _answer(answers, "account", chosen)
    elif question["asks"] == "own":
        people = question["names"]
        guess = people.index(question["guess"]) if question.get("guess") in people else None
        own = st.selectbox("Mana nama akun Anda di berkas ini? Yang lain dianggap warga.", people, index=guess,
                           placeholder="Pilih nama", key=f"own-{key}")
        if own and st.button("Pakai nama ini", key=f"own-yes-{key}"):
            _answer(answers, "own", own)
    else:
        _ask_columns(question, answers, key)


def _ask_columns(question: dict, answers: Answers, key: str) -> None:
    """Each field with the column that it may be; a good guess is filled in, the person confirms."""
    st.write("Seperti jawaban Anda terakhir kali." if question.get("remembered") else
             "Cocokkan kolom berkas ini. Yang terisi adalah dugaan; betulkan bila keliru.")
    kind = st.segmented_control("Satu baris adalah", ["Pesan", "Kasus"], key=f"kind-{key}",
                                default="Kasus" if "opened_at" in question["guess"] else "Pesan")
    wanted = upload_words.COLUMNS["cases" if kind == "Kasus" else "messages"]
    chosen = {}
    with st.container(horizontal=True):
        for name in wanted:
            columns = [NONE, *question["columns"]]
            guess = question["guess"].get(name, NONE)
            chosen[name] = st.selectbox(FIELDS[name], columns, index=columns.index(guess) if guess in columns else 0,
                                        key=f"column-{name}-{key}", width=230)
    if st.button("Pakai kolom ini", key=f"columns-{key}"):
        _answer(answers, "columns", {name: column for name, column in chosen.items() if column != NONE})


def _answer(answers: Answers, name: str, value) -> None:
    if value:
        setattr(answers, name, value)
        st.rerun()
