# Everything sets up what it needs: Python 3.11 or newer and make are enough to begin.
#   make run     the office on http://127.0.0.1:8000 with the demo: server and background worker (PORT=8000)
#   make samples read and audit the sample reports, write var/samples/index.html
#   make test    all tests; a part of them: make test T=tests/mingtang/annual
#   make check   format, lint, types, import contracts, generated documents
#   make bench   speed and size, as ratios measured in one run
#   make audit   known faults of the locked packages, where the registry tells them
#   make lock    resolve requirements/*.txt anew from pyproject.toml

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH_READY := $(VENV)/.ready-bench
RUN_READY := $(VENV)/.ready-run
T ?=
WORKERS ?= 2
PORT ?= 8000
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/python -m piptools compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --annotation-style=line --resolver=backtracking --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host --no-emit-options

.PHONY: setup run samples test check bench audit lock clean

setup: $(READY)

$(BIN)/python:
	@sh .ci/make-venv $(VENV)

$(READY): requirements/dev.txt pyproject.toml | $(BIN)/python
	@sh .ci/system-packages
	$(INSTALL) --require-hashes -r requirements/dev.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ $(RUN_READY)

$(RUN_READY): requirements/office.txt pyproject.toml | $(BIN)/python
	@echo "Setting up: packages and programs, some minutes the first time."
	@sh .ci/system-packages office
	@$(INSTALL) --require-hashes -r requirements/office.txt
	@touch $@

$(BENCH_READY): requirements/bench.txt $(READY)
	$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

# The office alone, without the tools of its developers.
run: $(RUN_READY)
	@PYTHONPATH=src $(BIN)/python manage.py serve --port $(PORT)

samples: setup
	@$(BIN)/python -m samples.page var/samples

# Everything on SQLite, then the office once more on a PostgreSQL of its own.
test: setup
	$(BIN)/python -m pytest -rfEs -n $(WORKERS) $(or $(T),--doctest-modules src/mingtang tests)
	$(if $(T),,$(BIN)/python -m tests.office.postgres -rfEs -n $(WORKERS) tests/office)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py check
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m mingtang.audit.catalogue --check
	$(BIN)/python manage.py policy_page --check

bench: $(BENCH_READY)
	$(BIN)/python -m benchmarks

audit:
	python3 -m venv var/audit
	var/audit/bin/pip install --quiet --disable-pip-version-check pip-audit
	var/audit/bin/pip-audit --disable-pip --require-hashes -r requirements/office.txt

lock: setup
	$(LOCK) --output-file requirements/runtime.txt pyproject.toml
	$(LOCK) --extra cluster --output-file requirements/cluster.txt pyproject.toml
	$(LOCK) --extra office --extra several --extra cluster --extra dev --output-file requirements/dev.txt pyproject.toml
	$(LOCK) --extra office --extra several --constraint requirements/dev.txt --output-file requirements/office.txt pyproject.toml
	$(LOCK) --extra bench --constraint requirements/dev.txt --output-file requirements/bench.txt pyproject.toml

clean:
	rm -rf $(VENV) var build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
