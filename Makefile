# Two commands do everything: "make demo" and "make test". Each sets up what is missing first.
# All paths are relative: the folder may lie anywhere, with spaces and Thai letters (make -C FOLDER demo works too).
SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
VMS := .venv/bin/python -m vms_desktop
.PHONY: help setup setup-test demo run test lint bench installer doctor clean

help:
	@echo "make demo       a simulated province on the wall (without a display: a short story with screenshots)"
	@echo "make test       lint, types, architecture, translations, tests"
	@echo "make run        the desk on your own data"
	@echo "make bench      measure speed and write build/bench.json"
	@echo "make doctor     what this workstation has and lacks"
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
	@bash .ci/test.sh lint

bench: setup-test
	@.venv/bin/python benchmarks/run.py $(ARGS)

installer: setup
	@bash .ci/installer.sh

doctor: setup
	@$(VMS) doctor $(ARGS)

clean:
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find vms_desktop tests resources -name __pycache__ -type d -prune -exec rm -rf {} +
