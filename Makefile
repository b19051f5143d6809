# Sluse. `make run` to try it, `make test` to trust it; README.md names the others.
#
# Every target works from a clean clone with Go ≥ 1.26 and any Node ≥ 20: a
# newer Node comes as an npm package and stands first in PATH.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PORT  ?= 8787
DATA  ?= .sluse
CLOCK ?=
FUZZTIME ?= 30s
export SLUSE_KEYRING_KEY ?=

ROOTKEY := -X sluse/core/keyring.root=$(SLUSE_KEYRING_KEY)
GOBUILD := CGO_ENABLED=0 go build -trimpath -buildvcs=false
NATIVE  := $(GOBUILD) -ldflags='-s -w -buildid= $(ROOTKEY)'
WASM    := GOOS=js GOARCH=wasm $(NATIVE)
NPM     := npm ci --no-audit --no-fund --loglevel=error
export PATH := $(CURDIR)/worker/node_modules/.bin:$(CURDIR)/web/node_modules/.bin:$(PATH)

GO_SOURCES   := $(shell find core wasm worker -name '*.go' -not -name '*_test.go' 2>/dev/null) go.mod go.sum
GO_DATA      := $(shell find core worker -name '*.tsv' -o -name '*.sql' -o -name '*.yaml' -not -path '*/node_modules/*' 2>/dev/null)
WEB_SOURCES  := $(shell find web/src web/static web/build web/index.html web/vite.config.ts web/package.json -type f -not -path "*/wasm/*" 2>/dev/null)
ENGINES      := $(addprefix web/src/engine/wasm/,check.wasm seal.wasm open.wasm)

.PHONY: run dev test build bench national fuzz repro deploy clean
.PHONY: test-go test-wasm test-hosts test-page browser tools

build: bin/sluse bin/sluse-edge web/dist/_headers web/dist/.assetsignore worker/build/app.wasm

define NEXT

  Open http://127.0.0.1:$(PORT) and choose a delivery. To make one:
    bin/sluse synth -year 2026 -municipality 0301 -persons 200 > iplos.xml
  The code to send it with (tokens), SSB's identity and the rest: $(DATA)/dev.json
  The same from a terminal: see README.md. Ctrl-C stops it.

endef
export NEXT

run: bin/sluse bin/sluse-edge web/dist/index.html
	bin/sluse dev -data '$(DATA)'
	@echo "$$NEXT"
	exec bin/sluse-edge -addr 127.0.0.1:$(PORT) -data '$(DATA)' -web web/dist -dev $(if $(CLOCK),-clock '$(CLOCK)')

dev: build bin/sluse-workerd
	bin/sluse dev -data '$(DATA)'
	@echo "$$NEXT"
	PORT=$(PORT) DATA='$(DATA)' CLOCK='$(CLOCK)' exec bin/sluse-workerd

bin/sluse: $(GO_SOURCES) $(GO_DATA)
	$(NATIVE) -o $@ ./core/cmd/sluse

bin/sluse-edge: $(GO_SOURCES) $(GO_DATA)
	$(NATIVE) -o $@ ./worker

bin/sluse-workerd: $(GO_SOURCES) $(GO_DATA)
	$(NATIVE) -o $@ ./worker/dev

# --- the Worker ---

worker/node_modules/.ready: worker/package-lock.json
	cd worker && $(NPM)
	touch $@

# The asset generator wipes the folder, so it runs first.
worker/build/app.wasm: worker/node_modules/.ready $(GO_SOURCES) $(GO_DATA)
	go run github.com/syumai/workers/cmd/workers-assets-gen -mode=go -o worker/build
	$(WASM) -o $@ ./worker
	go run ./wasm/jumps $@

