//go:build !js

package workerd

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"sluse/worker/depot"
)

// A Backdoor reaches what no deployed Worker gives away (worker/pool/backdoor.mjs).
// It is a depot.DB on the Worker's database.
type Backdoor struct{ url, pass string }

var _ depot.DB = (*Backdoor)(nil)

// Query implements depot.DB.
func (b *Backdoor) Query(ctx context.Context, sql string, args ...any) ([]depot.Row, error) {
	var rows []depot.Row
	if err := b.ask(ctx, "query", statement{sql, encode(args)}, &rows); err != nil {
		return nil, err
	}
	for _, row := range rows {
		for i := range row {
			var err error
			if row[i], err = decode(row[i]); err != nil {
				return nil, err
			}
		}
	}
	return rows, nil
}

// Batch implements depot.DB.
func (b *Backdoor) Batch(ctx context.Context, stmts ...depot.Stmt) ([]int64, error) {
	ask := struct {
		Stmts []statement `json:"stmts"`
	}{}
	for _, s := range stmts {
		ask.Stmts = append(ask.Stmts, statement{s.SQL, encode(s.Args)})
	}
	var changed []int64
	return changed, b.ask(ctx, "batch", ask, &changed)
}

// PoolStats is the state of the instance pool.
type PoolStats struct{ Idle, Lent, Waiting, Bytes int }

// Pool tells how the instance pool is.
func (b *Backdoor) Pool(ctx context.Context) (s PoolStats, err error) {
	return s, b.ask(ctx, "pool", struct{}{}, &s)
}

// Objects lists up to 1000 keys of sealed bytes after cursor.
func (b *Backdoor) Objects(ctx context.Context, cursor string) (keys []string, err error) {
	return keys, b.ask(ctx, "objects", map[string]string{"cursor": cursor}, &keys)
}

type statement struct {
	SQL  string `json:"sql"`
	Args []any  `json:"args"`
}

// ask calls a door. Numbers of the answer stay exact.
func (b *Backdoor) ask(ctx context.Context, door string, question, answer any) error {
	body, err := json.Marshal(question)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, b.url+"/v1/dev/"+door, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Sluse-Dev-Pass", b.pass)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		why, _ := io.ReadAll(io.LimitReader(resp.Body, 1000))
		return fmt.Errorf("back door %s: %s", door, why)
	}
	d := json.NewDecoder(resp.Body)
	d.UseNumber()
	return d.Decode(answer)
}

type bytesJSON struct {
	Bytes string `json:"bytes"`
}

func encode(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if b, ok := a.([]byte); ok {
			a = bytesJSON{base64.StdEncoding.EncodeToString(b)}
		}
		out[i] = a
	}
	return out
}

func decode(v any) (any, error) {
	switch v := v.(type) {
	case json.Number:
		return v.Int64()
	case map[string]any:
		s, _ := v["bytes"].(string)
		return base64.StdEncoding.DecodeString(s)
	}
	return v, nil
}
