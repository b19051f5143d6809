package main

import (
	"context"
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
