//go:build !js

package sim

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"sluse/core/wire"
)

// A collector is one of SSB's machines.
type collector struct {
	token    string
	holds    map[string]*hold
	finished map[string]string // results it was told are taken
	busy     bool
	other    *collector
}

// A hold is a lease as its holder knows it.
type hold struct {
	until   time.Time
	unsure  bool // an answer about it was lost
	aside   bool // set aside: the lease does not end
	content []byte
}

func newCollector(token string) *collector {
	return &collector{token: token, holds: map[string]*hold{}, finished: map[string]string{}}
}

// alone lets a collector do one thing at a time, as a machine with one worker.
func (c *collector) alone(do func(*task)) func(*task) {
	return func(t *task) {
		if c.busy {
			return
		}
		c.busy = true
		defer func() { c.busy = false }()
		do(t)
	}
}

// collect leases a few. Nobody else may hold what it gets.
func (c *collector) collect(t *task, others []*collector) {
	r, ok := t.ask("GET", "/v1/pickup?max=3", c.token, nil, nil)
	if !ok {
		return
	}
	var l wire.Leases
	if err := json.Unmarshal(r.Body.Bytes(), &l); err != nil || r.Code != 200 {
		t.w.breach("pickup: %d %v", r.Code, err)
		return
	}
	for _, d := range l.Deliveries {
		for _, o := range others {
			if h := o.holds[d.ID]; o != c && h != nil && h.sure(t.w.now) {
				t.w.breach("%s is leased to two at once", d.ID)
			}
		}
		c.holds[d.ID] = &hold{until: d.LeaseUntil}
	}
}

// work does something with one it holds.
func (c *collector) work(t *task) {
	ids := make([]string, 0, len(c.holds))
	for id := range c.holds {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return
	}
	slices.Sort(ids)
	id := ids[t.w.rng.IntN(len(ids))]
	h := c.holds[id]
	if h.content == nil {
		c.fetch(t, id, h)
		return
	}
	switch t.w.rng.IntN(6) {
	case 0:
		c.tell(t, id, h, "release", `{}`)
	case 1:
		c.tell(t, id, h, "hold", `{"sentence":"vent"}`)
	default:
		c.tell(t, id, h, "read", `{"result":"`+c.verdict(t, id)+`","counts":{"error":0}}`)
	}
}

// verdict sticks to what was said before, as a register does; a first one is
// the collector's own.
func (c *collector) verdict(t *task, id string) string {
	if v, ok := c.finished["said "+id]; ok {
		return v
	}
	v := []string{"read", "read", "rejected"}[t.w.rng.IntN(3)]
	c.finished["said "+id] = v
	return v
}

// sure tells whether nobody may refuse what the holder does with it. What is
// set aside any of SSB's machines may decide.
func (h *hold) sure(now time.Time) bool {
	return !h.unsure && !h.aside && now.Before(h.until)
}

func (c *collector) fetch(t *task, id string, h *hold) {
	sure := h.sure(t.w.now)
	r, ok := t.ask("GET", "/v1/pickup/"+id+"/content", c.token, nil, nil)
	switch {
	case !ok:
	case r.Code == 200:
		h.content = r.Body.Bytes()
	case sure && h.sure(t.w.now):
		t.w.breach("%s: content refused to its holder: %s", id, problemCode(r))
	default:
		delete(c.holds, id)
	}
}

// tell says one of read, hold and release.
func (c *collector) tell(t *task, id string, h *hold, what, body string) {
	sure := h.sure(t.w.now)
	was := *h
	h.unsure = true // until the answer is there
	r, ok := t.ask("POST", "/v1/pickup/"+id+"/"+what, c.token, nil, strings.NewReader(body))
	if !ok {
		return
	}
	h.unsure = was.unsure
	switch {
	case what == "hold" && problemCode(r) == "superseded": // nothing to hold it for
	case r.Code != 200 && sure && h.sure(t.w.now):
		t.w.breach("%s: %s refused to its holder: %s", id, what, problemCode(r))
		delete(c.holds, id)
	case r.Code != 200:
		delete(c.holds, id)
	case what == "hold":
		h.aside = true
	case what == "read":
		if o := c.other; o != nil && !h.aside && o.holds[id] != nil && o.holds[id].sure(t.w.now) {
			t.w.breach("%s: read by one while another holds it", id)
		}
		c.finished[id] = c.finished["said "+id]
		delete(c.holds, id)
	default:
		delete(c.holds, id)
	}
}

// leasesStand looks into the rows after every round: what a collector was
// told that it holds is its own until the time it was told, and nobody took it
// away or gave it back for it.
func (s *scene) leasesStand() {
	for _, c := range s.collectors {
		for id, h := range c.holds {
			if !h.sure(s.now) {
				continue
			}
			r := s.query(`SELECT p.holder, p.lease_until, d.state FROM part p JOIN delivery d ON d.id = p.delivery WHERE d.id = ?1 LIMIT 2`, id)
			if len(r) != 1 || r[0][0] != tokenID(c.token) || r[0][1].(int64) < h.until.UnixMilli() || r[0][2] != "collected" {
				s.breach("%s: leased to %s until %s, and the row says %v", id, c.token, h.until.Format(time.TimeOnly), r)
			}
		}
	}
}

// tokenID is the id that Seed gives a token.
func tokenID(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[16:])
}
