"""The project's shape holds: which part may import which, where pages lie, that SQL stays in its
files."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("charts", "data", "metrics", "pages", "reports", "words")
OWN = {*PARTS, "bench", "tests"}
ALLOWED = {
    "charts": {"charts"},
    "data": {"data"},
    "metrics": {"metrics"},
    "pages": {"pages", "words", "charts", "metrics", "data", "reports"},
    "reports": {"reports", "words", "charts", "metrics", "data"},
    "words": {"words", "metrics", "data"},
}
EXCEPTIONS = {
    "metrics/__main__.py": {"data"},  # only the command line opens a store
    "metrics/output/text.py": {"data"},
}  # what is harmless in a spreadsheet is decided once, in data.safe_text
ROOMS = {  # in the order of their floors: each may import those before it
    "data": "questions errors moment personal safe_text small_table processes sql lake targets register importers cases"
    " access editing intake review demo commands __main__ command_server",
    "metrics": "months rounding selection settings sql statistics output steps figures cases coverage board trend"
    " review dictionary __main__",
    "words": "numbers markdown changes writing terms unranked units chosen settings figures coverage uploads board"
    " grounds trend profile review",
    "pages": "cache drawing access controls figure contest upload board trend profile queue"
    " register coverage review dictionary about wall server",
    "reports/documents": "parts facts paper pdf workbook slides texts site trace monthly commands",
}
MOST_BY_POSITION = 5
FILES = sorted(p for part in PARTS for p in (ROOT / part).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Top-level names of all modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_arrows_between_the_parts(path):
    name = str(path.relative_to(ROOT))
    allowed = ALLOWED[name.split("/")[0]] | EXCEPTIONS.get(name, set())
    assert imported(path) & set(PARTS) <= allowed


def rooms_imported(path: Path, part: str) -> set[str]:
    """The rooms (or modules) of a part that a file imports."""
    house, found = part.split("/"), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.split(".")[: len(house)] == house:
            within = node.module.split(".")[len(house) :]
            found |= {within[0]} if within else {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("part", ROOMS)
def test_no_room_imports_one_above_it(part):
    floors = ROOMS[part].split()
    for path in (path for path in FILES if path.is_relative_to(ROOT / part)):
        room = path.relative_to(ROOT / part).parts[0].removesuffix(".py")
        if room != "__init__":
            below = floors[: floors.index(room) + 1]
            assert rooms_imported(path, part) <= set(below), path


def exists(module: str) -> bool:
    """Whether a module or a package of ours lies where its name says."""
    path = ROOT / module.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()


def test_tests_import_modules_that_exist():
    """A test that was written beside a move would fail only when it is run."""
    for path in sorted([*(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module.split(".")[0] in OWN:
                assert exists(node.module), f"{path.relative_to(ROOT)} imports {node.module}"


def test_streamlit_is_imported_by_pages_only():
    others = [p for p in FILES if not str(p.relative_to(ROOT)).startswith("pages/")]
    assert [str(p) for p in others if "streamlit" in imported(p)] == []


def test_no_page_lies_directly_in_pages():
    assert list((ROOT / "pages").glob("*.py")) == []


def test_sql_stays_in_its_files():
    built = re.compile(r"""f["']{1,3}\s*(SELECT|INSERT|WITH|COPY|CREATE)\b""")
    assert [str(p) for p in FILES if built.search(p.read_text(encoding="utf-8"))] == []
    assert [
        str(p)
        for p in (ROOT / "pages").rglob("*.py")
        if re.search(r"\bSELECT\b", p.read_text(encoding="utf-8"))
    ] == []


def test_no_call_has_more_than_five_arguments_by_position():
    """Nobody can tell what the sixth value of a row of values is: the later ones have names."""
    crowded = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) > MOST_BY_POSITION:
                crowded.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert crowded == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/sql/*.sql")), ids=lambda p: p.stem)
def test_one_statement_per_sql_file_and_a_word_on_what_it_is_for(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- ")
    assert ";" not in re.sub(r"--.*", "", text)


def test_the_time_zone_and_whose_a_row_is_are_said_once_in_sql():
    """By macros, which the store keeps: what is written out twice is changed once."""
    once = {
        "INTERVAL 7 HOUR": {"wib", "from_wib"},
        "CASE $by": set(),
        "30 * 86400": {"backlog_band"},
    }
    for words, places in once.items():
        found = {p.stem for p in ROOT.glob("*/sql/*.sql") if words in p.read_text("utf-8")}
        assert found == places, words


def test_every_sql_file_is_used():
    code = "".join(p.read_text(encoding="utf-8") for p in FILES)
    for path in ROOT.glob("*/sql/*.sql"):
        name = re.sub(r"(messages|cases)$", "", path.stem)
        assert f'"{path.stem}"' in code or f'f"{name}{{kind}}"' in code, path.name


def test_no_style_stands_in_python():
    """Only what a row's data say (where, how wide, how dark) is written into its HTML; the one
    style outside components is style.css."""
    pages = {p.name: p.read_text(encoding="utf-8") for p in (ROOT / "pages").rglob("*.py")}
    styles = {found for text in pages.values() for found in re.findall(r'style="([^"]*)', text)}
    assert [
        style for style in styles if not re.fullmatch(r"((left|width|--how):[^;]*;?)+", style)
    ] == []
    assert [
        name
        for name, text in pages.items()
        if "unsafe_allow_html" in text or "<style" in text or "st.html(" in text
    ] == []


def test_versions_are_pinned_exactly():
    texts = [path.read_text() for path in ROOT.glob("requirements*.txt")]
    lines = [line for text in texts for line in text.splitlines()]
    assert [line for line in lines if not re.fullmatch(r"#.*|-r \S+|[\w-]+==[\w.]+", line)] == []


def test_types_hold():
    """mypy finds nothing wrong in data, metrics and words (pyproject.toml says how it looks)."""
    found = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("name", ["requirements", "requirements-scale", "requirements-test"])
def test_what_is_required_is_locked_with_hashes(name):
    """Else nothing of it would be installed: run ``make lock``."""
    wanted = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / f"{name}.txt").read_text(), re.MULTILINE)
    lock = (ROOT / f"{name}.lock").read_text()
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)[^\n]*\\\n +--hash=sha256:", lock, re.MULTILINE))
    assert wanted and len(locked) > len(wanted)
    differ = [f"{n}=={v}" for n, v in wanted if locked.get(n.lower().replace("_", "-")) != v]
    assert differ == [], "run make lock"
    assert len(locked) == len(re.findall(r"^[\w.-]+==", lock, re.MULTILINE))
