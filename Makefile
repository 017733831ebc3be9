# Every target does its own set-up: a virtual environment in .venv, filled once per lock.
# A fresh Debian with Python 3.11 or newer needs nothing else.

SHELL := /bin/bash
.DEFAULT_GOAL := help

BIN := .venv/bin
LOCK := $(shell cat pyproject.toml constraints.txt | sha256sum | cut -c 1-12)
STAMP := .venv/installed-$(LOCK)
CHECKED := src tests tools benchmarks training
WORKERS ?= 2
STORY ?= examples/lantern-quay

.PHONY: help setup demo test check bench format pages lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(STAMP): pyproject.toml constraints.txt tools/setup.sh
	@tools/setup.sh $(STAMP)

setup: $(STAMP) ## make .venv and install crossread with its tests into it

demo: $(STAMP) ## read the example story and write ./demo
	@rm -rf demo
	@$(BIN)/crossread read $(STORY) -o demo
	@echo "Open $(CURDIR)/demo/index.html"

test: $(STAMP) ## run every test
	@tools/browser.sh
	@tools/java.sh
	@$(BIN)/python -m pytest -n $(WORKERS) $(PYTEST_ARGS)

check: $(STAMP) ## format, lint, types, layers, budgets, word lists, docstrings, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/python -m tools.purity
	$(BIN)/python -m tools.budgets $(wildcard $(CHECKED))
	$(BIN)/python -m tools.lexicons
	$(BIN)/interrogate --quiet src
	$(BIN)/codespell

bench: $(STAMP) ## measure quality against its floors
	@$(BIN)/python -m benchmarks.quality

format: $(STAMP) ## format and fix what ruff can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pages: $(STAMP) demo ## rebuild the output and the picture that the pages show
	$(BIN)/python -m tools.schema
	$(BIN)/python -m tools.form
	$(BIN)/python -m tools.commands
	$(BIN)/python -m tools.api
	$(BIN)/python -m tools.pages --write *.md $(shell find docs -name "*.md")
	$(BIN)/python -m tools.picture demo docs/images/story-page.png

lock: ## resolve the dependencies again and write constraints.txt
	@tools/lock.sh

clean: ## remove what the other targets made, except .venv
	rm -rf demo build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
