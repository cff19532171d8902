# One word for each thing a developer does; .ci/run says the same words. Each of them does the set-up that it needs.
.DEFAULT_GOAL := help
.PHONY: help set-up run test quick check lint types contracts fix strings strings-check migration shots bench package package-smoke fuzz lock clean

PY := .venv/bin/python
SETUP := sh packaging/linux/set-up.sh
export PYTHON

run: set-up  ## open the window; without a display: run the whole main job and say where its results lie
	@sh packaging/linux/run.sh

test:  ## every test, on all cores; what needs PostgreSQL, LibreOffice or pyaxis is skipped where they are not
	@$(SETUP) test
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto $(ARGS)

quick: set-up  ## the fast tests of core, store and reports
	$(PY) -m pytest -q -n auto -m "not slow" --hypothesis-profile=quick tests/core tests/store tests/reports $(ARGS)

check: lint types contracts test strings-check  ## all that a change must pass

lint: set-up  ## style and format
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: set-up  ## strict type check
	$(PY) -m mypy

contracts: set-up  ## who may import whom
	.venv/bin/lint-imports

fix: set-up  ## apply what can be applied of style and format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

strings: set-up  ## collect the screen texts into resources/i18n
	$(PY) packaging/extract_strings.py

strings-check: set-up  ## fail if a screen text is not collected or not translated
	$(PY) packaging/extract_strings.py --check

migration: set-up  ## a new revision of the store, to be filled in by hand: make migration name="what changes"
	$(PY) packaging/new_migration.py "$(name)"

shots: set-up  ## a picture of every page in light and dark, at 100 and 200 % text, in shots/
	QT_QPA_PLATFORM=offscreen PYTHONPATH=tests $(PY) tests/gui/shots.py shots

bench: set-up  ## how long the things take that a user waits for
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -s tests/benchmarks $(ARGS)

package:  ## program folder and .deb in dist/, and a first look that they start
	@$(SETUP) package
	@sh packaging/linux/build.sh

package-smoke:  ## the .deb in a clean Debian root (as root; needs the package archive)
	@$(SETUP) smoke
	@sh packaging/linux/smoke-test.sh

fuzz: set-up  ## broken questionnaires by the thousand: make fuzz ARGS="--count 20000 --corpus DIR"
	PYTHONPATH=tests $(PY) tests/corpus/fuzz.py $(ARGS)

lock: set-up  ## renew the locked dependencies; ARGS=--upgrade for newer ones
	$(PY) packaging/lock.py $(ARGS)

set-up:
	@$(SETUP)

clean:  ## remove everything that can be made again
	rm -rf .venv build dist shots demo-output .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis resources/i18n/*.qm

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile
