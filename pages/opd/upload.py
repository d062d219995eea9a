"""Unggah: hand in exports in three steps (file, check, result), and take an upload out again."""

from datetime import datetime, time, timedelta
from functools import partial

import streamlit as st

from data import moment
from data.template import table_file, template_file
from pages.parts import (
    access,
    cached,
    empty,
    history,
    loader,
    rights,
    upload_check,
    upload_effect,
    upload_jobs,
    upload_result,
    upload_words,
)

TYPES = ["csv", "tsv", "tab", "txt", "xlsx", "xls", "ods", "json", "jsonl", "js", "html", "parquet", "gz", "zip"]
WHOLE = "Ya, semua percakapan dalam masa itu ada di berkas ini"
PARTIAL = "Tidak, hanya sebagian percakapan"


def page() -> None:
    """The three steps, then the history."""
    viewer = access.require(*rights.UPLOAD)
    path = cached.store_path()
    if path is None:
        empty.no_register()
    with st.container(width=880):
        st.title("Unggah ekspor percakapan akun Anda.", anchor=False)
        undone, sentence = st.session_state.pop("said", (True, ""))
        if sentence:
            (st.success if undone else st.text)(sentence)  # a refusal may quote text from outside: no Markdown
        _finish_job()
        names = _accounts(path, viewer)
        _results(path, names)
        _steps(path, viewer, names)
    history.show(access.own_uploads(viewer, cached.uploads(path)))


def _finish_job() -> None:
    """Waits for an upload that is on its way, also one that was left and come back to."""
    job = st.session_state.get("job")
    if job is not None:
        results = upload_jobs.wait(job)
        st.session_state["results"], st.session_state["job"] = results, None
        st.rerun()


def _accounts(path: str, viewer: access.Viewer) -> dict[str, str]:
    """The accounts that the one who looks may upload for, with their names."""
    own = access.own_accounts(viewer)
    return {account_id: name for account_id, name in cached.account_names(path).items() if account_id in own}


def _results(path: str, names: dict[str, str]) -> None:
    results = st.session_state.get("results", [])
    if not results:
        return
    st.caption("Berkas ✓ · Periksa ✓ · **3 Hasil**")
    upload_result.show(results)
    stored = [r for r in results if r.line and r.line["upload_id"]]
    uploads = {u["upload_id"]: u for u in cached.uploads(path)}
    mine = [uploads[r.line["upload_id"]] for r in stored if r.line["upload_id"] in uploads]
    last = max((u["last_stamp"] for u in mine if u["last_stamp"]), default=None)
    if last:
        accounts, month = sorted({a for u in mine for a in u["accounts"]}), upload_words.local(last).strftime("%Y-%m")
        upload_effect.show(st.session_state.get("store-before"), path, accounts, month,
                           cached.settings(path).official_clock, cached.target_hours(path), names)
    if stored:
        st.page_link("pages/opd/queue.py", label="Buka antrean")
    st.header("Unggah berkas lain", anchor=False)


def _steps(path: str, viewer: access.Viewer, names: dict[str, str]) -> None:
    round_ = st.session_state.setdefault("round", 0)
    st.write("Letakkan satu atau beberapa berkas di bawah ini, apa pun pembuatnya: tabel, obrolan WhatsApp, atau "
             "ekspor aplikasi lain, boleh di dalam ZIP, sampai 250 MB per berkas.")
    account = st.selectbox("Akun (bila berkasnya tidak menyebut akun)", list(names), format_func=names.get,
                           index=0 if len(names) == 1 else None,
                           placeholder="Menurut berkas", key="account")
    files = st.file_uploader("Berkas ekspor", TYPES, accept_multiple_files=True, key=f"files-{round_}")
    if not files:
        _templates(list(names))
        return
    st.caption("Berkas ✓ · **2 Periksa** · 3 Hasil")
    checked = [(file, *upload_check.check(file, account, names, viewer)) for file in files]
    found = [looked for _, _, looked in checked if looked is not None]
    statement = _statement(found, round_) if found else None
    # violet is the text colour on filled buttons (design tokens, section 1), and unreadable while it is not filled
    ready = statement is not None
    if st.button(":violet[Simpan unggahan]" if ready else "Simpan unggahan", type="primary", disabled=not ready,
                 key="save"):
        steps = [partial(loader.load, file.name, file.getbuffer(), [*answers.options(account), *statement], viewer)
                 for file, answers, looked in checked if looked is not None]
        st.session_state.update({"job": upload_jobs.start(steps), "store-before": path, "round": round_ + 1,
                                 "looked": {}})
        st.rerun()


def _templates(accounts: list[str]) -> None:
    """A log to fill by hand, and the two tables that other programs can write."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write("Unduh templat XLSX:")
        for label, name, make in (("Catatan untuk diisi", "catatan", lambda: template_file(accounts)),
                                  ("Tabel pesan", "pesan", lambda: table_file("messages")),
                                  ("Tabel kasus", "kasus", lambda: table_file("cases"))):
            st.download_button(label, make, f"templat-{name}.xlsx", on_click="ignore", key=f"template-{name}")


def _statement(found: list[dict], round_: int) -> list[str] | None:
    """What the files are complete for, pre-filled and confirmed by the person, as options of ``load``; None as long as
    that is not answered."""
    spans = [span for span in map(upload_words.days, found) if span]
    first, last = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else (None, None)
    st.subheader("Apakah berkas ini memuat semua percakapan akun ini?", anchor=False)
    with st.container(horizontal=True):
        begin = st.date_input("Lengkap dari", first, format="DD/MM/YYYY", key=f"from-{round_}", width=165)
        end = st.date_input("Lengkap sampai", last, format="DD/MM/YYYY", key=f"until-{round_}", width=165)
    answer = st.radio("Semua percakapan?", [WHOLE, PARTIAL], index=None, key=f"complete-{round_}",
                      label_visibility="collapsed")
    if answer == PARTIAL:
        return ["--partial"]
    if answer is None or begin is None or end is None:
        return None
    newest = max((f["last"] for f in found if f["last"]), default=None)
    return ["--from", str(begin), "--until", newest if end == last and newest else _end_of(end)]


def _end_of(day) -> str:
    """24:00 of the day, or now where the day is not over yet."""
    midnight = datetime.combine(day + timedelta(days=1), time(), upload_words.WIB)
    return min(midnight, moment.now().replace(microsecond=0)).isoformat()


page()
