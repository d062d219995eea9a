"""Marked files of every format, then every page for every role and the server's log: nothing of a
citizen but masked names, for the own OPD."""

import pytest

from pages.access import rights
from tests.browser import probe, provider
from tests.browser.test_rights import PATHS
from tests.handbook.test_privacy_of_formats import EXPORTS, OWN, found_in
from tests.pages import homes

OPD = provider.EMAILS[rights.OPD]
MASKED = "Z…Wx"  # of "Zulkaryani Wx"
VIEWS = [  # address, and what stands behind a "?"
    *((path, "") for path in PATHS),
    ("", "daftar=Akun"),
    ("profil", "unit=sosial"),
    ("profil", "unit=akun-0&daftar=Akun"),
    ("antrean", "opd=sosial"),
]


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A home with the users of the provider, in which Dinas Sosial has one account per export."""
    folder = tmp_path_factory.mktemp("marked")
    (folder / "exports").mkdir()
    (folder / "opd.csv").write_text("opd_id,name\nsosial,Dinas Sosial\nwedi,Kecamatan Wedi\n")
    accounts = "".join(f"akun-{n},sosial,web,@dinkes{n}\n" for n in range(len(EXPORTS)))
    (folder / "accounts.csv").write_text(
        f"account_id,opd_id,platform,handle\nsatu,sosial,web,@dinkes\n{accounts}"
    )
    home = folder / "home"
    homes.command(home, "register", folder / "opd.csv", folder / "accounts.csv")
    own = [part for name in OWN for part in ("--own", name)]
    for number, (name, content) in enumerate(EXPORTS.items()):
        path = folder / "exports" / name
        path.write_bytes(content)
        account = "satu" if name.startswith("canonical") else f"akun-{number}"
        homes.command(home, "load", path, "--account", account, "--partial", *own)
    return provider.with_users(home)


def test_no_page_of_any_role_and_no_line_of_the_log_says_who_wrote(marked, tmp_path):
    log = tmp_path / "server.log"
    with (
        provider.provider(provider.STRANGER) as identities,
        provider.signed_in_server(marked, tmp_path, identities, log=log) as address,
    ):
        people = {
            email: probe.sign_in(address, email)
            for email in (*provider.EMAILS.values(), provider.STRANGER)
        }
        seen = {
            (email, *view): probe.open_page(address, *view, cookies=cookies).text
            for email, cookies in {**people, "": ""}.items()
            for view in VIEWS
        }
    assert {view: marks for view, text in seen.items() if (marks := found_in(text.encode()))} == {}
    assert {email for (email, *_), text in seen.items() if MASKED in text} == {OPD}
    assert log.stat().st_size and found_in(log.read_bytes()) == []
