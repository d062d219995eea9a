#!/usr/bin/env bash
# Streamlit 1.67.0: a process that a page starts by multiprocessing imports that page's script anew.
#
# While a page is drawn, Streamlit puts the script in the place of `__main__`; multiprocessing's "spawn" and "forkserver"
# (the standard way on Linux since Python 3.14) import the file of `__main__` in every child before it begins its work.
# So each child runs the script that started it, as `__mp_main__` and outside any session, whatever its own target is:
# here `print`, of the standard library. Outside Streamlit the same child imports the program that was started instead.
# Where a script guards nothing by `if __name__ == "__main__":`, which scripts of Streamlit have no need of, all of it
# runs in the child, queries and imports too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check streamlit==1.67.0 || exit 2

cat > page.py <<'PYTHON'
import multiprocessing
from pathlib import Path

with open("seen.txt", "a") as seen:
    seen.write(f"{Path(__file__).name} as {__name__}\n")

if __name__ == "__main__":
    import streamlit as st

    for method in ("spawn", "forkserver"):
        child = multiprocessing.get_context(method).Process(target=print)
        child.start()
        child.join()
        st.text(f"{method}: {child.exitcode}")
PYTHON

venv/bin/python - 2> log.txt <<'PYTHON'
import sys
from pathlib import Path

from streamlit.testing.v1 import AppTest

shown = [text.value for text in AppTest.from_file("page.py", default_timeout=300).run().text]
seen = Path("seen.txt").read_text().splitlines()
print(*shown, *seen, sep="\n")
stated = ["page.py as __main__", "page.py as __mp_main__", "page.py as __mp_main__"]
sys.exit(0 if seen == stated and shown == ["spawn: 0", "forkserver: 0"] else "changed")
PYTHON
