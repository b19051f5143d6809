//go:build !js

package local

import (
	"fmt"
	"os"
	"strings"

	"sluse/core/wire"
	"sluse/worker/depot"
)

// The environment of a host that is not in development. All must be set, but
// SLUSE_TAKE_WHOLE (depot.TakeWhole), which development reads too:
//
//	SLUSE_EDGE_KEY            receipt signer, a note signer key
//	SLUSE_ADMIN_TOKEN_SHA256  hex SHA-256 of the first admin's token
//	SLUSE_SMTP                smtp://[user:password@]host:587, smtps://…:465
//	SLUSE_MAIL_FROM           sender of the daily mail
//	SLUSE_TRUSTED_PROXY       addresses or networks whose X-Forwarded-For is
//	                          believed, separated by commas; or none
var environment = []string{"SLUSE_EDGE_KEY", "SLUSE_ADMIN_TOKEN_SHA256", "SLUSE_SMTP", "SLUSE_MAIL_FROM", "SLUSE_TRUSTED_PROXY"}

// fromEnvironment reads the settings; an error names the variable, never its value.
func fromEnvironment() (depot.Settings, depot.Mailer, error) {
	env, err := readEnvironment()
	if err != nil {
		return depot.Settings{}, nil, err
	}
	signer, err := wire.NewSigner(env["SLUSE_EDGE_KEY"])
	if err != nil {
		return depot.Settings{}, nil, fmt.Errorf("SLUSE_EDGE_KEY: %w", err)
	}
	if !isSHA256(env["SLUSE_ADMIN_TOKEN_SHA256"]) {
		return depot.Settings{}, nil, fmt.Errorf("SLUSE_ADMIN_TOKEN_SHA256: not 64 hex digits")
	}
	mailer, err := NewSMTP(env["SLUSE_SMTP"], env["SLUSE_MAIL_FROM"])
	if err != nil {
		return depot.Settings{}, nil, fmt.Errorf("SLUSE_SMTP or SLUSE_MAIL_FROM: %w", err)
	}
	proxies, err := readProxies(env["SLUSE_TRUSTED_PROXY"])
	if err != nil {
		return depot.Settings{}, nil, fmt.Errorf("SLUSE_TRUSTED_PROXY: %w", err)
	}
	whole, err := takeWhole(false)
	if err != nil {
		return depot.Settings{}, nil, err
	}
	return depot.Settings{
		Signer:           signer,
		AdminTokenSHA256: env["SLUSE_ADMIN_TOKEN_SHA256"],
		TakeWhole:        whole,
		MailFrom:         env["SLUSE_MAIL_FROM"],
		Address:          proxies.address,
	}, mailer, nil
}

func readEnvironment() (map[string]string, error) {
	env := map[string]string{}
	var missing []string
	for _, name := range environment {
		if env[name] = strings.TrimSpace(os.Getenv(name)); env[name] == "" {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("not set: %s (or start with -dev)", strings.Join(missing, ", "))
	}
	return env, nil
}

func takeWhole(development bool) (bool, error) {
	return depot.TakeWhole(os.Getenv("SLUSE_TAKE_WHOLE"), development)
}

func isSHA256(v string) bool {
	return len(v) == 64 && strings.Trim(strings.ToLower(v), "0123456789abcdef") == ""
}
