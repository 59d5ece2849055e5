# `make demo` and `make test` do all the set-up on a fresh machine with Python 3.11 or later and pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check docs bench clean

demo: $(VENV)/.installed
	$(BIN)/icsgov resolve examples/north_cumbria.json

test: $(VENV)/.tested
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term --cov-fail-under=98

docs: $(VENV)/.documented
	$(BIN)/python docs/generate.py --check
	$(BIN)/zensical build --clean

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/resolve.py
	$(BIN)/python benchmarks/conflicts.py

clean:
	rm -rf $(VENV) site .mypy_cache .ruff_cache .pytest_cache .coverage .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tested: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@ $(VENV)/.installed

$(VENV)/.documented: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	touch $@
