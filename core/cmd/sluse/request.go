package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"sluse/core/wire"
)

// answer makes a request, with new attempts, and decodes JSON into v.
func (e *edge) answer(ctx context.Context, r request, v any) error {
	return e.again(ctx, func() error {
		resp, err := e.do(ctx, r)
		if err != nil {
			return err
		}
		return decode(resp, v)
	})
}

// putSealed is the request that hands over sealed bytes. It declares their
// digest, so that what is cut off or changed on the way is not kept.
func putSealed(path string, sealed []byte) request {
	sum := sha256.Sum256(sealed)
	return request{method: http.MethodPut, path: path, size: int64(len(sealed)),
		header: map[string]string{"Content-Type": "application/octet-stream", "Repr-Digest": reprDigest(sum[:])},
		body:   func() io.Reader { return bytes.NewReader(sealed) }}
}

// reprDigest is the header that declares a SHA-256 (RFC 9530).
func reprDigest(sum []byte) string {
	return "sha-256=:" + base64.StdEncoding.EncodeToString(sum) + ":"
}

// decode reads a JSON answer and closes it; v may be nil for one that says nothing.
func decode(resp *http.Response, v any) error {
	defer resp.Body.Close()
	if v == nil {
		return nil
	}
	if err := json.NewDecoder(io.LimitReader(resp.Body, 16<<20)).Decode(v); err != nil {
		return network{fmt.Errorf("answer of the service: %w", err)}
	}
	return nil
}

// bytes gets at most max bytes.
func (e *edge) bytes(ctx context.Context, path string, max int64) (b []byte, err error) {
	err = e.again(ctx, func() error {
		resp, err := e.do(ctx, request{method: http.MethodGet, path: path})
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if b, err = io.ReadAll(io.LimitReader(resp.Body, max)); err != nil {
			return network{err}
		}
		return nil
	})
	return b, err
}

// keys gets the signed key list, unverified.
func (e *edge) keys(ctx context.Context) ([]byte, error) {
	return e.bytes(ctx, wire.PathKeys, maxKeyring)
}
