"""Who runs a command."""

import getpass
import os


def who() -> str:
    """TANGGAP_USER (set by a screen), else the name on this machine."""
    return os.environ.get("TANGGAP_USER") or getpass.getuser()
