# make site: build the site into site/.  make test: run all tests.  make serve PORT=8001: live preview.
# make test ARGS="-k …": what follows goes to pytest.  make content: the tests of the content only.
PYTHON ?= python3
BIN := .venv/bin
# Each step of an installation says one line of its own; errors are still shown.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
PIP_INSTALL := $(PIP) install --progress-bar off --no-input
NPM_CI := PATH="$(abspath $(BIN)):$$PATH" npm ci --no-audit --no-fund --loglevel=error >/dev/null
PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test test-all content check format words lock editor release wheel book

site: .venv/site.done
	@$(BIN)/smartspec build

serve: .venv/site.done
	@$(BIN)/smartspec serve --port "$(PORT)"

# Editing by form is an extra: the next `make site` has it.
editor: .venv/editor.done

check: .venv/python.done
	@$(BIN)/smartspec check

# Some of them: make test ARGS="-k matrix", make test ARGS="tests/read -x".
test: .venv/test.done
	@$(BIN)/python tests/run.py $(ARGS)

# With the attacks on plain MkDocs, which must succeed for ours to be worth anything.
test-all: .venv/test.done
	@$(BIN)/python tests/run.py -m "unprotected or not unprotected" $(ARGS)

# What is tested of the real content alone; needs no browser.
content: .venv/test-python.done .venv/site.done
	@$(BIN)/python tests/run.py --content $(ARGS)

format: .venv/test-python.done
	@$(BIN)/ruff check --fix .github plugins tests benchmarks
	@$(BIN)/ruff format .github plugins tests benchmarks

# Everything that people meet is put into the catalogues, and what is not used any more is taken out. Then translate
# what is new: each msgstr that is empty. Compiling only checks them; the package reads them as they are.
LOCALE := plugins/smartspec/locale
POT := .venv/words.pot
words: .venv/python.done
	@$(BIN)/pybabel -q extract --mapping-file=pyproject.toml --project=smartspec --sort-output \
		--add-location=file --no-wrap --output-file="$(POT)" plugins/smartspec overrides
	@for file in "$(LOCALE)"/*.po; do lang=$$(basename "$$file" .po) && \
		$(BIN)/pybabel -q update --input-file="$(POT)" --locale=$$lang --output-file="$$file" \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap && \
		$(BIN)/pybabel compile --locale=$$lang --input-file="$$file" --output-file=/dev/null --statistics || exit 1; done

# The data as one file with a version in dist/: make release VERSION=2026.4
release: .venv/site.done
	@$(BIN)/smartspec release "$(VERSION)"

# A booklet of each region and of the country, as PDF, and the site with links to them.
book: .venv/book.done .venv/site.done
	@$(BIN)/smartspec book
	@$(BIN)/smartspec build

# The generator as a package in dist/, with the bundled scripts in it.
wheel: .venv/site.done .venv/editor.done
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

# New versions of all dependencies; needs uv. No index address is written into the files.
lock:
	uv pip compile pyproject.toml --extra mkdocs --extra build --extra search $(LOCK) -o requirements.txt
	uv pip compile pyproject.toml --extra book -c requirements.txt $(LOCK) -o requirements-book.txt
	uv pip compile pyproject.toml --all-extras -c requirements.txt $(LOCK) -o requirements-test.txt
	uv pip compile .github/links/requirements.in $(LOCK) -o .github/links/requirements.txt
LOCK := --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --quiet

.venv/site.done: requirements.txt pyproject.toml .venv/browser.done
	@touch $@

# What visitors run in the browser, bundled into plugins/smartspec/browser/built/.
BROWSER := plugins/smartspec/browser
.venv/browser.done: .venv/python.done $(wildcard $(BROWSER)/*.json $(BROWSER)/build.mjs $(BROWSER)/src/*.mjs $(BROWSER)/vendor/*.js)
	@echo "Bundling the search (once, and after changes to it) ..."
	@cd $(BROWSER) && $(NPM_CI)
	@cd $(BROWSER) && "$(abspath $(BIN))/node" build.mjs
	@touch $@

# Sveltia CMS, bundled into plugins/smartspec/editor/built/.
EDITOR := plugins/smartspec/editor
.venv/editor.done: .venv/python.done $(wildcard $(EDITOR)/*.json $(EDITOR)/build.mjs $(EDITOR)/src/*)
	@echo "Bundling the forms (once, and after changes to them) ..."
	@cd $(EDITOR) && $(NPM_CI)
	@cd $(EDITOR) && "$(abspath $(BIN))/node" build.mjs
	@touch $@

.venv/python.done: requirements.txt pyproject.toml
	@echo "Setting up Python packages in .venv (once) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' || { echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(PIP_INSTALL) --require-hashes -r requirements.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/book.done: requirements-book.txt .venv/python.done
	@echo "Setting up Typst, which sets the booklets (once) ..."
	@$(PIP_INSTALL) --require-hashes -r requirements-book.txt
	@touch $@

.venv/test.done: tests/package-lock.json .venv/test-python.done .venv/site.done .venv/editor.done
	@echo "Setting up what the tests need besides Python packages (once) ..."
	@cd tests && $(NPM_CI)
	@$(BIN)/python tests/find_browser.py --install
	@touch $@

# Most modules of these packages are never imported; Python compiles those that are.
.venv/test-python.done: requirements-test.txt .venv/python.done
	@echo "Setting up the Python packages of tests and formatting (once) ..."
	@$(PIP_INSTALL) --no-compile --require-hashes -r requirements-test.txt
	@touch $@
