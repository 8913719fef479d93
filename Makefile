# Everything a person runs. Each target sets up what it needs in .venv.
# Without PYTHON, it is the first one here that is new enough.
ifndef PYTHON
PYTHON := $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
endif
VERSION := $(shell "$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
# Programs are run as modules: a command of its own names the folder that it was installed in, and breaks when that moves.
PY := .venv/bin/python
export NO_MKDOCS_2_WARNING := 1
# Two builds of one commit are the same, byte for byte.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
# What is measured is below a sub-path, as on GitHub Pages: the page for a wrong address names its files in full.
BELOW := SITE_URL=https://example.org/second-opinion-guide/

.PHONY: serve site handouts preview reproducible zensical check test types coverage summary care advisories actions release handbook audit access budgets names bench fuzz lock format clean help

serve: .venv/site  ## Show the site at http://127.0.0.1:8000 (or PORT=8001), and each change of it
	@$(PY) -m macros serve $(if $(PORT),--port $(PORT))

site: .venv/site check  ## Build the site into site/ (OFFLINE=no ends the offline copies that readers have)
	$(if $(filter-out yes no,$(OFFLINE)),$(error OFFLINE is "$(OFFLINE)", but must be "no", or not there))
	@$(PY) -m macros build $(if $(filter no,$(OFFLINE)),--no-offline)

preview: OFFLINE := no
preview: site  ## Build the site into preview/ so that its pages also open by a double-click, without a server
	@$(PY) -m macros preview $${SITE_DIR:-site} preview

handouts: .venv/handouts  ## Add ready PDF handouts to the site in site/ (minutes at first; those that did not change are kept in .cache/)
	@$(PY) -m tests.helpers.pango
	@$(PY) -m macros handouts $${SITE_DIR:-site}

reproducible: .venv/site  ## Build the site and its handouts twice, and see that both are the same, byte for byte
	SITE_DIR=.cache/twice/one PYTHONHASHSEED=1 TZ=UTC $(MAKE) --no-print-directory site handouts
	rm -rf .cache/handouts
	SITE_DIR=.cache/twice/two PYTHONHASHSEED=2 TZ=Asia/Tokyo $(MAKE) --no-print-directory site handouts
	diff -r .cache/twice/one .cache/twice/two

zensical: .venv/test check  ## Build the site with Zensical, to see that it still can
	MACROS_FAIL=true SITE_DIR=.cache/zensical $(PY) -m zensical build --clean --strict

check: .venv/site  ## Check the content and name each mistake on its line (BASE=main: also what a change since then loses)
	@$(PY) -m macros check $(if $(BASE),--base "$(BASE)")

test: .venv/test  ## Run every test (or TESTS=tests/unit, and for what opens a browser ENGINES=chromium)
	$(PY) -m tests.helpers.browsers $(ENGINES)
	$(PY) -m tests.helpers.pango
	$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(TESTS)

types: .venv/test  ## Check the layout and the types of all code (needs Node)
	$(PY) -m ruff check macros tests
	$(PY) -m ruff format --check macros tests
	$(PY) -m mypy
	cd tests/types && npm ci --silent && npm run --silent types

coverage: .venv/test  ## See which lines of macros/ no test runs (without those that open a browser)
	$(PY) -m coverage erase
	$(PY) -m coverage run -m pytest -n 2 --dist loadfile --without-browser
	$(PY) -m coverage combine --quiet
	$(PY) -m coverage report

summary: .venv/site  ## Say in plain words what changed in the content since BASE, a commit (main)
	@$(PY) -m macros summary "$(or $(BASE),main)"

care: .venv/site  ## Look for broken links and overdue reviews, and write .cache/care.md
	$(PY) -m macros care .cache/care.md

advisories: .venv/care  ## Add to .cache/care.md which pinned packages have a known weakness
	PATH="$(CURDIR)/.venv/bin:$$PATH" .github/advisories.sh .cache/care.md

actions: .venv/test  ## Ask GitHub whether each action that a workflow names is the version that it is called (needs GH_TOKEN)
	PATH="$(CURDIR)/.venv/bin:$$PATH" zizmor --persona pedantic .github

release: .venv/care  ## Pack the built site and the list of its packages into release/, the same for the same commit
	rm -rf release
	$(PY) -m macros release $${SITE_DIR:-site} release/site.tar.gz
	$(PY) -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible --output-format JSON -o release/packages.cdx.json requirements-handouts.txt

fuzz: .venv/test  ## Break the content and what readers store in thousands of ways, and see that no harm is done
	FUZZ=1 $(PY) -m pytest tests/unit/test_broken_files.py tests/unit/test_reading.py tests/unit/test_editing.py \
		tests/unit/test_text.py tests/unit/test_hostile_texts.py tests/browser/test_hostile_documents.py

handbook: .venv/site  ## Bring .github/REFERENCE.md up to date
	$(PY) -m macros handbook

audit: .venv/test reproducible  ## Lighthouse, axe, the Nu checker and more over every page and a bare Material build, and a client of the data (needs Node and Java)
	$(BELOW) SITE_DIR=.cache/audit/site $(MAKE) --no-print-directory site
	$(PY) -m tests.bench.measure --bare .cache/audit/bare
	$(PY) -m tests.helpers.access .cache/audit/site
	cd tests/audit && npm ci --no-fund
	cd tests/audit && for check in workflows editor fhir structured run; do node $$check.mjs ../../.cache/audit/site || exit 1; done
	cd tests/audit && SITE=../../.cache/audit/site npm run --silent client
	cd tests/audit && node run.mjs ../../.cache/audit/bare/site --compare

access: .venv/test  ## Look at every page and every state of each tool in every way, or WAY="dark phone" (axe, focus, targets, nothing cut off)
	$(PY) -m tests.helpers.browsers chromium
	$(BELOW) SITE_DIR=.cache/access $(MAKE) --no-print-directory site
	$(PY) -m tests.helpers.access .cache/access $(if $(WAY),--way "$(WAY)")

budgets: .venv/test  ## Hold what readers were promised: short pages, the first thing to do near the top, three taps to each item, each thing said once
	$(PY) -m tests.helpers.browsers chromium
	$(BELOW) SITE_DIR=.cache/access $(MAKE) --no-print-directory site
	$(PY) -m tests.bench.reader .cache/access; status=$$?; $(PY) -m tests.bench.repeats .cache/access && exit $$status

names: .venv/test  ## Record anew what screen readers are told (tests/data/names/)
	RECORD=yes $(PY) -m pytest tests/browser/test_names.py

bench: .venv/test  ## Measure speed, memory and weight (SCALE="10 100" also with so many times the content: that takes long)
	$(PY) -m tests.bench.measure $(SCALE:%=--scale %)

lock: .venv/test  ## Choose the newest versions that pyproject.toml allows, and pin them with hashes
	$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --upgrade pyproject.toml -o requirements.txt
	$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --extra test --extra handouts -c requirements.txt pyproject.toml -o requirements-test.txt
	$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --extra handouts -c requirements-test.txt pyproject.toml -o requirements-handouts.txt
	$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --extra care -c requirements-test.txt pyproject.toml -o requirements-care.txt

format: .venv/test  ## Lay out the Python code
	$(PY) -m ruff check --fix macros tests
	$(PY) -m ruff format macros tests

help:  ## Say what each target is for
	@sed -nE 's/^([a-z]+):.*  ## (.*)/\1: \2/p' Makefile

clean:  ## Delete everything that was built or installed
	rm -rf .venv site preview release .cache

WRITABLE := test -w . || { echo "Nothing can be written into this folder, $(CURDIR). Copy it, and run make in the copy."; exit 1; }
# It is missing when the Python that .venv was made with is another one now, or gone. Then .venv is made anew.
MADE_BY := .venv/bin/python$(or $(VERSION),$(if $(PYTHON),-missing))
$(MADE_BY):

.venv/site: requirements.txt $(MADE_BY)
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "This needs Python 3.11 or newer, and $(if $(VERSION),'$(PYTHON)' is Python $(VERSION),there is none here$(if $(PYTHON), called '$(PYTHON)'))." \
			"Name a newer one: make PYTHON=python3.12"; exit 1; }
	@$(WRITABLE)
	"$(PYTHON)" -m venv --clear .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/test: requirements-test.txt .venv/site
	@$(WRITABLE)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

.venv/handouts: requirements-handouts.txt .venv/site
	@$(WRITABLE)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-handouts.txt
	@touch $@

.venv/care: requirements-care.txt .venv/site
	@$(WRITABLE)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-care.txt
	@touch $@
