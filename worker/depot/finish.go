package depot

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

	"sluse/core/wire"
)

// A verdict is what SSB says came of a delivery. It holds counts, never content.
type verdict struct {
	Result   string           `json:"result"`   // read or rejected
	Reason   string           `json:"reason"`   // why rejected: a code
	Counts   map[string]int64 `json:"counts"`   // findings by severity
	Receipt  string           `json:"receipt"`  // signed note of stage read
	Sentence string           `json:"sentence"` // of a person at SSB, for the municipality
}

var reasonForm = regexp.MustCompile(`^[a-z_]{0,64}$`)

var severities = []string{"fatal", "error", "warning", "info"}

func (v verdict) check() error {
	switch {
	case v.Result != string(wire.Read) && v.Result != string(wire.Rejected):
		return refuseWith("bad_body", "result must be read or rejected")
	case !reasonForm.MatchString(v.Reason):
		return refuseWith("bad_body", "reason must be a code")
	}
	for severity, n := range v.Counts {
		if !slices.Contains(severities, severity) || n < 0 {
			return refuseWith("bad_body", "counts go by severity: fatal, error, warning, info")
		}
	}
	return checkSentence(v.Sentence)
}

// finish takes SSB's answer. The first one counts; the same again is no
// error, so that a collector that never saw the answer may repeat itself.
func (s *Service) finish(c *call) error {
	var v verdict
	if err := readJSON(c, &v); err != nil {
		return err
	}
	if err := v.check(); err != nil {
		return err
	}
	p, err := s.piece(c)
	if err != nil {
		return err
	}
	if c.who.role == wire.RoleTPF && (v.Result != string(wire.Rejected) || v.Receipt != "") {
		return refuseWith("bad_body", "the pseudonym manager can only reject")
	}
	if err := s.checkReadReceipt(c, p, v); err != nil {
		return err
	}
	if p.state == wire.Read || p.state == wire.Rejected {
		return s.finishedBefore(c, p, v)
	}
	if err := p.heldBy(c.who); err != nil {
		return err
	}
	changed, err := s.DB.Batch(c.ctx(), p.finish(c.who, v, s.now())...)
	if err != nil {
		return fmt.Errorf("finish: %w", err)
	}
	if changed[0] == 0 {
		return s.finishLost(c, v)
	}
	return s.finished(c, v)
}

// finishLost looks again: somebody was faster.
func (s *Service) finishLost(c *call, v verdict) error {
	p, err := s.piece(c)
	if err != nil {
		return err
	}
	if p.state == wire.Read || p.state == wire.Rejected {
		return s.finishedBefore(c, p, v)
	}
	return refuse("lease_lost")
}

func (s *Service) finishedBefore(c *call, p piece, v verdict) error {
	if p.result != v.Result || p.reason != v.Reason || p.counts != v.countText() || p.readReceipt != v.Receipt {
		return refuse("already_finished")
	}
	return s.finished(c, v)
}

func (s *Service) finished(c *call, v verdict) error {
	return writeJSON(c.w, 200, struct {
		ID    string `json:"id"`
		State string `json:"state"`
	}{c.r.PathValue("id"), v.Result})
}

func (v verdict) countText() string {
	if len(v.Counts) == 0 {
		return ""
	}
	b, err := json.Marshal(v.Counts) // keys in order
	if err != nil {
		panic(err)
	}
	return string(b)
}

func (p piece) finish(who identity, v verdict, now int64) []Stmt {
	return []Stmt{
		{`UPDATE part SET done = ?4 WHERE delivery = ?1 AND part = ?2 AND done IS NULL AND EXISTS (
			SELECT 1 FROM delivery WHERE id = ?1 AND` + mayAct + `)`,
			[]any{p.id, string(p.part), who.id, now}},
		{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?2, ?3, state, ?4, ?5 FROM delivery WHERE id = ?1 AND changes() = 1`,
			[]any{p.id, now, who.actor(), v.Result, v.Sentence}},
		{`UPDATE delivery SET state = ?2, finished = ?3, result = ?2, reason = ?4, counts = ?5, read_receipt = ?6
			WHERE id = ?1 AND changes() = 1`,
			[]any{p.id, v.Result, now, v.Reason, v.countText(), v.Receipt}},
	}
}
