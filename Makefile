# `make demo` and `make test` do all the set-up on a fresh machine with Python 3.11 or later and pip.
# What they install has the versions of constraints.txt; `make pins` writes that file anew.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt
FLOORS := .venv-floors
FUZZ_MINUTES ?= 10

.PHONY: demo test check docs bench wheel floors fuzz pins bom clean

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
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term --cov-fail-under=100

docs: $(VENV)/.documented
	$(BIN)/python docs/generate.py --check
	$(BIN)/zensical build --clean

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/resolve.py
	$(BIN)/python benchmarks/conflicts.py
	$(BIN)/python benchmarks/coverage.py
	$(BIN)/python benchmarks/reach.py
	$(BIN)/python benchmarks/risks.py

# Two builds of the last commit are compared, and the wheel is tried where the source is not.
wheel: $(VENV)/.built
	$(BIN)/python tests/wheel/check.py

# The tests on the oldest releases that pyproject.toml promises to work with.
floors:
	$(PYTHON) -m venv --clear $(FLOORS)
	grep -vE '^(attrs|cattrs|python-dateutil)==' constraints.txt > $(FLOORS)/others.txt
	$(FLOORS)/bin/python -m pip install --quiet -c $(FLOORS)/others.txt hatchling editables
	$(FLOORS)/bin/python -m pip install --quiet --no-build-isolation \
		-c $(FLOORS)/others.txt -c floors.txt --editable '.[test]'
	$(FLOORS)/bin/python -m pytest -n 2

fuzz: $(VENV)/.tested
	$(BIN)/python tests/io/fuzz.py --minutes $(FUZZ_MINUTES)

# Needs uv. The newest releases that pyproject.toml allows, for every Python that it names.
pins:
	uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate \
		--upgrade --custom-compile-command 'make pins' pyproject.toml --output-file constraints.txt

bom: $(VENV)/.tested
	$(BIN)/python tools/bom.py

clean:
	rm -rf $(VENV) $(FLOORS) site .mypy_cache .ruff_cache .pytest_cache .coverage .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.built: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(INSTALL) editables hatchling
	touch $@

$(VENV)/.installed: pyproject.toml constraints.txt $(VENV)/.built
	$(INSTALL) --no-build-isolation --editable .
	touch $@

$(VENV)/.tested: pyproject.toml constraints.txt $(VENV)/.built
	$(INSTALL) --no-build-isolation --editable '.[test]'
	touch $@ $(VENV)/.installed

$(VENV)/.documented: pyproject.toml constraints.txt $(VENV)/.built
	$(INSTALL) --no-build-isolation --editable '.[docs]'
	touch $@
