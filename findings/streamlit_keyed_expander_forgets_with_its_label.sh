#!/usr/bin/env bash
# Streamlit 1.67.0: an expander, a popover or tabs with a key forget whether they are open when a label changes.
#
# With `on_change` set, all three keep a state under their key, as a checkbox does. A checkbox and a segmented control
# with a key keep theirs when their label becomes another; expander, popover and tabs go back to how they began, and
# `st.session_state[key]` with them, though key, place and all else are as before. So a section whose title carries a
# count ("Waiting (3)") closes under the reader's hands whenever the count changes: when one of the three was answered.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check streamlit==1.67.0 || exit 2

cat > page.py <<'PYTHON'
import streamlit as st

count = st.session_state.setdefault("count", 3)
st.checkbox(f"Waiting ({count})", key="checkbox")
st.segmented_control(f"Waiting ({count})", ["a", "b"], key="segmented control")
st.expander(f"Waiting ({count})", key="expander", on_change="rerun")
st.popover(f"Waiting ({count})", key="popover", on_change="rerun")
st.tabs(["All", f"Waiting ({count})"], key="tabs", on_change="rerun")
PYTHON

venv/bin/python - 2> log.txt <<'PYTHON'
import sys

from streamlit.testing.v1 import AppTest

chosen = {"checkbox": True, "segmented control": "b", "expander": True, "popover": True}
chosen["tabs"] = "Waiting (3)"
app = AppTest.from_file("page.py", default_timeout=300).run()
for key, value in chosen.items():
    app.session_state[key] = value
app.run().run()
assert {key: app.session_state[key] for key in chosen} == chosen  # kept while the label is the same
app.session_state["count"] = 2
app.run()
seen = {key: app.session_state[key] for key in chosen}
print(seen)
stated = {"checkbox": True, "segmented control": "b", "expander": False, "popover": False, "tabs": "All"}
sys.exit(0 if seen == stated else "changed")
PYTHON
