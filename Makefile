# The only entry to every task. CI calls the same targets: .ci/run is `make test`.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
KEYRING := $(VENV)/.keyring
DISPLAYS := $(VENV)/.displays
# The first of these that is Python 3.11 or newer; or say it: make PYTHON=/path/to/python3
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

# Else each of the hundreds of programs that the tests start would compile all of it anew.
export PYTHONDONTWRITEBYTECODE :=

# Twice as many workers as cores: a browser that waits for a page needs none.
WORKERS = $(shell $(BIN)/python -c 'import os; print(2 * (os.cpu_count() or 1))')

.DEFAULT_GOAL := help
.PHONY: help demo test bench lint format lock clean browser

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: browser ## set up, then get a degree certificate from the mock Polimi portal
	$(BIN)/tramite run polimi/degree-certificate --case happy --yes

test: browser $(KEYRING) $(DISPLAYS) lint ## set up, then lint, types and every test
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup

bench: browser ## measure it against what it is held against, and keep the figures in docs/
	$(BIN)/python -m bench --keep

lint: $(READY) ## ruff and mypy, changing nothing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY) ## format the code and mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(READY) ## write the newest versions of all dependencies into requirements.lock
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11 \
		--group dev --custom-compile-command "make lock" -o requirements.lock pyproject.toml

clean: ## remove the virtual environment and everything that was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results
	find assistant tests -name __pycache__ -prune -exec rm -rf {} +

browser: $(READY)
	@$(BIN)/python -c "from assistant.runner.browser_install import ready; raise SystemExit(not ready())" \
		|| $(BIN)/tramite browser install

# A real Secret Service for tests; where it cannot be installed they are skipped and say why.
$(KEYRING): | $(READY)
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
		&& ! { command -v gnome-keyring-daemon && command -v dbus-daemon; } >/dev/null; then \
		echo "Installing gnome-keyring for the tests of tramite auth ..."; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq -y --no-install-recommends gnome-keyring dbus >/dev/null; } \
		|| { echo "It could not be installed, its tests are skipped."; exit 0; }; \
		fi; touch $@

# A display for tests that show windows; where it cannot be installed they are skipped and say why.
$(DISPLAYS): | $(READY)
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! command -v Xvfb >/dev/null; then \
		echo "Installing xvfb for the tests of tramite present ..."; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq -y --no-install-recommends xvfb >/dev/null; } \
		|| { echo "It could not be installed, its tests are skipped."; exit 0; }; \
		fi; touch $@

# Only when pyproject.toml or the lock has changed since the last time.
$(READY): pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || \
		{ echo "Python 3.11 or newer is needed: sudo apt-get install -y python3 python3-venv"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(MAKE) --no-print-directory $(VENV)
	@echo "Installing the dependencies (a minute or two, once) ..."
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable . --group dev
	@touch $@

# Debian keeps venv's pip in a package of its own.
.PHONY: $(VENV)
$(VENV): VENV_PACKAGE = python$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv
$(VENV):
	@echo "Making the virtual environment $(VENV) ..."
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
		then apt-get update -qq \
		&& DEBIAN_FRONTEND=noninteractive apt-get install -qq -y $(VENV_PACKAGE) >/dev/null; \
		else echo "Python's venv is incomplete: sudo apt-get install -y $(VENV_PACKAGE)"; exit 1; fi
	@$(PYTHON) -m venv --clear $(VENV)
