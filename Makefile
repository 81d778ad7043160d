# Two commands do everything: "make demo" and "make test". Each sets up what is missing first.
SHELL := /bin/bash
VMS := .venv/bin/python -m vms_desktop
.PHONY: help setup setup-test demo run test lint bench installer clean

help:
	@echo "make demo       a simulated province on the wall (without a display: a short story with screenshots)"
	@echo "make test       lint, types, architecture, translations, tests"
	@echo "make run        the desk on your own data"
	@echo "make bench      measure speed and write build/bench.json"
	@echo "make installer  build dist/vms-desktop and try it"

setup:
	@bash .ci/setup.sh run

setup-test:
	@bash .ci/setup.sh run test

demo: setup
	@$(VMS) demo $(ARGS)

run: setup
	@$(VMS) $(ARGS)

test: setup-test
	@bash .ci/test.sh

lint: setup-test
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports

bench: setup-test
	@.venv/bin/python benchmarks/run.py $(ARGS)

installer: setup
	@bash .ci/installer.sh

clean:
	rm -rf build dist
