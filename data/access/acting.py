"""Who runs a command."""

import getpass
import os


def who() -> str:
    """TANGGAP_USER (set by a screen), else the name on this machine, or the number of a user without a
    name, as containers have them."""
    return os.environ.get("TANGGAP_USER") or _on_this_machine()


def _on_this_machine() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # until Python 3.12, and since
        return f"uid-{os.getuid()}"
