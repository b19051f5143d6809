//go:build js && wasm

package main

import (
	"fmt"
	"log/slog"
	"os"

	"sluse/core/wire"
	"sluse/worker/cf"
	"sluse/worker/depot"
)

// service reads what the operator set; what is missing is named.
func service() (*depot.Service, error) {
	key := cf.Env("SLUSE_EDGE_KEY")
	if key == "" {
		return nil, fmt.Errorf("SLUSE_EDGE_KEY is not set: wrangler secret put SLUSE_EDGE_KEY")
	}
	signer, err := wire.NewSigner(key)
	if err != nil {
		return nil, fmt.Errorf("SLUSE_EDGE_KEY: %w", err)
	}
	from := cf.Env("SLUSE_MAIL_FROM")
	if from == "" {
		return nil, fmt.Errorf("SLUSE_MAIL_FROM is not set")
	}
	clock, err := cf.NewClock()
	if err != nil {
		return nil, err
	}
	return depot.New(cf.Ports(clock, from), depot.Settings{
		Signer:           signer,
		AdminTokenSHA256: cf.Env("SLUSE_ADMIN_TOKEN_SHA256"),
		KeyringKey:       cf.Env("SLUSE_KEYRING_KEY"), // "": the one pinned at build
		MailFrom:         from,
		OpenAPI:          openapi,
		Development:      cf.Development(),
		Log:              slog.New(slog.NewJSONHandler(os.Stderr, nil)),
		Allow:            cf.Allow,
	}), nil
}
