# Two commands are enough for a first look: `make demo` and `make test`.

VENV := .venv
BIN  := $(VENV)/bin
# The first Python on the path that is new enough; or say which: make PYTHON=/opt/python3.13/bin/python3
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 12))
PYTHON ?= $(shell for p in python3 python3.12 python3.13 python3.14 python; do \
	$$p -c '$(NEW_ENOUGH)' 2>/dev/null && { echo $$p; break; }; done)
# Twice quiet: errors are shown, and warnings about somebody's own index settings are not.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

export NO_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help install install-dev demo test check format score speed docs lock clean

help:  ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/.installed-run  ## Set up .venv with what Dragoman needs to run

install-dev: $(VENV)/.installed-dev  ## Set up .venv with what tests, checks and docs need, too

$(BIN)/python:
	@$(or $(PYTHON),python3) -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "Dragoman needs Python 3.12 or newer, and found $$($(or $(PYTHON),python3) --version 2>&1);" \
			"install one, or say where it is: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

# The marks are only younger than their reasons when all went well.
$(VENV)/.installed-%: requirements/%.txt pyproject.toml | $(BIN)/python
	@echo "Installing requirements/$*.txt, every file checked against its hash"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/$*.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

demo: install  ## Read the sample reports: two in the terminal, all of them as a page
	@mkdir -p build
	$(BIN)/dragoman read samples/texts/03_wire_opening_meeting.txt samples/texts/10_wire_geneva_pledges.txt
	@$(BIN)/dragoman read samples/texts --html build/demo.html --quiet
	@echo "All $$(ls samples/texts | wc -l | tr -d ' ') sample reports, to click through, are in $(CURDIR)/build/demo.html: open it in a browser."

test: install-dev  ## Run the tests
	$(BIN)/python -m pytest -n 2

check: install-dev  ## Look at form and types: ruff and mypy
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: install-dev  ## Put the code into form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

score: install-dev  ## Measure against gold records, and compare with the pinned scores
	$(BIN)/dragoman score --pinned tests/gold/scores.toml

speed: install-dev  ## Measure speed and memory beside the bare parser
	$(BIN)/python benchmarks/speed.py

docs: install-dev  ## Build the documentation into build/site
	$(BIN)/python -m mkdocs build --strict --quiet --site-dir build/site
	@echo "The documentation is in build/site/index.html."

# No index addresses: everyone's own index is used, and the hashes say what it may send.
COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.12 \
	--generate-hashes --no-emit-index-url --no-header --quiet
lock: install-dev  ## Choose the exact versions in requirements/ anew
	@$(PIP) install uv
	$(COMPILE) --upgrade --extra llm --extra evaluate --extra postgres --group dev --group docs -o requirements/dev.txt
	$(COMPILE) --upgrade --group build -c requirements/dev.txt -o requirements/run.txt

clean:  ## Remove what was made here: .venv, build, caches
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +
