package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"sluse/core"
	"sluse/core/pseudonym"
	"sluse/core/split"
	"sluse/core/wire"
)

// refusalOf is why an identity part is refused for good, or empty.
func refusalOf(err error) string {
	for _, r := range []struct {
		err    error
		reason string
	}{
		{core.ErrWrongKey, wire.ReasonWrongKey}, {core.ErrDamaged, wire.ReasonDamaged}, {core.ErrTooLarge, wire.ReasonTooLarge},
		{split.ErrForm, wire.ReasonDamaged}, {split.ErrDoubled, wire.ReasonDamaged},
		{pseudonym.ErrOtherDelivery, wire.ReasonMismatch}, {pseudonym.ErrRealInTest, wire.ReasonRealInTest},
	} {
		if errors.Is(err, r.err) {
			return r.reason
		}
	}
	return ""
}

func (t *manager) reject(m wire.Manifest, h split.Header, reason string, tally pseudonym.Tally) error {
	if err := t.note(h, m.ID, reason, tally); err != nil {
		return err
	}
	body, err := json.Marshal(wire.Outcome{Result: wire.ResultRejected, Reason: reason})
	if err != nil {
		return err
	}
	err = t.e.answer(t.c.ctx, request{method: http.MethodPost, path: t.path(m.ID, "read"), size: int64(len(body)),
		header: map[string]string{"Content-Type": "application/json"},
		body:   func() io.Reader { return bytes.NewReader(body) }}, nil)
	if err != nil {
		return err
	}
	return t.tellAnswer(m, wire.ResultRejected, reason, tally)
}

// answered is what tpf prints of each identity part.
type answered struct {
	ID           string           `json:"id"`
	Year         int              `json:"year"`
	Municipality string           `json:"municipality"`
	Kind         wire.Kind        `json:"kind"`
	Result       string           `json:"result"`
	Reason       string           `json:"reason,omitempty"`
	Rows         int64            `json:"rows"`
	Refused      map[string]int64 `json:"refused"`
	Counts       map[string]int64 `json:"counts"`
}

func (t *manager) tellAnswer(m wire.Manifest, result, reason string, n pseudonym.Tally) error {
	a := answered{m.ID, m.Year, m.Municipality, m.Kind, result, reason, n.Rows, n.Refused, n.Counts}
	if t.asJSON {
		return json.NewEncoder(t.c.stdout).Encode(a)
	}
	var refused int64
	for _, k := range n.Refused {
		refused += k
	}
	_, err := fmt.Fprintf(t.c.stdout, "%s\t%s\t%d\t%d\t%s\n", a.ID, a.Result, a.Rows, refused, a.Reason)
	return err
}
