"""Classes of the HTML component: each one that is written has a style, and each style is used."""

import re
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[3] / "pages"
STYLES = sorted((PAGES / "drawing" / "styles").glob("*.css")) + [PAGES / "wall" / "wall.css"]
SCRIPTS = sorted((PAGES / "drawing" / "scripts").glob("*.js"))
WRITERS = sorted(PAGES.rglob("*.py")) + sorted((PAGES.parent / "words").rglob("*.py")) + SCRIPTS
OWN = {"awal"}  # the first words bring a style of their own (first.html)


def styled(path: Path) -> set[str]:
    """The classes in the selectors of a CSS file."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = " ".join(re.findall(r"[^{}]*(?=\{)", text))
    return set(re.findall(r"\.([a-z][a-z0-9-]*)", selectors))


def test_each_class_that_is_written_has_a_style():
    known = OWN.union(*(styled(path) for path in STYLES))
    for path in WRITERS:
        for classes in re.findall(r'class="([^"{}<>\']+)"', path.read_text(encoding="utf-8")):
            assert set(classes.split()) <= known, (path.name, classes)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_each_style_is_used(path):
    written = "\n".join(writer.read_text(encoding="utf-8") for writer in WRITERS)
    names = {name.removeprefix("group-") for name in styled(path)}
    signs = {"atas", "tengah", "bawah"}  # words.terms.SIGNS
    unused = [name for name in names - signs if not re.search(rf"\b{name}\b", written)]
    assert unused == []
