//go:build !js

package local

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"

	"sluse/core/wire"
)

// production sets the whole environment of a host without -dev.
func production(t *testing.T, smtp string) (adminToken, edgeKey string) {
	t.Helper()
	signer, verifier, err := wire.GenerateSigner("edge.example")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte("first-admin"))
	for name, value := range map[string]string{
		"SLUSE_EDGE_KEY": signer, "SLUSE_ADMIN_TOKEN_SHA256": hex.EncodeToString(sum[:]), "SLUSE_SMTP": smtp,
		"SLUSE_MAIL_FROM": "sluse@ssb.example", "SLUSE_TRUSTED_PROXY": "127.0.0.1, 10.0.0.0/8",
	} {
		t.Setenv(name, value)
	}
	return "first-admin", verifier
}

// start serves a host until the test ends.
func start(t *testing.T, o Options) string {
	t.Helper()
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	ctx, stop := context.WithCancel(context.Background())
	h, err := NewHost(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- h.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return "http://" + l.Addr().String()
}

func ask(t *testing.T, method, url, token, body string) (int, string) {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

// TestEveryVariableIsNamed starts without each of the settings in turn.
func TestEveryVariableIsNamed(t *testing.T) {
	production(t, "smtp://mail.example:587")
	for _, name := range environment {
		t.Run(name, func(t *testing.T) {
			t.Setenv(name, " ")
			_, err := NewHost(t.Context(), Options{Data: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
			if err == nil || !strings.Contains(err.Error(), name) {
				t.Fatal(err)
			}
		})
		t.Run(name+" malformed", func(t *testing.T) {
			t.Setenv(name, "!secret!")
			_, err := NewHost(t.Context(), Options{Data: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
			if err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), "secret") {
				t.Fatal(err)
			}
		})
	}
}

func TestDevelopmentSaysHow(t *testing.T) {
	_, err := NewHost(t.Context(), Options{Data: t.TempDir(), Development: true, Log: slog.New(slog.DiscardHandler)})
	if err == nil || !strings.Contains(err.Error(), "sluse dev -data") {
		t.Fatal(err)
	}
}

// TestProductionHost is delivered to, with a token that its admin made. The
// gates are opened first, whatever day it is.
func TestProductionHost(t *testing.T) {
	admin, edgeKey := production(t, "smtp://127.0.0.1:1")
	url := start(t, Options{Data: t.TempDir()})
	status, answer := ask(t, "POST", url+"/v1/admin/tokens", admin, `{"role":"municipality","municipality":"0301"}`)
	if status != 201 {
		t.Fatal(status, answer)
	}
	token := between(answer, `"token":"`, `"`)
	status, answer = ask(t, "POST", url+"/v1/deliveries?year=2026&municipality=0301&kind=test", token, sealedSample())
	if status != 201 {
		t.Fatal(status, answer)
	}
	status, answer = ask(t, "GET", url+"/v1/deliveries/"+between(answer, `"id":"`, `"`)+"/receipt", token, "")
	r, err := wire.OpenReceipt([]byte(answer), edgeKey)
	if err != nil || status != 200 {
		t.Fatal(status, err)
	}
	sum := sha256.Sum256([]byte(sealedSample()))
	if r.SHA256 != hex.EncodeToString(sum[:]) {
		t.Error("receipt is about other bytes")
	}
}

func between(s, before, after string) string {
	_, s, _ = strings.Cut(s, before)
	s, _, _ = strings.Cut(s, after)
	return s
}

// sealedSample has an age header of the right form and bytes for the rest.
func sealedSample() string {
	return "age-encryption.org/v1\n-> mlkem768x25519 " + strings.Repeat("A", 1494) + "\n" + strings.Repeat("A", 43) +
		"\n--- " + strings.Repeat("A", 43) + "\n" + strings.Repeat("payload", 50)
}

// TestOneProcess: a second host on the same folder is refused.
func TestOneProcess(t *testing.T) {
	production(t, "smtp://127.0.0.1:1")
	dir := t.TempDir()
	start(t, Options{Data: dir})
	_, err := NewHost(t.Context(), Options{Data: dir, Log: slog.New(slog.DiscardHandler)})
	if err == nil || !strings.Contains(err.Error(), "another process") {
		t.Fatal(err)
	}
}
