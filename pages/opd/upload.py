"""Unggah: hand in exports, see what became of every row, take an upload out again."""

import gc

import streamlit as st

from data.template import table_file, template_file
from pages.parts import access, cached, empty, history, loader, upload_result

TYPES = ["csv", "tsv", "tab", "txt", "xlsx", "gz", "zip"]
ORDERS = {"Hari di depan (05/08 = 5 Agustus)": "dmy", "Bulan di depan (05/08 = 8 Mei)": "mdy",
          "Tahun di depan (26/08/05 = 5 Agustus 2026)": "ymd"}


def page() -> None:
    """Form, results of the last upload, history."""
    viewer = access.require("opd", "diskominfo")
    path = cached.store_path()
    if path is None:
        empty.no_register()
    with st.container(width=880):
        st.title("Unggah ekspor percakapan akun Anda.", anchor=False)
        undone, sentence = st.session_state.pop("said", (True, ""))
        if sentence:
            (st.success if undone else st.text)(sentence)  # a refusal may quote text from outside: no Markdown
        results = st.session_state.get("results", [])
        if results:
            upload_result.show(results)
            st.header("Unggah berkas lain" if not any(r.asks_dates for r in results) else "Berkas", anchor=False)
        _form(path, viewer, any(result.asks_dates for result in results))
    history.show(path)


def _form(path: str, viewer: access.Viewer, asks_dates: bool) -> None:
    names = cached.account_names(path)
    st.write("Letakkan satu atau beberapa berkas di bawah ini: tabel CSV atau XLSX, boleh di dalam ZIP, sampai 250 MB "
             "per berkas. Tidak ada yang disimpan sebelum Anda menekan “Simpan unggahan”.")
    _templates(list(names))
    round_ = st.session_state.setdefault("round", 0)
    files = st.file_uploader("Berkas ekspor", TYPES, accept_multiple_files=True, key=f"files-{round_}")
    options = _statement(names, round_)
    if asks_dates:
        order = st.radio("Bagaimana tanggal di berkas itu dibaca?", list(ORDERS), index=None, key=f"order-{round_}")
        options += ["--dates", ORDERS[order]] if order else []
    # violet is the text colour on filled buttons (design tokens, section 1), and unreadable while it is not filled
    label = ":violet[Simpan unggahan]" if files else "Simpan unggahan"
    if st.button(label, type="primary", disabled=not files, key="save"):
        _take_in(files, options, viewer.name)
        st.rerun()


def _templates(accounts: list[str]) -> None:
    """A log to fill by hand, and the two tables that other programs can write."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write("Unduh templat XLSX:")
        for label, name, make in (("Catatan untuk diisi", "catatan", lambda: template_file(accounts)),
                                  ("Tabel pesan", "pesan", lambda: table_file("messages")),
                                  ("Tabel kasus", "kasus", lambda: table_file("cases"))):
            st.download_button(label, make, f"templat-{name}.xlsx", on_click="ignore", key=f"template-{name}")


def _statement(names: dict[str, str], round_: int) -> list[str]:
    """Account and days that the files are complete for, as options of ``load``."""
    account = st.selectbox("Akun (bila berkasnya tidak menyebut akun)", list(names), format_func=names.get, index=None,
                           placeholder="Menurut berkas", key="account")
    st.write("Lengkap untuk hari apa saja? Kosongkan bila berkasnya memuat semua percakapan dari hari pertama sampai "
             "pesan terakhirnya.")
    with st.container(horizontal=True):
        first = st.date_input("Lengkap dari", None, format="DD/MM/YYYY", key=f"from-{round_}", width=165)
        last = st.date_input("Lengkap sampai", None, format="DD/MM/YYYY", key=f"until-{round_}", width=165)
    chosen = (("--account", account), ("--from", first), ("--until", last))
    return [part for option, value in chosen if value for part in (option, str(value))]


def _take_in(files: list, options: list[str], user: str) -> None:
    """Loads the files one after another; the uploader is emptied unless a file waits for the order of its dates."""
    done, results = st.session_state.setdefault("done", {}), []
    with st.status("Menyimpan unggahan …", expanded=False) as status:
        for number, file in enumerate(files, 1):
            status.update(label=f"Membaca dan menghitung berkas {number} dari {len(files)} …")
            if file.file_id not in done:
                result = loader.load(file.name, file.getbuffer(), options, user)
                if not result.asks_dates:
                    done[file.file_id] = result
            results.append(done.get(file.file_id, result))
    st.session_state["results"] = results
    if not any(result.asks_dates for result in results):
        st.session_state["round"] += 1
        done.clear()
    gc.collect()


page()
