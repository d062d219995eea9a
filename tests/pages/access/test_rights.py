"""The table of rights, screen by screen and action by action: each page asks for itself, and no
parameter that somebody makes up takes them beyond their own OPD."""

import ast
import json
from collections import deque

import pytest

from data import moment
from data.errors import Refused
from data.lake import home as homes_of_data
from pages.access import access, door, opened_link, rights, sign_in
from pages.board import view
from pages.cache import register, store
from pages.register import log as log_words
from pages.server import warm
from pages.upload import commands
from tests.browser import provider
from tests.pages import homes

PEOPLE = {
    rights.BUPATI: access.Viewer("b", rights.BUPATI),
    rights.DISKOMINFO: access.Viewer("d", rights.DISKOMINFO),
    rights.OPD: access.Viewer("o", rights.OPD, ("sosial",)),
    rights.VIEWER: access.Viewer("t", rights.VIEWER),
    rights.WALL: access.Viewer("Layar", rights.WALL),
    "": access.NOBODY,
}
RATNA = PEOPLE[rights.OPD]
RESTRICTED = sorted(s.path for s in rights.SCREENS if not set(rights.EVERYONE) <= set(s.roles))
SOSIAL, WEDI = (homes.csv_bytes(homes.talks(f"{opd}-ig", 3, 1.0)) for opd in ("sosial", "wedi"))
BOTH = homes.csv_bytes(
    [*homes.talks("sosial-ig", 3, 1.0, prefix="b"), *homes.talks("wedi-ig", 2, 1.0, prefix="b")]
)
STATED = ["--from", "2026-07-01", "--until", "2026-10-01"]


@pytest.mark.parametrize("page", RESTRICTED)
def test_a_page_asks_for_itself_even_where_it_is_registered_for_all(
    app, base_home, monkeypatch, page
):
    monkeypatch.setattr(rights, "of", lambda _: rights.SCREENS)
    roles = next(screen.roles for screen in rights.SCREENS if screen.path == page)
    at = app(base_home, page)
    refused = "Halaman ini tidak untuk Anda" in [
        t.value for t in at.title
    ]  # Diskominfo, in local mode
    assert refused == (rights.DISKOMINFO not in roles)
    for role, person in PEOPLE.items():
        if role in roles or person == access.NOBODY:
            continue
        monkeypatch.setattr(access, "current", lambda person=person: person)
        monkeypatch.setattr(door, "enter", lambda person=person: person)
        monkeypatch.setattr(door, "who", lambda _: None)
        at.run()
        if role != rights.WALL:
            assert [t.value for t in at.title] == ["Halaman ini tidak untuk Anda"], role
        assert not at.dataframe and not at.file_uploader and not at.get("download_button"), role


@homes.made_once
def loaded(folder):
    """A home with an upload of each OPD and one of both, beside it their ids by name."""
    place, ids = homes.registered(folder), {}
    for name, content in (("sosial", SOSIAL), ("wedi", WEDI), ("both", BOTH)):
        (folder / f"{name}.csv").write_bytes(content)
        ids[name] = json.loads(homes.command(place, "load", folder / f"{name}.csv", *STATED))[
            "upload_id"
        ]
    (folder / "ids.json").write_text(json.dumps(ids))
    return place


@pytest.fixture
def home(tmp_path):
    """Such a home of one's own, and the ids."""
    return loaded(tmp_path), json.loads((tmp_path / "ids.json").read_text())


@pytest.fixture
def uploads(home, monkeypatch):
    """The ids; the actions of this test work on that home."""
    monkeypatch.setenv("TANGGAP_HOME", str(home[0]))
    return home[1]


def undone(place) -> int:
    return sum(json.loads(line)["undone"] for line in homes.command(place, "uploads").splitlines())


@pytest.mark.parametrize("role", [rights.BUPATI, rights.VIEWER, rights.WALL, ""])
def test_who_may_not_upload_cannot_by_calling_the_action(uploads, home, role):
    person = PEOPLE[role]
    assert commands.load("a.csv", SOSIAL, STATED, person).sentence == commands.NOT_YOURS
    assert commands.look("a.csv", SOSIAL, STATED, person)["refused"] == commands.NOT_YOURS
    assert commands.undo(uploads["sosial"], person) == commands.NOT_YOURS
    assert undone(home[0]) == 0


