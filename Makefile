# Sluse. `make run` to try it, `make test` to trust it; CONTRACT of targets in README.md.
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
WEB_SOURCES  := $(shell find web/src web/public web/index.html web/vite.config.ts web/package.json -type f 2>/dev/null)
ENGINE       := web/public/engine.wasm

.PHONY: run dev test build bench fuzz repro deploy clean
.PHONY: test-go test-wasm test-hosts test-page browser

build: bin/sluse bin/sluse-edge web/dist/index.html worker/build/app.wasm

run: bin/sluse bin/sluse-edge web/dist/index.html
	bin/sluse dev -data '$(DATA)'
	exec bin/sluse-edge -addr 127.0.0.1:$(PORT) -data '$(DATA)' -web web/dist -dev $(if $(CLOCK),-clock '$(CLOCK)')

dev: build
	bin/sluse dev -data '$(DATA)'
	PORT=$(PORT) DATA='$(DATA)' CLOCK='$(CLOCK)' exec go run ./worker/dev

bin/sluse: $(GO_SOURCES) $(GO_DATA)
	$(NATIVE) -o $@ ./core/cmd/sluse

bin/sluse-edge: $(GO_SOURCES) $(GO_DATA)
	$(NATIVE) -o $@ ./worker

clean:
	rm -rf bin web/dist worker/build $(ENGINE) web/node_modules worker/node_modules
