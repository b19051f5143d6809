//go:build !js

package main

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

const delivering = "/v1/deliveries?year=2026&municipality=0301&kind=test"

// ask sends a request with the next of the host's tokens.
func (h *host) ask(c *http.Client, method, target string, body []byte, want int) ([]byte, error) {
	return h.askAs(c, h.tokens[int(h.sent.Add(1))%len(h.tokens)], method, target, body, want)
}

func (h *host) askAs(c *http.Client, token, method, target string, body []byte, want int) ([]byte, error) {
	req, err := http.NewRequest(method, h.url+target, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	if method == "PUT" || len(body) > 1<<20 { // what clients of ours do
		sum := sha256.Sum256(body)
		req.Header.Set("Content-Digest", "sha-256=:"+base64.StdEncoding.EncodeToString(sum[:])+":")
	}
	res, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode != want {
		err = fmt.Errorf("%s: %s %s: %s: %.200s", h.name, method, target, res.Status, b)
	}
	return b, err
}

// deliver sends sealed bytes and returns the delivery's id.
func (h *host) deliver(c *http.Client, body []byte) (string, error) {
	b, err := h.ask(c, "POST", delivering, body, http.StatusCreated)
	if err != nil {
		return "", err
	}
	var a struct{ ID, Receipt string }
	err = json.Unmarshal(b, &a)
	if err == nil && (a.ID == "" || !strings.Contains(a.Receipt, "\n— ")) {
		err = fmt.Errorf("%s: no receipt: %.200s", h.name, b)
	}
	return a.ID, err
}

// status asks how a delivery stands.
func (h *host) status(c *http.Client, id string) error {
	b, err := h.ask(c, "GET", "/v1/deliveries/"+id, nil, http.StatusOK)
	if err == nil && !bytes.Contains(b, []byte(`"events":[{"time":`)) {
		err = fmt.Errorf("%s: no events: %.200s", h.name, b)
	}
	return err
}

// sealedBytes have the header of a sealed file and random bytes behind it.
func sealedBytes(size int) []byte {
	random := func(n int) string {
		b := make([]byte, n)
		rand.Read(b)
		return base64.RawStdEncoding.EncodeToString(b)
	}
	head := "age-encryption.org/v1\n-> mlkem768x25519 " + random(1120) + "\n" + random(32) + "\n--- " + random(32) + "\n"
	b := make([]byte, size)
	rand.Read(b[copy(b, head):])
	return b
}
