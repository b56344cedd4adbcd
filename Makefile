# netpub: every target is safe to run twice. `make help` lists them.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PACKAGE := build/package
ACE := .tools/ace/node_modules/.bin
export PATH := $(CURDIR)/$(ACE):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := build
.PHONY: docs setup-docs bench bench-full picture build test check validate dist words clean help lock setup setup-test setup-validate

build: setup  ## Set up and build the sample project into dist/
	@$(BIN)/netpub build

test: setup-test  ## Set up what tests need and run them
	@$(BIN)/python -m pytest -q -n auto --dist loadfile

check: test  ## Lint, types, architecture contracts, then the tests
	@echo "ruff" && $(BIN)/ruff check src tests benchmarks docs
	@echo "mypy" && $(BIN)/mypy
	@echo "import contracts" && $(BIN)/lint-imports

validate: setup-validate  ## Build everything and ask veraPDF, EPUBCheck and Ace; then the slow tests
	@$(BIN)/netpub build --validate --strict
	@$(BIN)/python -m pytest -q -n auto --dist loadfile -m slow tests/end_to_end
	@$(BIN)/python -m pytest -q -m slow --ignore tests/end_to_end

bench: setup  ## Measure and print how fast netpub is, into build/bench.json (ONLY="pages" for one measure)
	@$(BIN)/python -m benchmarks $(ONLY)

docs: setup-docs  ## Make the documentation's site, with its pictures, in build/docs/
	@$(BIN)/python -m docs.generate
	@echo "build/docs/index.html"

picture: setup-docs  ## Draw the pictures of README and docs from the sample as it is now
	@$(BIN)/python scripts/picture

words: setup-test  ## Bring netpub's own messages in other languages up to date, and name what is left to translate
	@$(BIN)/python scripts/words.py

dist: setup-test  ## Make netpub's wheel and source archive, into build/package/
	@rm -rf $(PACKAGE) && mkdir -p $(PACKAGE)
	@$(BIN)/python -m build --no-isolation --outdir $(PACKAGE) . >build/package.log || { cat build/package.log >&2; exit 1; }
	@ls -l $(PACKAGE)

clean:  ## Remove what builds made (the environment stays)
	@$(BIN)/netpub clean

setup: $(VENV)/.runtime  ## Make the environment that builds need
setup-test: $(VENV)/.test  ## … and what tests and lint need
setup-docs: $(VENV)/.docs  ## … and what the documentation needs
setup-validate: $(VENV)/.validate $(VENV)/.docs .tools/ace/.done  ## … and the validators

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml scripts/system-packages
	@scripts/system-packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
	@scripts/environment $(PYTHON) $(VENV) requirements/runtime.txt
	@touch $@

$(VENV)/.test: $(VENV)/.runtime requirements/test.txt
	@scripts/system-packages poppler-utils
	@scripts/environment $(PYTHON) $(VENV) requirements/test.txt
	@touch $@

$(VENV)/.docs: $(VENV)/.runtime requirements/docs.txt
	@scripts/system-packages chromium
	@scripts/environment $(PYTHON) $(VENV) requirements/docs.txt
	@touch $@

$(VENV)/.validate: $(VENV)/.test requirements/validate.txt
	@scripts/system-packages default-jre-headless libjaxb-java chromium nodejs npm
	@scripts/environment $(PYTHON) $(VENV) requirements/validate.txt
	@touch $@

.tools/ace/.done: requirements/ace/package.json requirements/ace/package-lock.json
	@echo "Installing Ace by DAISY into .tools/ace"
	@mkdir -p .tools/ace && cp requirements/ace/package*.json .tools/ace/
	@cd .tools/ace && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --no-audit --no-fund >npm.log 2>&1 || { tail -n 20 npm.log; exit 1; }
	@touch $@

lock: setup-test  ## Write the lock files anew from pyproject.toml (needs uv)
	@scripts/lock $(BIN)

help:  ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | awk -F'\t' '{printf "  make %-15s %s\n", $$1, $$2}'
