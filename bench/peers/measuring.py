"""What one command of Python costs, with its children."""

import os
import subprocess
import sys
import time
from pathlib import Path


def measured(*command: str, home: Path) -> dict[str, float]:
    """``processor_s``, ``wall_s`` and ``memory_mb`` of one command of Python and its children."""
    begin = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, "TANGGAP_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command[:3]} ended with {child.returncode}")
    return {
        "processor_s": round(used.ru_utime + used.ru_stime, 2),
        "wall_s": round(time.perf_counter() - begin, 2),
        "memory_mb": round(used.ru_maxrss / 1024),
    }
