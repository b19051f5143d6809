package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sluse/core/calendar"
	"sluse/core/rule"
	"sluse/core/wire"
)

// conclude gives feedback, writes report and receipt and tells the edge.
func (p *collector) conclude(t *taking, reason string) error {
	m, report := t.m, t.report
	r := wire.Receipt{Stage: wire.StageRead, ID: m.ID, Municipality: m.Municipality, Year: m.Year, Kind: m.Kind,
		SHA256: m.SHA256, Size: m.Size, Time: time.Now().In(calendar.Oslo).Truncate(time.Second),
		Supersedes: m.Supersedes, Result: wire.ResultRead, Reason: reason}
	if reason != "" {
		r.Result = wire.ResultRejected
	}
	if t.mapping.SHA256 != "" {
		r.Parts = []wire.ReceiptPart{{Part: wire.IDE, SHA256: t.mapping.SHA256, Size: t.mapping.Size}, {Part: wire.IPL, SHA256: m.SHA256, Size: m.Size}}
		r.SHA256, r.Size = "", 0
	}
	if report != nil {
		r.Rules = strings.ReplaceAll(report.RulesVersion, " ", "_")
		r.Counts = severityCounts(report.Counts)
		if err := p.keepReport(m, report); err != nil {
			return err
		}
	}
	if err := p.giveFeedback(t, r.Result); err != nil {
		return err
	}
	b, err := wire.SignReceipt(r, p.signer)
	if err != nil {
		return err
	}
	// A rejection is not replayed: a run with more identities may do better.
	if r.Result == wire.ResultRead {
		if err := p.keepBytes(m, ".receipt", b); err != nil {
			return err
		}
	}
	p.loaded = t.loaded
	return p.answer(m, r, b)
}

func severityCounts(n rule.Counts) []wire.Count {
	return []wire.Count{{Severity: string(rule.Fatal), N: n.Fatal}, {Severity: string(rule.Error), N: n.Error},
		{Severity: string(rule.Warning), N: n.Warning}, {Severity: string(rule.Info), N: n.Info}}
}

func (p *collector) keepReport(m wire.Manifest, report *rule.Report) error {
	var b bytes.Buffer
	if err := p.c.show(report, true, &b); err != nil {
		return err
	}
	return p.keepBytes(m, ".report.json", b.Bytes())
}

// answer tells the edge, which takes the same answer any number of times.
// What is no longer needed goes first: after the answer nobody comes back for it.
func (p *collector) answer(m wire.Manifest, r wire.Receipt, signed []byte) error {
	if err := p.clear(m.ID); err != nil {
		return err
	}
	o := wire.Outcome{Result: r.Result, Reason: r.Reason, Receipt: string(signed), Counts: map[string]int64{}}
	for _, c := range r.Counts {
		o.Counts[c.Severity] = c.N
	}
	body, err := json.Marshal(o)
	if err != nil {
		return err
	}
	err = p.e.answer(p.c.ctx, request{method: http.MethodPost, path: p.path(m.ID, "read"), size: int64(len(body)),
		header: map[string]string{"Content-Type": "application/json"},
		body:   func() io.Reader { return bytes.NewReader(body) }}, nil)
	if err != nil {
		return err
	}
	out := collected{ID: m.ID, Year: m.Year, Municipality: m.Municipality, Kind: m.Kind, Result: r.Result, Reason: r.Reason, Counts: o.Counts, Loaded: p.loaded && r.Result == wire.ResultRead}
	if r.Result == wire.ResultRead {
		out.File = p.name(m, ".xml")
	}
	return p.print(out)
}

// keep writes a file of a delivery, whole or not at all. Until it is whole it
// lies in the work folder under the delivery's id, where a later run clears it.
func (p *collector) keep(m wire.Manifest, suffix string, write func(io.Writer) error) error {
	f, err := os.OpenFile(filepath.Join(p.folder(), m.ID+suffix), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	return settle(f, p.name(m, suffix), write)
}

func (p *collector) keepBytes(m wire.Manifest, suffix string, b []byte) error {
	return p.keep(m, suffix, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

// clear removes what an unfinished run may have left of a delivery.
func (p *collector) clear(id string) error {
	var errs []error
	for _, suffix := range []string{".sealed", ".letter", ".xml", ".report.json", ".receipt"} {
		err := os.Remove(filepath.Join(p.folder(), id+suffix))
		if !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
