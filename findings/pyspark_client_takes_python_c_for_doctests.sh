#!/usr/bin/env bash
# pyspark-client 4.2.0: the same import works from a file and ends the process from `python -c`.
#
# Importing pyspark.sql.connect asks whether the main module has a __file__ or a __spec__. Where it has neither, it is taken
# for a run of pyspark's own doctests, and the helpers of pyspark's tests are imported. These look for a whole Spark with its
# JARs. The client is made for machines without one (Spark Connect, no Java), so nothing is found, and the import ends with
# SystemExit(-1) and advice to install pyspark, which is installed. The same holds in every process whose main module was
# never a file: workers of execnet, so those of pytest-xdist, and programs in which Python is embedded. Giving the main
# module a __file__ is enough.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
unset SPARK_HOME
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check \
  pyspark-client==4.2.0 pandas==3.1.1 pyarrow==26.0.1 pytest==9.2.0 pytest-xdist==3.8.0 || exit 2

cat > session.py <<'PYTHON'
from pyspark.sql.connect.session import SparkSession

print("imported", SparkSession.__name__)
PYTHON
cat > test_session.py <<'PYTHON'
def test_import():
    import session
PYTHON

said() {  # the exit code of a command, and the line of its output that tells what happened
  local code=0
  "$@" > said.txt 2>&1 || code=$?
  echo "$code, $(grep -oE 'imported SparkSession|Could not find valid SPARK_HOME|1 passed|1 failed' said.txt | tail -1)"
}
from_file=$(said venv/bin/python -W ignore session.py)
from_text=$(said venv/bin/python -W ignore -c "$(cat session.py)")
named=$(said venv/bin/python -W ignore -c "__file__ = 'any'
$(cat session.py)")
one=$(said venv/bin/python -m pytest -q test_session.py)
worker=$(said venv/bin/python -m pytest -q -n 1 test_session.py)
printf '%s\n' "a file: $from_file" "python -c: $from_text" "python -c that sets __file__: $named" \
  "pytest: $one" "pytest -n 1: $worker"
[ "$from_file" = "0, imported SparkSession" ] && [ "$named" = "0, imported SparkSession" ] &&
  [ "$from_text" = "255, Could not find valid SPARK_HOME" ] && [ "$one" = "0, 1 passed" ] && [ "$worker" = "1, 1 failed" ]
