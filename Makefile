# Two commands do it all on a machine that has Python 3.11+, make and (for the browser tests) apt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .venv-tools
# Where it is set, as in containers, every process that a test starts compiles the whole program anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-fast check screenshots lock audit clean

# Threads would each keep memory that they have freed: a sixth of the whole, and more by the hour
run: export MALLOC_ARENA_MAX = 2
run: $(VENV)/run.stamp
	@ls "$${TANGGAP_HOME:-home}"/documents/register/*.json >/dev/null 2>&1 \
	  || { $(BIN)/python -m data demo && { $(BIN)/python -m reports demo >/dev/null & }; }
	@$(BIN)/python -m pages.server.first_visit & $(BIN)/streamlit run dashboard.py

# Everything. OPTIONS go to pytest: make test OPTIONS=--random-order
test: check chromium
	$(BIN)/python -m pytest -n 3 $(OPTIONS)  # some wait for a browser or a child

# For the work between: no browser, no server, nothing that takes long (SLOW in tests/conftest.py).
test-fast: check
	$(BIN)/python -m pytest -q -n 3 -m "not slow" $(OPTIONS)

check: $(VENV)/test.stamp
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy --no-error-summary

# Debian's Chromium for the browser tests; where it cannot be had, those tests are skipped and say so.
.PHONY: chromium
chromium:
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || { \
	  echo "Installing Chromium for the browser tests"; \
	  { apt-get update -qq && export DEBIAN_FRONTEND=noninteractive && { \
	    apt-get install -y -qq chromium-headless-shell || apt-get install -y -qq chromium; } >/dev/null; } \
	  || echo "Chromium cannot be installed here: the browser tests will be skipped"; }

# The .lock files hold every package with what it brings, each file by its hash: nothing else is installed.
$(VENV)/run.stamp: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/test.stamp: requirements-test.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@ $(VENV)/run.stamp

# After a change of requirements*.txt: writes the .lock files anew (asks PyPI). What they bring stays at its version
# unless UPGRADE=--upgrade.
lock: $(TOOLS)/stamp
	for name in requirements requirements-scale requirements-test; do \
	  $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
	    --custom-compile-command "make lock" $$name.txt --output-file $$name.lock || exit 1; done

# Which packages have known holes, by PyPI's list (pypi.org must be reachable; where it is not, this fails and says so).
audit: $(TOOLS)/stamp
	$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements-test.lock

$(TOOLS)/stamp: requirements-tools.txt
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --disable-pip-version-check -r requirements-tools.txt
	touch $@

screenshots: $(VENV)/test.stamp chromium
	@ls "$${TANGGAP_HOME:-home}"/documents/register/*.json >/dev/null 2>&1 \
	  || { $(BIN)/python -m data demo && $(BIN)/python -m reports demo >/dev/null; }
	$(BIN)/python -m bench.screenshots

clean:
	rm -rf $(VENV) $(TOOLS)
