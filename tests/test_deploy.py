"""What deploy/ promises, read from its files; deploy/try.sh shows the same with a real nginx."""

import re
from pathlib import Path

import pytest

from bench.viewers import ALLOCATOR
from pages.access.browser import COOKIE

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
TEXT = re.sub(r"(?m)#.*$", "", (DEPLOY / "nginx.conf").read_text(encoding="utf-8"))
SERVERS = re.findall(r"(?ms)^server \{(.*?)^\}", TEXT)
HARMLESS = {
    "remote_addr",
    "time_iso8601",
    "request_method",
    "uri",
    "status",
    "body_bytes_sent",
    "request_time",
}


def test_no_log_holds_what_stands_behind_a_question_mark():
    [form] = re.findall(r"log_format tanggap ([^;]+);", TEXT)
    assert set(re.findall(r"\$(\w+)", form)) == HARMLESS
    logs = re.findall(r"access_log \S+ (\S+);", TEXT)
    assert set(logs) == {"tanggap"} and len(re.findall("access_log", TEXT)) == len(logs)


@pytest.mark.parametrize("text", SERVERS, ids=["80", "443"])
def test_every_server_has_logs_of_its_own(text):
    """Debian's own would hold whole requests; so do nginx's milder errors."""
    assert re.search(r"^  access_log \S+ tanggap;", text, re.MULTILINE)
    assert re.search(r"^  error_log +\S+ crit;", text, re.MULTILINE)


def test_the_redirect_names_our_own_host():
    [name] = set(re.findall(r"server_name (\S+);", TEXT))
    everything, public = re.findall(r"return 301 (\S+);", TEXT)
    assert everything == f"https://{name}$request_uri" and public == f"https://{name}/publik/"


def test_large_bodies_are_for_uploads_only_and_limited():
    [_, secure] = SERVERS
    outside, upload = re.split(r"location /_stcore/upload_file/ \{", secure)
    upload = upload.partition("}")[0]
    assert "client_max_body_size 64k;" in outside and "client_max_body_size 260m;" in upload
    assert "limit_conn " in upload and "limit_req " in upload


def test_a_browser_stays_with_one_process():
    """By the mark that it is given, whose name is written in two places."""
    [mark] = set(re.findall(r"\$cookie_(\w+)", TEXT))
    assert mark == COOKIE and "hash $tanggap_visitor consistent;" in TEXT
    assert set(re.findall(r"proxy_pass (\S+);", TEXT)) == {"http://tanggap"}


def test_the_public_site_needs_no_python():
    [public] = re.findall(r"location /publik/ \{(.*?)\}", TEXT, re.DOTALL)
    assert "alias " in public and "proxy_pass" not in public
    assert "add_header" not in public  # one would take the place of all that the server adds


@pytest.mark.parametrize("name", ["tanggap.service", "tanggap@.service"])
def test_a_process_may_open_files_for_a_thousand_viewers(name):
    """Four for each, three for each of the 128 whom Streamlit keeps should they come back."""
    [limit] = re.findall(r"(?m)^LimitNOFILE=(\d+)$", (DEPLOY / name).read_text(encoding="utf-8"))
    assert int(limit) >= 4 * 1000 + 3 * 128


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("Makefile", "run: export "),
        ("deploy/tanggap.service", "Environment="),
        ("deploy/tanggap@.service", "Environment="),
    ],
)
def test_what_is_measured_is_what_is_run(path, begins):
    """The allocator's setting, on which a server's memory hangs."""
    text = (ROOT / path).read_text(encoding="utf-8")
    found = re.findall(rf"(?m)^{begins}(MALLOC\w+) ?= ?(\S+)$", text)
    assert dict(found) == ALLOCATOR
