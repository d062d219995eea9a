"""Unggah: hand in exports in three steps (file, check, result), and take an upload out again."""

from functools import partial

import streamlit as st

from data.intake.template import table_file, template_file
from data.processes.commands import COMMANDS
from pages.access import access, rights
from pages.cache import figures, register, store
from pages.controls import empty, freshness
from pages.drawing import markup
from pages.upload import brought, check, commands, effect, guide, history, jobs, recognised, result
from pages.upload import statement as upload_statement
from words import markdown, terms

ONWARD = {  # once something is stored
    "Lihat di Papan peringkat": "pages/board/leaderboard.py",
    "Buka antrean": "pages/queue/queue.py",
}


def page() -> None:
    """The three steps, then the history."""
    viewer = access.require(*rights.UPLOAD)
    path = store.store_path()
    if path is None:
        empty.no_register()
    COMMANDS.prepare()  # so that it is ready when a file is chosen
    with st.container(width=880):
        freshness.show(path)
        head = st.container()
        undone, sentence = st.session_state.pop("said", (True, ""))
        if sentence:
            (st.success if undone else st.text)(
                sentence
            )  # a refusal may quote text from outside: no Markdown
        _finish_job()
        names = _accounts(path, viewer)
        if not _is_chosen():
            _results(path, names, head)
        _steps(path, viewer, names, head)
    uploads = register.uploads(path)
    history.show(access.seen_uploads(viewer, uploads), access.own_uploads(viewer, uploads), names)


def _finish_job() -> None:
    """Waits for an upload that is on its way, also one that was left and come back to."""
    job = st.session_state.get("job")
    if job is not None:
        results = jobs.wait(job)
        st.session_state["results"], st.session_state["job"] = results, None
        st.rerun()


def _uploader() -> str:
    """The key of the uploader: another one after each upload, so that it is empty again."""
    return f"files-{st.session_state.setdefault('round', 0)}"


def _is_chosen() -> bool:
    """Whether files are waiting to be checked: chosen here, or on the start page."""
    return bool(st.session_state.get(_uploader())) or brought.is_waiting()


def _head(head, step: int, sentence: str) -> None:
    with head:
        markup.show(recognised.steps(step), key="steps")
        st.title(markdown.plain(terms.unbroken(sentence)), anchor=False)


def _accounts(path: str, viewer: access.Viewer) -> dict[str, str]:
    """The accounts that the one who looks may upload for, with their names."""
    own = access.own_accounts(viewer)
    return {
        account_id: name
        for account_id, name in register.account_names(path).items()
        if account_id in own
    }


def _results(path: str, names: dict[str, str], head) -> None:
    results = st.session_state.get("results", [])
    if not results:
        return
    uploads = {u["upload_id"]: u for u in register.uploads(path)}
    _head(head, 3, result.headline(results, uploads))
    result.show(results, uploads, names)
    stored = [r for r in results if r.line and r.line["upload_id"]]
    mine = [uploads[r.line["upload_id"]] for r in stored if r.line["upload_id"] in uploads]
    last = max((u["last_stamp"] for u in mine if u["last_stamp"]), default=None)
    if last:
        accounts, month = (
            sorted({a for u in mine for a in u["accounts"]}),
            recognised.local(last).strftime("%Y-%m"),
        )
        effect.show(
            st.session_state.get("store-before"),
            path,
            accounts,
            month,
            clock=figures.settings(path).official_clock,
            hours=figures.target_hours(path),
            names=names,
        )
    if stored:
        with st.container(horizontal=True):
            for label, screen in ONWARD.items():
                st.page_link(screen, label=markdown.link(label), width="content")
    st.header("Unggah berkas lain", anchor=False)


def _steps(path: str, viewer: access.Viewer, names: dict[str, str], head) -> None:
    if not _is_chosen():
        if not st.session_state.get("results"):
            _head(head, 1, "Unggah ekspor percakapan akun Anda.")
        st.write(
            "Letakkan satu atau beberapa berkas di bawah ini, apa pun pembuatnya: tabel, obrolan "
            "WhatsApp, atau ekspor aplikasi lain, boleh di dalam ZIP. Tidak ada yang disimpan "
            "sebelum Anda memeriksanya."
        )
    account = _account(names)
    files = brought.uploader(_uploader())
    brought.show()
    if not files:
        guide.show(names.get(account, ""))
        _templates(list(names))
        return
    checked = check.check_all(files, account, names, viewer)
    known = [one for one in checked if one.found is not None]
    found = [one.found for one in known]
    _head(
        head,
        2,
        recognised.headline([one.state for one in checked], upload_statement.is_asked(found)),
    )
    statement = upload_statement.ask(found, st.session_state["round"]) if known else None
    if statement is not None:
        steps = [
            partial(
                commands.load,
                one.file.name,
                one.file.getbuffer(),
                [*one.answers.options(account), *statement],
                viewer,
            )
            for one in known
        ]
        st.session_state.update(
            {
                "job": jobs.start(steps),
                "store-before": path,
                "looked": {},
                "round": st.session_state["round"] + 1,
            }
        )
        brought.drop()
        st.rerun()


def _account(names: dict[str, str]) -> str | None:
    """The account that is chosen for files that name none; it stays when the page is left."""
    ids, chosen = list(names), st.session_state.get("account-chosen")
    only = 0 if len(ids) == 1 else None
    st.session_state["account-chosen"] = st.selectbox(
        "Akun (bila berkasnya tidak menyebut akun)",
        ids,
        format_func=names.get,
        index=ids.index(chosen) if chosen in ids else only,
        placeholder="Menurut berkas",
        key="account",
    )
    return st.session_state["account-chosen"]


def _templates(accounts: list[str]) -> None:
    """A log to fill by hand, and the two tables that other programs can write."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write("Unduh templat XLSX:")
        for label, name, make in (
            ("Catatan untuk diisi", "catatan", lambda: template_file(accounts)),
            ("Tabel pesan", "pesan", lambda: table_file("messages")),
            ("Tabel kasus", "kasus", lambda: table_file("cases")),
        ):
            st.download_button(
                label,
                access.held(make),
                f"templat-{name}.xlsx",
                on_click="ignore",
                key=f"template-{name}",
            )


page()
