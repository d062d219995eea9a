"""What the documents say of the code is true: every path exists, every figure has its own word."""

import re
import tomllib
from pathlib import Path

import pytest

from metrics.figures import COLUMNS

ROOT = Path(__file__).parents[1]
PARTS = (
    "bench",
    "charts",
    "data",
    "deploy",
    "docs",
    "metrics",
    "pages",
    "reports",
    "tests",
    "words",
)
PATH = re.compile(rf"`((?:{'|'.join(PARTS)})/[\w./-]*)`")
LINK = re.compile(r"\]\((?!https?:)([\w./-]+)\)")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("bench/*.md")])
HISTORY = ("CHANGELOG.md", "DECISIONS.md")  # what they name may be gone


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_paths_and_links_lead_somewhere(path):
    text = path.read_text(encoding="utf-8")
    named = [] if path.name in HISTORY else [ROOT / found for found in PATH.findall(text)]
    linked = [path.parent / found for found in LINK.findall(text)]
    assert [str(one) for one in (*named, *linked) if not one.exists()] == []


def test_the_glossary_names_every_figure_as_the_dictionary_does():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for name in COLUMNS:
        assert f"`{name}`" in text or name.startswith("backlog_"), (
            f"docs/glossary.md: no row with `{name}` in the table of figures"
        )
        entry = ROOT / "metrics" / "definitions" / f"{name}.toml"
        if entry.exists():
            shown = tomllib.loads(entry.read_text(encoding="utf-8"))["name"]
            assert f"| {shown} |" in text, (
                f"docs/glossary.md: `{name}` is “{shown}” in metrics/definitions/{name}.toml"
            )
