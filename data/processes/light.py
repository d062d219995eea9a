"""Starting without NumPy and pandas: pyarrow imports the one where it is there, and the other
whenever an array is made of Python values, though nothing in ``data`` but the demo needs them. They
are 0.3 s of every command, and as much of the child that reads files."""

import sys
from importlib.abc import MetaPathFinder


class _Without(MetaPathFinder):
    def find_spec(self, name: str, path, target=None) -> None:
        if name in ("numpy", "pandas"):
            raise ModuleNotFoundError(f"{name} is not used here")  # pyarrow and DuckDB do without


def forgo_numpy() -> None:
    """For a process that runs nothing but ``data`` without its demo; call it before pyarrow is
    imported."""
    sys.meta_path.insert(0, _Without())
