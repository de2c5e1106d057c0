# The targets of daily work. `make setup` comes first in each of them and costs nothing when all is there.
BIN := .venv/bin

.PHONY: setup run essai test suite lint corpus bench captures nightly lock clean

setup:
	@packaging/bootstrap.sh

run: setup
	@$(BIN)/bon-a-tirer

essai: setup
	@$(BIN)/bon-a-tirer essai

# Bytecode is kept whatever the environment says: the suite starts the application two hundred times, and each of them
# would compile it anew. `worksteal` gives each process a part that follows on, whose fixtures are made there alone, then
# evens the end out. Three of them for two cores: a sixth of the time of each is spent waiting for a process that starts.
suite nightly: export PYTHONDONTWRITEBYTECODE :=

# The files of the tests are in memory where there are three gigabytes of it to spare, else where pytest puts them.
MEMORY := $(shell test "$$(df --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 3000000 2>/dev/null && echo /dev/shm)
suite nightly: export PYTEST_DEBUG_TEMPROOT := $(MEMORY)

# The types are verified while the first tests run: alone, they would leave a core idle for most of a minute.
test: setup
	@$(MAKE) --no-print-directory --jobs=2 lint suite

suite: setup
	$(BIN)/pytest -n 3 --dist worksteal -m "not nightly"

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

corpus: setup
	@$(BIN)/python tests/corpus/score.py

bench: setup
	@$(BIN)/python tests/benchmarks/run.py

captures: setup
	@$(BIN)/bon-a-tirer captures $(or $(DOSSIER),captures)

nightly: setup
	$(BIN)/pytest -n 3 --dist worksteal -m nightly --hypothesis-profile=nightly

# `make lock ARGS=--upgrade` takes newer versions.
lock: setup
	@packaging/lock.sh $(ARGS)

clean:
	rm -rf .venv .outils build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
