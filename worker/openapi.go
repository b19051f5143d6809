package main

import _ "embed"

// openapi describes the service; both hosts serve it at /v1/openapi.yaml.
//
//go:embed openapi.yaml
var openapi string
