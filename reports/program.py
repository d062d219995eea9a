"""Which program made a version: its number, and a hash of every rule that figures follow."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = ("data/sql", "metrics/sql", "metrics/statistics", "metrics/board", "metrics/trend")


@cache
def version() -> str:
    """0.1.0+3f9a12c04b7e"""
    digest = hashlib.sha256()
    for folder in RULES:
        for path in sorted((ROOT / folder).glob("*.*")):
            if path.suffix in (".sql", ".py"):
                digest.update(path.name.encode() + path.read_bytes())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return f"{project['version']}+{digest.hexdigest()[:12]}"
