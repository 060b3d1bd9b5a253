# Everything a contributor runs. `make help` lists the targets.
#
# The virtual environment lives in .venv and is never activated: every recipe names its program.
# Stamp files remember what was installed, so that a second run installs nothing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
STAMPS := $(VENV)/stamps
ENVIRONMENT := $(STAMPS)/project $(STAMPS)/dev
BENCH := .venv-bench

EXAMPLES := $(sort $(wildcard examples/*/declaration.yaml))
# The day up to which the examples count their people.
DEMO_DAY := 2026-06-30
WORKERS ?= auto
# What pages draw with: built from the locked npm packages, carried by wheels, never in git.
ASSETS := $(addprefix src/tongguan/assets/,echarts.min.js htmx.min.js icons.svg tabler.min.css tabler.min.js)

# The newest Material prints a notice about its successor on every run; see docs/decisions/0007.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help demo serve assets test check mutants screenshots format docs generate locks system-packages benchmarks benchmarks-census benchmarks-gate reliability clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- the environment ---------------------------------------------------------------------------

# python3.11 by name where it is there, else any python3 that is new enough.
$(BIN)/python:
	@python=$$(command -v $(PYTHON) || command -v python3) || { echo "make: Python 3.11 or later is needed" >&2; exit 1; }; \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "make: $$python is older than Python 3.11" >&2; exit 1; }; \
	"$$python" -m venv $(VENV)

$(STAMPS)/runtime: requirements/runtime.txt | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements/runtime.txt
	@mkdir -p $(@D) && touch $@

# The build backend comes from the lock; an isolated build would fetch one without a hash.
$(STAMPS)/project: pyproject.toml $(STAMPS)/runtime
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/runtime
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

# The engines that the benchmarks compare with live apart: nothing else of ours may come to need them.
$(BENCH)/bin/python: | $(BIN)/python
	$(BIN)/python -m venv $(BENCH)

$(BENCH)/stamps/project: pyproject.toml requirements/bench.txt requirements/runtime.txt | $(BENCH)/bin/python
	$(BENCH)/bin/python -m pip --disable-pip-version-check --quiet --quiet install --require-hashes \
	  --requirement requirements/runtime.txt --requirement requirements/bench.txt
	$(BENCH)/bin/python -m pip --disable-pip-version-check --quiet --quiet install --no-deps --no-build-isolation --editable .
	@mkdir -p $(@D) && touch $@

$(ASSETS) &: package.json package-lock.json tools/charts/echarts.mjs $(wildcard tools/office_assets/*)
	npm ci --silent --no-fund --no-audit
	npm run --silent build -- --log-level=warning
	npm run --silent build:office
	@touch $(ASSETS)

assets: $(ASSETS) ## build what pages draw with

system-packages: ## install Chromium, Chinese fonts and PostgreSQL, which the tests need
	@bash tools/system_packages.sh

# --- what people run ---------------------------------------------------------------------------

demo: $(STAMPS)/project ## assess every example company
	@test -n "$(EXAMPLES)" || { echo "make: there is no examples/*/declaration.yaml" >&2; exit 1; }
	@for declaration in $(EXAMPLES); do \
	  echo; echo "== $$declaration"; \
	  $(BIN)/tongguan assess "$$declaration" --as-of $(DEMO_DAY); \
	done

# The office and what it needs come with the locks of the tests: a newcomer's first start is one command.
serve: $(ENVIRONMENT) $(ASSETS) ## serve the office in the browser, on this machine
	$(BIN)/tongguan serve

test: $(ENVIRONMENT) $(ASSETS) system-packages ## run the tests
	$(BIN)/python -m pytest --numprocesses $(WORKERS)

check: $(ENVIRONMENT) ## formatting, lint, types, architecture, generated files, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m tools.generate_docs --check
	$(BIN)/mkdocs build --quiet --strict --site-dir build/site

mutants: $(ENVIRONMENT) ## put every small mistake into the lawbook and see that cases and proofs notice
	$(BIN)/python -m tools.mutants

screenshots: $(ENVIRONMENT) system-packages ## take the pictures of the office that README and docs show
	$(BIN)/python -m tools.screenshots

format: $(STAMPS)/dev ## format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generate: $(ENVIRONMENT) ## write the generated pages and schemas anew
	$(BIN)/python -m tools.generate_docs

docs: $(ENVIRONMENT) ## serve the documentation on this machine
	$(BIN)/mkdocs serve

benchmarks: $(BENCH)/stamps/project ## measure beside other engines and write docs/benchmarks.md
	$(BENCH)/bin/python -m benchmarks

CENSUS := /var/tmp/tongguan-census
benchmarks-census: $(BENCH)/stamps/project ## count 100 million rows, and write the section of the census; a quarter of an hour, 30 GB in CENSUS
	$(BENCH)/bin/python -m benchmarks.census $(CENSUS) --rows 100000000 --rounds 1 --write

benchmarks-gate: $(ENVIRONMENT) system-packages ## measure the gate on SQLite and PostgreSQL, and write its section; ten minutes, 4 GB
	$(BIN)/python -m benchmarks.gate --write

reliability: $(ENVIRONMENT) system-packages ## kill, stop, fill up and attack gates, many times over, and write what was counted
	GATE_SCALE=4 GATE_COUNTS=docs/explanation/gate-reliability.md $(BIN)/python -m pytest -q -n 0 tests/gate/reliability

locks: $(STAMPS)/dev ## resolve requirements/*.in anew into hash locks
	bash tools/lock_requirements.sh $(BIN)/pip-compile

clean: ## remove the environment and everything built
	rm -rf $(VENV) $(BENCH) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
