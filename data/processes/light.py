"""Starting without pandas: pyarrow imports it whenever an array is made of Python values, though
nothing in ``data`` but the demo needs it. That is 0.2 s of every command, and as much of the child
that reads files."""

import sys
from importlib.abc import MetaPathFinder


class _NoPandas(MetaPathFinder):
    def find_spec(self, name: str, path, target=None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(
                "pandas is not used here"
            )  # pyarrow and DuckDB then do without


def forgo_pandas() -> None:
    """For a process that runs nothing but ``data`` without its demo; call it before the first array
    is made."""
    sys.meta_path.insert(0, _NoPandas())
