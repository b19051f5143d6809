//go:build js && wasm

package main

import (
	"fmt"
	"log/slog"

	"sluse/core/wire"
	"sluse/worker/cf"
	"sluse/worker/depot"
)

// settings are what the operator must set: secrets by `wrangler secret put`,
// the sender as a variable in wrangler.jsonc.
var settings = []string{"SLUSE_EDGE_KEY", "SLUSE_ADMIN_TOKEN_SHA256", "SLUSE_MAIL_FROM"}

// service is the depot on Cloudflare; what is missing for it is named.
func service() (*depot.Service, error) {
	for _, name := range settings {
		if cf.Env(name) == "" && !cf.Development() {
			return nil, fmt.Errorf("%s is not set", name)
		}
	}
	signer, err := wire.NewSigner(cf.Env("SLUSE_EDGE_KEY"))
	if err != nil {
		return nil, fmt.Errorf("SLUSE_EDGE_KEY: %w", err)
	}
	clock, err := cf.NewClock()
	if err != nil {
		return nil, err
	}
	takeWhole, err := depot.TakeWhole(cf.Env("SLUSE_TAKE_WHOLE"), cf.Development())
	if err != nil {
		return nil, err
	}
	from := cf.Env("SLUSE_MAIL_FROM")
	return depot.New(cf.Ports(clock, from), depot.Settings{
		Signer:           cf.Signer{Signer: signer},
		AdminTokenSHA256: cf.Env("SLUSE_ADMIN_TOKEN_SHA256"),
		KeyringKey:       cf.Env("SLUSE_KEYRING_KEY"), // "": the one pinned at build
		MailFrom:         from,
		OpenAPI:          openapi,
		Development:      cf.Development(),
		TakeWhole:        takeWhole,
		Log:              slog.New(slog.NewJSONHandler(cf.Log{}, nil)),
		Allow:            cf.Allow,
	}), nil
}
