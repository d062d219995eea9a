"""The framework's own routes, over a running server with sign-in: files are taken from whom may
upload, downloads given to whom they were told, and the rest is closed."""

import re

import httpx
import pytest

from tests import waiting
from tests.browser import probe, provider
from tests.browser.servers import server
from tests.commands.shell import done, run, written

SMALL = {"file": ("pesan.csv", b"x" * 1024, "text/csv")}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return provider.with_users(waiting.home(tmp_path_factory.mktemp("gate")))


@pytest.fixture(scope="module")
def address(home):
    with (
        provider.provider() as identities,
        provider.signed_in_server(home, home.parent, identities) as started,
    ):
        yield started


@pytest.fixture(scope="module")
def cookies(address):
    """Role → the cookies after signing in; "" without."""
    with httpx.Client(base_url=address) as client:
        client.get("/_stcore/health")
        stranger = f"_streamlit_xsrf={client.cookies['_streamlit_xsrf']}"
    return {"": stranger} | {
        role: probe.sign_in(address, email) for role, email in provider.EMAILS.items()
    }


def sent(address: str, session: str, cookies: str, method: str = "PUT", **what) -> int:
    """The status with which a small file is answered."""
    headers = {"Cookie": cookies, "X-Xsrftoken": re.search("_streamlit_xsrf=([^;]+)", cookies)[1]}
    path = f"{address}/_stcore/upload_file/{session}/satu"
    return httpx.request(method, path, headers=headers, **what).status_code


async def taken(address: str, cookies: str, **what) -> int:
    """The status of a file that is sent from a page which is open."""
    async with probe.staying(address, "", cookies) as page:
        return sent(address, page.session, cookies, **what)


@pytest.mark.parametrize(
    "role, status", [("", 401), ("viewer", 401), ("bupati", 401), ("opd", 204), ("diskominfo", 204)]
)
def test_a_small_file_is_taken_from_those_only_who_may_upload(address, cookies, role, status):
    assert probe.run(taken(address, cookies[role], files=SMALL)) == status


def test_nobody_drops_a_file_without_the_right_to_send_one(address, cookies):
    assert probe.run(taken(address, cookies[""], method="DELETE")) == 401
    assert probe.run(taken(address, cookies["opd"], method="DELETE")) == 204


def test_a_file_whose_size_is_not_said_is_refused(address, cookies):
    """The cap is on what is said; the server holds the sender to it."""
    chunks = (b"x" for _ in range(3))
    assert probe.run(taken(address, cookies["opd"], content=chunks)) == 411


def test_whoever_was_removed_sends_nothing_more(address, cookies, home, tmp_path):
    leaving = written(tmp_path / "keluar.csv", f"email,role\n{provider.EMAILS['opd']},\n")

    async def removed() -> int:
        async with probe.staying(address, "", cookies["opd"]) as page:
            done(run("data", home, "users", leaving))
            return sent(address, page.session, cookies["opd"], files=SMALL)

    assert probe.run(removed()) == 401
    provider.with_users(home)


def test_a_download_is_given_to_the_sign_in_only_that_was_told_of_it(address, cookies):
    def status(path: str, role: str) -> int:
        return httpx.get(f"{address}{path}", headers={"Cookie": cookies[role]}).status_code

    async def statuses() -> list[int]:
        async with probe.staying(address, "kamus", cookies["opd"]) as page:
            [path, *_] = page.downloads
            async with probe.staying(address, "", cookies["viewer"]):
                found = [status(path, role) for role in ("opd", "viewer", "diskominfo", "")]
        return [*found, status(path, "opd")]  # its page is no longer open

    assert probe.run(statuses()) == [200, 404, 404, 404, 404]


def test_measurements_of_the_server_are_for_nobody(address, cookies):
    for role in cookies:
        headers = {"Cookie": cookies[role]}
        for path in ("/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent/openapi.json"):
            found = httpx.get(f"{address}{path}", headers=headers)
            assert found.status_code == 404 and "cache" not in found.text, (role, path)


@pytest.mark.parametrize("is_secure", [True, False])
def test_cookies_are_for_tls_only_where_the_visitor_came_by_tls(address, is_secure):
    headers = {"X-Forwarded-Proto": "https" if is_secure else "http"}
    for path in ("/", "/_stcore/health", "/auth/logout"):
        answer = httpx.get(f"{address}{path}", headers=headers)
        set_ = answer.headers.get_list("set-cookie")
        assert set_, path
        assert {cookie.lower().endswith("; secure") for cookie in set_} == {is_secure}, path


def test_a_page_may_load_nothing_of_other_hosts(address):
    rules = httpx.get(f"{address}/tren").headers["content-security-policy"].split("; ")
    assert {"default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"} <= set(rules)
    assert not [rule for rule in rules if "*" in rule or "http" in rule]
    [scripts] = [rule for rule in rules if rule.startswith("script-src")]
    assert "unsafe" not in scripts


def test_in_local_mode_files_come_from_our_own_page_only(tmp_path):
    async def statuses(address: str) -> list[int]:
        with httpx.Client(base_url=address) as client:
            client.get("/_stcore/health")
            token = client.cookies["_streamlit_xsrf"]
            async with probe.staying(address) as page:
                path = f"/_stcore/upload_file/{page.session}/satu"
                return [
                    client.put(
                        path, files=SMALL, headers={"X-Xsrftoken": token} | origin
                    ).status_code
                    for origin in ({"Origin": address}, {"Origin": "http://127.0.0.1:1"}, {})
                ]

    with server(waiting.home(tmp_path)) as address:
        assert probe.run(statuses(address)) == [204, 401, 401]