# An empty database: new data folders get a copy, since wrangler takes seconds to make one.
worker/.schema/migrated: worker/node_modules/.ready worker/wrangler.jsonc $(wildcard worker/migrations/*.sql) | bin/sluse-workerd
	bin/sluse-workerd -schema

# --- the page ---

web/node_modules/.ready: web/package-lock.json
	cd web && $(NPM)
	touch $@

web/dist/index.html: web/node_modules/.ready $(GO_SOURCES) $(GO_DATA) $(WEB_SOURCES)
	cd web && npm run --silent build

# Workers serves assets past Go: their headers come from the same rows, as a file.
web/dist/_headers: web/dist/index.html bin/sluse-workerd
	bin/sluse-workerd -headers > $@

# Packed for the native host: seconds that `make run` spares itself, where the host
# packs at the first request, and not as small.
web/dist/.assetsignore: web/dist/index.html
	cd web && npm run --silent pack

# --- tests ---

# Two at a time where one mostly waits: for npm, or for hosts to start.
test: tools browser
	$(MAKE) -j2 build bin/sluse-workerd worker/.schema/migrated
	$(MAKE) test-go
	$(MAKE) -j2 test-wasm test-hosts
	$(MAKE) test-page

test-go:
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./wasm/... ./worker ./worker/cf ./worker/depot
	go tool staticcheck ./...
	go test -timeout 20m $$(go list ./... | grep -v /worker/e2e)
	go test -tags testyear -run 'Production|Script/production' ./core/synth ./core/cmd/sluse ./core/calendar

# The same core where the browser runs it, as it is built for the page.
test-wasm:
	go build -o bin/jumps ./wasm/jumps
	GOOS=js GOARCH=wasm go test -exec="$(CURDIR)/bin/jumps -exec $$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./core ./core/calendar ./core/ident ./core/format ./core/record ./core/rule ./core/stats ./core/seal ./core/pack ./core/split ./core/keyring ./core/wire/...

test-hosts:
	go test -count=1 -timeout 20m -tags testyear ./worker/e2e

test-page:
	cd web && npm test --silent

# What tests need of the machine: Debian's packages when root, else a word on what is missing.
browser:
	@for b in "$${CHROME_PATH:-}" chromium chromium-browser google-chrome google-chrome-stable; do \
	  if [ -n "$$b" ] && command -v "$$b" >/dev/null; then exit 0; fi; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else echo "make test drives a real browser: install chromium or google-chrome, or set CHROME_PATH" >&2; exit 1; fi

tools:
	@for t in xmllint:libxml2-utils curl:curl; do \
	  if ! command -v "$${t%%:*}" >/dev/null; then \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$${t##*:}" >/dev/null; \
	    else echo "not found: $${t%%:*}; the tests that need it will say that they are skipped" >&2; fi; fi; done
	@if [ -z "$${PGURL:-}" ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null; \
	  else echo "no PostgreSQL: its tests will say that they are skipped; install it, or set PGURL" >&2; fi; fi

fuzz:
	@for p in $$(grep -rl --include='*_test.go' '^func Fuzz' core worker | xargs -n1 dirname | sort -u); do \
	  for f in $$(grep -ho '^func Fuzz[A-Za-z0-9_]*' $$p/*_test.go | cut -c6-); do \
	    echo "$$p $$f"; go test ./$$p -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME); done; done
	go test -count=1 ./core/rule -run Schema -mutants 5000 -mutants-seed $$RANDOM
	SEEDS=10000 go test -count=1 -timeout 60m ./worker/depot/...

# One table, every row a ratio measured in the same run; WRITE=-write keeps it in testdata/bench.
bench: browser tools build bin/sluse-workerd
	go run ./worker/bench $(WRITE)

# A whole country in two parts through the native host, and the register's figures held
# to the published ones; some minutes. PERSONS=20000 is a small one (no fewer: each of the 357 needs somebody);
# PLAIN=-plain sends it in one part, beside stock age and xmllint.
national: bin/sluse bin/sluse-edge
	go run ./worker/national $(PLAIN) $(if $(PERSONS),-persons $(PERSONS))

# Build everything twice, in two folders, and compare.
repro: build
	rm -rf .repro && git worktree add -f --detach .repro HEAD >/dev/null
	$(MAKE) -C .repro build
	for f in bin/sluse bin/sluse-edge $(ENGINES) worker/build/app.wasm; do cmp $$f .repro/$$f && echo "same: $$f"; done
	git worktree remove --force .repro

deploy: build
	@if [ -z "$$SLUSE_KEYRING_KEY" ]; then echo "refused: this build pins the development key list; set SLUSE_KEYRING_KEY" >&2; exit 1; fi
	cd worker && wrangler d1 migrations apply DB --remote && wrangler deploy

clean:
	rm -rf bin web/dist worker/build worker/.schema $(ENGINES) web/node_modules worker/node_modules