def test_an_opd_loads_nothing_into_accounts_of_others(uploads):
    new = homes.csv_bytes(
        [*homes.talks("sosial-ig", 1, 1.0, "n"), *homes.talks("wedi-ig", 1, 1.0, "n")]
    )
    looked = commands.look("a.csv", new, [], RATNA)
    assert (looked["accounts"], looked["rejected"]) == ({"sosial-ig": 2}, 2)
    assert "bukan akun OPD pengunggah" in looked["reasons"][0]
    result = commands.load("a.csv", new, STATED, RATNA)
    assert (result.line["accepted"], result.line["rejected"]) == (2, 2)
    assert result.rejected.count(b"wedi-ig") >= 2
    refused = commands.load("w.csv", WEDI, STATED, RATNA)
    assert refused.line is None and "tidak satu pun dari 6 baris" in refused.sentence


@pytest.mark.parametrize(
    "options",
    [["--account", "wedi-ig"], ["--account", "sosial-ig", "--account", "wedi-ig"]],
    ids=" ".join,
)
def test_an_opd_states_nothing_for_accounts_of_others(uploads, options):
    result = commands.load("a.csv", SOSIAL, [*STATED, *options], RATNA)
    assert (
        result.line is None
        and "“wedi-ig” tidak ada dalam register atau bukan akun OPD Anda" in result.sentence
    )


def test_a_constant_column_does_not_lead_to_other_accounts(uploads):
    result = commands.load("a.csv", SOSIAL, ["--map", "account_id==wedi-ig", *STATED], RATNA)
    assert result.line is None and "bukan akun OPD pengunggah" in result.sentence


def test_an_opd_takes_out_only_what_is_all_its_own(uploads, home):
    before = undone(home[0])
    for name in ("wedi", "both"):
        assert "bukan milik OPD Anda" in commands.undo(uploads[name], RATNA)
    assert "tidak ada" in commands.undo("000099-abc", RATNA)
    assert "bukan milik OPD Anda" in commands.undo(
        uploads["sosial"], access.Viewer("x", rights.OPD, ())
    )
    assert undone(home[0]) == before
    assert commands.undo(uploads["sosial"], RATNA) is None
    assert undone(home[0]) == before + 1


def test_an_opd_sees_its_own_accounts_and_uploads_only(uploads):
    every = register.uploads(store.store_path())
    assert (
        access.own_accounts(RATNA) == {"sosial-ig"}
        and access.own_accounts(access.Viewer("x", rights.OPD)) == set()
    )
    assert len(access.own_accounts(PEOPLE[rights.DISKOMINFO])) == 7
    assert {tuple(upload["accounts"]) for upload in access.own_uploads(RATNA, every)} == {
        ("sosial-ig",)
    }
    assert {tuple(upload["accounts"]) for upload in access.seen_uploads(RATNA, every)} == {
        ("sosial-ig",),
        ("sosial-ig", "wedi-ig"),  # seen by both, taken out by Diskominfo only
    }
    for found in (access.own_uploads, access.seen_uploads):
        assert found(PEOPLE[rights.DISKOMINFO], every) == every


def test_an_environment_that_was_left_set_limits_nobody_and_a_viewer_of_an_opd_always(monkeypatch):
    monkeypatch.setenv("TANGGAP_OPDS", "wedi")
    assert "TANGGAP_OPDS" not in commands._environment(PEOPLE[rights.DISKOMINFO])
    assert commands._environment(RATNA)["TANGGAP_OPDS"] == "sosial"


def test_every_deed_is_in_the_log_with_who_and_what(uploads, home):
    from data.lake import log

    assert commands.undo(uploads["sosial"], RATNA) is None
    entries = log.entries(homes_of_data.Home(home[0]))
    said = [(entry.by, log_words.sentence(entry)) for entry in entries]
    assert [entry.at for entry in entries] == sorted((entry.at for entry in entries), reverse=True)
    assert any(
        by == "o" and what == f"Membatalkan unggahan {uploads['sosial'][:6]}" for by, what in said
    )
    assert any(what.startswith(f"Mengunggah {uploads['both'][:6]}: 10 dari 10") for _, what in said)
    assert any(
        what.startswith(
            "Register: menambah OPD bayat, cawas, dukcapil dan 4 lainnya; menambah akun"
        )
        for _, what in said
    )


CODE = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((homes.ROOT / "pages").rglob("*.py"))
}


