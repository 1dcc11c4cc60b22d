# Everyday commands of Last Reel; `make help` lists them.

PYTHON ?= python3

# A build with warnings fails and is forgotten: the next one shows them again, also for pages that did not change.
build = .venv/bin/python -m sphinx -q -W -n --keep-going -j auto -b $(1) -d _build/doctrees/$(1) . _build/$(1) \
  || { rm -rf _build/doctrees/$(1); exit 1; }

# Two builds of one commit have the same content.
ifndef SOURCE_DATE_EPOCH
LAST_COMMIT := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(LAST_COMMIT),)
export SOURCE_DATE_EPOCH := $(LAST_COMMIT)
endif
endif

.DEFAULT_GOAL := help
.PHONY: help html serve pdf epub test lint bench lock words clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' Makefile

# A stamp, written last: a set-up that was interrupted starts over.
.venv/.ready: requirements.lock pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "$(PYTHON) is not installed. Last Reel needs Python 3.11 or newer: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Last Reel needs Python 3.11 or newer; $(PYTHON) is $$("$(PYTHON)" -V 2>&1). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up .venv (once; it takes half a minute) ..."
	@"$(PYTHON)" -m venv --clear .venv
	@.venv/bin/python -m pip --disable-pip-version-check install -qq --require-hashes --no-deps --no-compile -r requirements.lock
	@.venv/bin/python -m pip --disable-pip-version-check install -qq --no-deps --no-build-isolation --editable .
	@touch $@

html: .venv/.ready  ## build the site
	@$(call build,html)
	@echo "The site is built. Open _build/html/index.html"

# All pages are written again at each change (-a), since a change of the extension or of a stylesheet
# touches none of them by itself.
serve: .venv/.ready  ## build the site, show it, and follow your changes
	@.venv/bin/python -m sphinx_autobuild -q -a -n -d _build/doctrees/serve \
	  --ignore tests --re-ignore __pycache__ . _build/serve

pdf: .venv/.ready  ## build the books as PDF, the whole site and each guide (needs LuaLaTeX)
	@command -v lualatex >/dev/null && command -v latexmk >/dev/null || { \
	  echo "The PDF needs LuaLaTeX and latexmk. The Debian packages are listed in .ci/run" >&2; exit 1; }
	@rm -f _build/latex/last-reel*.tex
	@$(call build,latex)
	@cd _build/latex && for book in last-reel*.tex; do \
	  book=$${book%.tex}; echo "Setting $$book ..."; \
	  latexmk -r latexmkrc -pdf -dvi- -ps- -interaction=nonstopmode -halt-on-error $$book.tex \
	    >$$book.stdout 2>&1 || { tail -n 40 $$book.stdout >&2; exit 1; }; \
	  ! grep 'Missing character' $$book.log >&2 || exit 1; \
	done
	@echo "The books are built:"; ls _build/latex/last-reel*.pdf

epub: .venv/.ready  ## build the book as EPUB
	@$(call build,epub)
	@echo "The book is built. Open _build/epub/last-reel.epub"

test: .venv/.ready  ## run the tests
	@.venv/bin/python -m pytest -n auto

lint: .venv/.ready  ## check style and types
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --quiet --check .
	@.venv/bin/mypy --no-error-summary
	@echo "Style and types are in order."

_build/bench/.venv/.ready: benchmarks/requirements.lock
	@echo "Setting up the contenders in _build/bench/.venv (once; it takes a minute) ..."
	@"$(PYTHON)" -m venv --clear _build/bench/.venv
	@_build/bench/.venv/bin/python -m pip --disable-pip-version-check install -qq --require-hashes --no-deps -r $<
	@touch $@

# As in: make bench FILMS=300 ROUNDS=5 CONTENDERS=filmguide,hugo; make bench WHAT=growth FILMS=20,100,300 WRITE=yes
bench: _build/bench/.venv/.ready  ## compare this extension with others (see benchmarks/README.md)
	@_build/bench/.venv/bin/python -m benchmarks $(WHAT) $(if $(FILMS),--films $(FILMS)) $(if $(ROUNDS),--rounds $(ROUNDS)) \
	  $(if $(CONTENDERS),--contenders $(CONTENDERS)) $(if $(WRITE),--write)

# Versions and hashes only: no address of an index gets into the files.
compile = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock:  ## write requirements.lock anew from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv, see https://docs.astral.sh/uv/" >&2; exit 1; }
	@$(compile) --group site --group test --group build --output-file requirements.lock pyproject.toml
	@$(compile) --output-file tests/isso/requirements.lock tests/isso/requirements.in
	@$(compile) --constraint requirements.lock --group site --group benchmarks \
	  --output-file benchmarks/requirements.lock pyproject.toml

# What is new has no translation yet: look for empty msgstr in the .po files, translate, and run this again.
locale = _ext/filmguide/locale
words: .venv/.ready  ## collect the extension's words for translators, and compile the translations
	@.venv/bin/pybabel -q extract --no-location --sort-output --omit-header -o $(locale)/filmguide.pot _ext/filmguide
	@.venv/bin/pybabel -q update -D filmguide -d $(locale) -i $(locale)/filmguide.pot \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@.venv/bin/pybabel -q compile -D filmguide -d $(locale)

clean:  ## remove everything that was built, but not .venv
	@rm -rf _build .mypy_cache .pytest_cache .ruff_cache .hypothesis
