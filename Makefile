# make site: build the site into site/.  make test: run all tests.  make content: those of the content.
# make serve: live preview.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test test-all content check format lock editor

site: .venv/site.done
	@$(BIN)/smartspec build

serve: .venv/site.done
	@$(BIN)/mkdocs serve --livereload --no-strict

# Editing by form is an extra: the next `make site` has it.
editor: .venv/editor.done

check: .venv/site.done
	@$(BIN)/smartspec check

# Some of them: make test ARGS="-k matrix", make test ARGS="tests/read -x".
test: .venv/test.done
	@$(BIN)/python tests/run.py $(ARGS)

# With the attacks on plain MkDocs, which must succeed for ours to be worth anything.
test-all: .venv/test.done
	@$(BIN)/python tests/run.py -m "unprotected or not unprotected" $(ARGS)

# What is tested of the real content alone; needs no browser.
content: .venv/pytest.done
	@$(BIN)/python tests/run.py --content $(ARGS)

format: .venv/test.done
	@$(BIN)/ruff check --fix .github plugins tests benchmarks
	@$(BIN)/ruff format .github plugins tests benchmarks

# New versions of all dependencies; needs uv. No index address is written into the files.
lock:
	uv pip compile pyproject.toml --extra mkdocs --extra build --extra search $(LOCK) -o requirements.txt
	uv pip compile pyproject.toml --all-extras -c requirements.txt $(LOCK) -o requirements-test.txt
	uv pip compile .github/links/requirements.in $(LOCK) -o .github/links/requirements.txt
LOCK := --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --quiet

.venv/site.done: requirements.txt pyproject.toml .venv/browser.done
	@touch $@

# What visitors run in the browser, bundled into plugins/smartspec/browser/built/.
BROWSER := plugins/smartspec/browser
.venv/browser.done: .venv/python.done $(wildcard $(BROWSER)/*.json $(BROWSER)/build.mjs $(BROWSER)/src/*.mjs $(BROWSER)/vendor/*.js)
	@cd $(BROWSER) && PATH="$(abspath $(BIN)):$$PATH" npm ci --silent --no-audit --no-fund
	@cd $(BROWSER) && "$(abspath $(BIN))/node" build.mjs
	@touch $@

# Sveltia CMS, bundled into plugins/smartspec/editor/built/.
EDITOR := plugins/smartspec/editor
.venv/editor.done: .venv/python.done $(wildcard $(EDITOR)/*.json $(EDITOR)/build.mjs $(EDITOR)/src/*)
	@cd $(EDITOR) && PATH="$(abspath $(BIN)):$$PATH" npm ci --silent --no-audit --no-fund
	@cd $(EDITOR) && "$(abspath $(BIN))/node" build.mjs
	@touch $@

.venv/python.done: requirements.txt pyproject.toml
	@echo "Setting up Python packages in .venv (once) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' || { echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/pytest.done: requirements-test.txt .venv/site.done
	@echo "Setting up what the tests need (once) ..."
	@$(PIP) install --require-hashes -r requirements-test.txt
	@touch $@

.venv/test.done: tests/package-lock.json .venv/pytest.done .venv/editor.done
	@cd tests && PATH="$(abspath $(BIN)):$$PATH" npm ci --no-audit --no-fund
	@$(BIN)/python tests/find_browser.py --install
	@touch $@