def test_every_download_that_is_made_on_a_click_and_every_fragment_asks_again():
    """Whoever was removed still has the page that was drawn for them."""
    fragments = [
        (path.name, node)
        for path, tree in CODE.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any("fragment" in ast.unparse(decorator) for decorator in node.decorator_list)
    ]
    assert {name for name, _ in fragments} == {
        "editor.py",
        "review.py",
        "table_behind.py",
        "wall.py",
    }
    assert [name for name, node in fragments if "access." not in ast.unparse(node.body[1])] == []
    made = [
        (path.name, ast.unparse(node.args[1]))
        for path, tree in CODE.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.download_button"
    ]
    assert [name for name, data in made if not data.startswith("access.held(")] == [
        "dictionary.py"
    ]  # a text, for all
    assert len(made) > 8


@pytest.fixture
def signed_in(monkeypatch, tmp_path):
    """Ratna of Dinas Sosial, signed in by the provider just now; the home with its register of
    users."""
    home = provider.with_users(homes.registered(tmp_path))
    monkeypatch.setenv("TANGGAP_HOME", str(home))
    monkeypatch.setattr(sign_in, "is_set_up", lambda: True)
    since = moment.now().timestamp()
    monkeypatch.setattr(sign_in, "claim", lambda: sign_in.Claim("ratna@klaten.go.id", since, True))
    return home


@pytest.mark.parametrize(
    "users",
    [
        "email,role\nratna@klaten.go.id,\n",
        "email,role\nratna@klaten.go.id,viewer\n",
        "email,role,opd_ids\nratna@klaten.go.id,opd,wedi\n",
    ],
    ids=["removed", "another role", "another OPD"],
)
def test_a_page_that_was_drawn_gives_no_download_any_more(signed_in, users):
    make = access.held(lambda: b"kasus")
    assert make() == b"kasus"
    provider.with_users(signed_in, users)
    with pytest.raises(Refused, match="muat ulang halaman ini"):
        make()


def test_nor_after_signing_out(signed_in, monkeypatch):
    make = access.held(lambda: b"kasus")
    monkeypatch.setattr("streamlit.logout", lambda: None)
    sign_in.sign_out()
    with pytest.raises(Refused):
        make()
    assert sign_in.signed_in() == sign_in.Stranger("too_old", "ratna@klaten.go.id")


def test_a_fragment_of_a_page_that_was_drawn_runs_the_whole_page_again(signed_in, monkeypatch):
    again = []
    monkeypatch.setattr("streamlit.rerun", lambda: again.append(True))
    monkeypatch.setattr("streamlit.session_state", {access.ENTERED: access.current()})
    monkeypatch.setattr("streamlit.query_params", {})
    access.stay()
    assert not again
    provider.with_users(signed_in, "email,role\nratna@klaten.go.id,\n")
    access.stay()
    assert again


@pytest.mark.parametrize(
    "path, query, kept",
    [
        (
            "tren",
            {"bulan": "2026-09", "unit": "sosial"},
            ("tren", {"bulan": "2026-09", "unit": "sosial"}),
        ),
        ("", {"papan": "Penyelesaian"}, ("", {"papan": "Penyelesaian"})),
        ("", {}, None),
        ("//contoh.id", {"bulan": "2026-09"}, None),
        ("https://contoh.id", {}, None),
        ("oauth2callback", {}, None),
        ("tren", {"next": "https://contoh.id", "kunci": "x", "cari": "a" * 201}, ("tren", {})),
    ],
    ids=str,
)
def test_only_pages_and_keys_of_our_own_are_kept_for_after_the_sign_in(path, query, kept):
    assert opened_link.harmless(path, query) == kept


def test_a_strangers_first_visit_makes_the_board_ready_and_shows_nothing_of_it(
    app, base_home, monkeypatch
):
    monkeypatch.setattr(sign_in, "is_set_up", lambda: True)
    monkeypatch.setattr(sign_in, "claim", lambda: None)
    monkeypatch.setattr(sign_in, "refuse_open_door", lambda: None)  # no secrets file here
    made = []
    monkeypatch.setattr(
        view,
        "board",
        lambda path, by, kind, chosen, **sees: made.append((by, chosen.board, *sees.values())),
    )
    monkeypatch.setattr(warm, "_done", deque())
    at = app(base_home)
    # OPDs and accounts, both boards, for those who know who lags, for OPDs and for guests
    assert len(set(made)) == len(made) == 12
    assert [title.value for title in at.title] == ["Masuk ke Tanggap"]
    assert not at.dataframe and not at.selectbox and not at.get("page_link")
    at.run()
    assert len(made) == 12  # once
