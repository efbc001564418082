# hrdocs: two commands set up everything on a fresh machine: `make demo` and `make test`.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup demo test check fmt lint type accept alignment bench docs wheel clean
help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /	/' | expand -t 12

setup: $(STAMP) ## the environment in .venv, with everything that tests need

# The environment is made beside and moved in only when complete, so that a broken install never looks like a good one.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "hrdocs needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: setup ## extract the notices of corpus/ into out/ and print a table
	@$(BIN)/hrdocs extract corpus/*/notice.* -o out/ --summary

test: setup ## all tests
	$(BIN)/python -m pytest -n auto

check: setup ## what every commit must pass: format, lint, types, floors, patterns (read-only)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports
	$(BIN)/hrdocs patterns check

fmt: setup ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: setup ## lint and import floors
	$(BIN)/ruff check .
	$(BIN)/lint-imports

type: setup ## static types
	$(BIN)/pyright --pythonpath $(BIN)/python

accept: setup ## gold scores and what differs from gold; never touches gold
	$(BIN)/python -m tests.accept

alignment: setup ## how well clauses of two regions are matched, beside a plain baseline
	$(BIN)/python -m tests.alignment

bench: setup ## measure speed, memory and growth; prints the figures of docs/performance.md
	$(BIN)/python -m tests.benchmarks

docs: setup ## check that every command of the documentation runs
	$(BIN)/python -m pytest -n0 tests/test_docs.py

wheel: setup ## build wheel and source distribution into dist/
	$(BIN)/python -m build

clean: ## remove everything that was made
	rm -rf $(VENV) out build dist .pytest_cache .ruff_cache .hypothesis .benchmarks .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
