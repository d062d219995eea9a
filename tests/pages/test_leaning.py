"""What of Streamlit's and Plotly's insides we lean on (DECISIONS, "What we lean on inside
Streamlit"): each test fails by name where a new version takes it away."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import plotly.io
import pytest
import streamlit
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import script_runner
from streamlit.testing.v1 import AppTest

from pages.server import ending, first_words

ROOT = Path(__file__).parents[2]
STYLES = [ROOT / "pages" / "server" / name for name in ("style.css", "first.html")]
FRONTEND = Path(streamlit.__file__).parent / "static"


@cache
def frontend() -> str:
    """All scripts that Streamlit sends to a browser."""
    scripts = sorted(FRONTEND.rglob("*.js"))
    assert scripts, f"no scripts in {FRONTEND}"
    return "\n".join(script.read_text(encoding="utf-8") for script in scripts)


@pytest.mark.parametrize(
    "mark",
    sorted(
        {
            mark
            for style in STYLES
            for mark in re.findall(r'data-testid="(\w+)"', style.read_text(encoding="utf-8"))
        }
    ),
)
def test_a_mark_that_our_style_sheets_name_is_in_streamlits_page(mark):
    assert re.search(rf"[\"'`]{mark}[\"'`]", frontend())


@pytest.mark.parametrize(
    "word", re.findall(r'^    "?([A-Z0-9f][^":\n]*)"?: "', first_words.WORDS, re.M)
)
def test_a_word_that_we_translate_is_streamlits(word):
    """pages/server/words.js."""
    assert re.search(rf"[\"'`>]{re.escape(word)}[\"'`<]", frontend())


@pytest.mark.parametrize("part", [*first_words.PARTS])
def test_what_we_put_our_first_words_in_place_of_is_in_streamlits_page(part):
    """pages/server/first_words.py."""
    assert (FRONTEND / "index.html").read_text(encoding="utf-8").count(part) == 1


def test_streamlits_page_changes_its_address_by_push_state():
    """pages/drawing/scripts/address.js wraps it."""
    assert re.search(r"history\.pushState\(", frontend())


def test_the_threads_that_draw_are_named_as_the_servers_end_knows_them():
    source = Path(script_runner.__file__).read_text(encoding="utf-8")
    streamlits, _ = ending.RUNS  # the other is our own
    assert re.search(rf'name="{re.escape(streamlits)}', source)


def test_the_messages_of_a_visit_have_the_fields_that_we_fill_and_read():
    """pages/server/first_visit.py and gate.py."""
    asked = BackMsg()
    asked.rerun_script.query_string, asked.rerun_script.page_name = "daftar=Akun", "tren"
    assert asked.WhichOneof("type") == "rerun_script"
    for name in ("clear_cache", "load_git_info", "set_run_on_save"):
        assert BackMsg(**{name: True}).WhichOneof("type") == name
    assert ForwardMsg(script_finished=0).WhichOneof("type") == "script_finished"


def test_plotlys_standard_template_has_a_name_before_its_plus():
    """charts/theme.py draws over it."""
    import charts.theme

    assert plotly.io.templates.default.split("+")[0] in plotly.io.templates
    assert charts.theme._template().layout.font is not None


def test_an_app_test_starts_on_the_page_of_its_hash():
    """tests/pages/conftest.py opens pages by it."""
    assert hasattr(AppTest.from_string("pass"), "_page_hash")


def test_a_command_of_data_starts_without_numpy_and_pandas():
    """data/processes/light.py hides them from pyarrow."""
    said = (
        "import sys; from data.processes.light import forgo_numpy; forgo_numpy();"
        "import data.__main__, data.commands, pyarrow; pyarrow.array([1, None]);"
        "print({'numpy', 'pandas'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("set()\n", "")
