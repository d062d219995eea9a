# Two commands do it all on a machine that has Python 3.11+, make and (for the browser tests) apt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test screenshots clean

run: $(VENV)/run.stamp
	@ls "$${TANGGAP_HOME:-home}"/documents/register/*.json >/dev/null 2>&1 || $(BIN)/python -m data demo
	@$(BIN)/python -m pages.server.first_visit & $(BIN)/streamlit run dashboard.py

test: $(VENV)/test.stamp chromium
	$(BIN)/ruff check .
	$(BIN)/python -m pytest -n 3  # some wait for a browser or a child

# Debian's Chromium for the browser tests; where it cannot be had, those tests are skipped and say so.
.PHONY: chromium
chromium:
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || { \
	  echo "Installing Chromium for the browser tests"; \
	  { apt-get update -qq && export DEBIAN_FRONTEND=noninteractive && { \
	    apt-get install -y -qq chromium-headless-shell || apt-get install -y -qq chromium; } >/dev/null; } \
	  || echo "Chromium cannot be installed here: the browser tests will be skipped"; }

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/test.stamp: requirements.txt requirements-test.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@ $(VENV)/run.stamp

screenshots: $(VENV)/test.stamp chromium
	@ls "$${TANGGAP_HOME:-home}"/documents/register/*.json >/dev/null 2>&1 || $(BIN)/python -m data demo
	$(BIN)/python -m bench.screenshots

clean:
	rm -rf $(VENV)
