# make run   sets everything up and opens the window with the sample library
# make test  sets everything up and runs the checks and the tests
# Others: lint, format, bench, screenshots, golden, wheel, wheel-test, lock, clean

SHELL := /bin/bash
VENV ?= .venv
export BRIEFER_VENV := $(VENV)
BIN := $(VENV)/bin
TEST_ENV := LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen PYTHONUTF8=1
SAMPLES := $(filter-out %.md,$(wildcard resources/samples/*.*))
NOTE := build/sample-note

.PHONY: run test lint format bench screenshots golden wheel wheel-test lock clean set-up

run: $(VENV)/.ready-run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		$(BIN)/python -m briefer --sample; \
	else \
		echo "There is no display, so the main job runs without a window, on the sample articles."; \
		mkdir -p build && \
		LC_ALL=C.UTF-8 $(BIN)/python -m briefer compose $(SAMPLES) --template information-note \
			--title "Grid battery inspections after the Tynebridge fire" --marking OFFICIAL \
			--output $(NOTE).docx --output $(NOTE).md && \
		echo "The Word file: $(abspath $(NOTE).docx)" && echo "The Markdown file: $(abspath $(NOTE).md)"; \
	fi

test: $(VENV)/.ready-test lint
	$(TEST_ENV) $(BIN)/python -m pytest -q -n 2 --dist loadfile --benchmark-disable

lint: $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/typos
	PYTHONPATH=. $(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/basedpyright --level error

format: $(VENV)/.ready-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.ready-test
	$(TEST_ENV) $(BIN)/python -m pytest -q tests/benchmarks -p no:xdist --benchmark-only -s

screenshots: $(VENV)/.ready-test
	$(BIN)/python packaging/take_screenshots.py

golden: $(VENV)/.ready-test
	$(TEST_ENV) BRIEFER_RENEW_GOLDEN=1 $(BIN)/python -m pytest -q tests/export -k golden

wheel: $(VENV)/.ready-test
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel -d dist

# The wheel in an environment of its own proves itself; the packages it needs are lent by the other environment.
wheel-test: wheel
	rm -rf build/wheel-env
	$(BIN)/python -m venv build/wheel-env
	$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
		>"$$(build/wheel-env/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/lent.pth"
	build/wheel-env/bin/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps dist/*.whl
	cd build && $(TEST_ENV) wheel-env/bin/briefer selftest

# The universal lock files hold hashes and no address (a test checks it).
lock: $(VENV)/.ready-test
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header -p 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header -p 3.11 pyproject.toml --group dev \
		-c requirements.lock -o requirements-dev.lock

set-up: $(VENV)/.ready-run

$(VENV)/.ready-run: requirements.lock packaging/set_up.sh
	packaging/set_up.sh run
	@touch $@

$(VENV)/.ready-test: requirements-dev.lock packaging/set_up.sh
	packaging/set_up.sh test
	@touch $@ $(VENV)/.ready-run

clean:
	rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
