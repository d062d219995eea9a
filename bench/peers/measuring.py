"""What one command of Python costs, with its children."""

import json
import os
import subprocess
import sys
from pathlib import Path

# A process of its own, as small as can be, starts the command: what Linux tells of the memory of a
# child begins with what its parent had, and a bench that has compared a million rows has had much.
LAUNCHER = """
import json, os, sys, time
command = [sys.executable, *sys.argv[1:]]
silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
begin = time.perf_counter()
child = os.posix_spawn(sys.executable, command, os.environ, file_actions=silent)
_, status, used = os.wait4(child, 0)
seconds = used.ru_utime + used.ru_stime, time.perf_counter() - begin
print(json.dumps([os.waitstatus_to_exitcode(status), *seconds, used.ru_maxrss]))
"""


def measured(*command: str, home: Path) -> dict[str, float]:
    """``processor_s``, ``wall_s`` and ``memory_mb`` of one command of Python and its children."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, *command],
        env={**os.environ, "TANGGAP_HOME": str(home)},
        stdout=subprocess.PIPE,
        check=True,
    )
    code, processor, wall, memory = json.loads(done.stdout)
    if code:
        raise SystemExit(f"{command[:3]} ended with {code}")
    return {
        "processor_s": round(processor, 2),
        "wall_s": round(wall, 2),
        "memory_mb": round(memory / 1024),
    }
