//go:build !js

package workerd

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// stage copies the Worker and the page to where it runs from, so that building meanwhile
// does not change it under way, and two of them do not share a folder.
func (o *Options) stage() (string, error) {
	dir := filepath.Join(o.Data, "worker")
	for _, part := range []struct{ from, to string }{
		{filepath.Join(o.Root, "worker", "pool"), "pool"},
		{filepath.Join(o.Root, "worker", "migrations"), "migrations"},
		{o.Build, "build"},
		{o.Web, "web"},
	} {
		to := filepath.Join(dir, part.to)
		if err := os.RemoveAll(to); err != nil {
			return "", err
		}
		if err := os.CopyFS(to, os.DirFS(part.from)); err != nil {
			return "", fmt.Errorf("stage: %w", err)
		}
	}
	if err := writeFile(filepath.Join(dir, "web", "_headers"), PageHeaders()); err != nil {
		return "", err
	}
	config, err := os.ReadFile(filepath.Join(o.Root, "worker", "wrangler.jsonc"))
	if err != nil {
		return "", err
	}
	if config, err = o.limited(config); err != nil {
		return "", err
	}
	return dir, os.WriteFile(filepath.Join(dir, "wrangler.jsonc"), config, 0o600)
}

var tokenLimit = []byte(`"namespace_id": "1001", "simple": { "limit": 500,`)

// limited sets a lower limit of requests, one that a slow machine reaches too.
func (o *Options) limited(config []byte) ([]byte, error) {
	if o.Rate == 0 {
		return config, nil
	}
	if !bytes.Contains(config, tokenLimit) {
		return nil, errors.New("wrangler.jsonc has no limit for tokens where it is looked for")
	}
	lower := bytes.Replace(tokenLimit, []byte("500"), []byte(strconv.Itoa(o.Rate)), 1)
	return bytes.Replace(config, tokenLimit, lower, 1), nil
}
