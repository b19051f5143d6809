//go:build !js

package sim

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"sluse/core/calendar"
	"sluse/core/wire"
	"sluse/worker/depot"
)

// promises are checked after every run.
var promises = []struct {
	name  string
	check func(*scene)
}{
	{"nothing acknowledged is lost", (*scene).nothingLost},
	{"events tell the whole life, and nothing is read in twice", (*scene).eventsWhole},
	{"a collector is told the truth", (*scene).toldTruth},
	{"chains do not fork", (*scene).chainsWhole},
	{"everything is dealt with", (*scene).allDone},
	{"a replay gives the same receipt", (*scene).replays},
	{"one batch of mail a day", (*scene).oneBatch},
	{"every outcome is told once", (*scene).toldOnce},
	{"a deadline is told in time, to its own, once a stage", (*scene).remindedOnce},
	{"who never delivers is reminded", (*scene).silentReminded},
	{"no object is without an owner, none missing", (*scene).objectsOwned},
}

func (w *world) query(sql string, args ...any) []depot.Row {
	rows, err := w.db.Query(context.Background(), sql, args...)
	if err != nil {
		w.breach("%v", err)
	}
	return rows
}

func (s *scene) nothingLost() {
	for _, f := range s.files {
		rows := s.query(`SELECT sha256, receipt, purged FROM delivery WHERE id = ?1 LIMIT 2`, f.id)
		sum := sha256.Sum256(f.bytes)
		if len(rows) != 1 || rows[0][0] != hex.EncodeToString(sum[:]) || rows[0][1] != f.receipt {
			s.breach("%s: acknowledged, and gone or changed", f)
			continue
		}
		r, err := wire.OpenReceipt([]byte(f.receipt), verifier)
		if err != nil || r.SHA256 != rows[0][0] || r.ID != f.id {
			s.breach("%s: receipt is not about it: %v", f, err)
		}
		if rows[0][2] == nil {
			s.hasBytes(f)
		}
	}
	if n := s.query(`SELECT COUNT(*) FROM delivery LIMIT 1`)[0][0]; n != int64(len(s.files)) {
		s.breach("%d deliveries of %d files", n, len(s.files))
	}
}

// rowsOwned wants nothing written for a delivery that is none: what a batch
// writes after its first statement hangs on that.
func (w *world) rowsOwned() {
	for _, r := range w.query(`SELECT 'event', delivery FROM event WHERE delivery NOT IN (SELECT id FROM delivery)
		UNION ALL SELECT 'outbox', delivery FROM outbox WHERE delivery NOT IN (SELECT id FROM delivery)
		UNION ALL SELECT 'part', delivery FROM part WHERE delivery NOT IN (SELECT id FROM delivery)
		UNION ALL SELECT 'object', owner FROM object WHERE owner NOT IN (SELECT id FROM delivery UNION SELECT id FROM upload) LIMIT 5`) {
		w.breach("%s of delivery %s, which is none", r[0], r[1])
	}
}

func (s *scene) hasBytes(f *file) {
	var keys []string
	for _, r := range s.query(`SELECT key FROM object WHERE owner = ?1 AND part = '' ORDER BY seq LIMIT 100`, f.id) {
		keys = append(keys, r[0].(string))
	}
	b, err := s.joined(keys)
	if err != nil || !slices.Equal(b, f.bytes) {
		s.breach("%s: its bytes are gone or changed: %v", f, err)
	}
}

func (s *scene) eventsWhole() {
	for _, f := range s.files {
		s.lifeWhole(f.id)
	}
}

// lifeWhole wants a delivery's events to join on to one another, and one end.
// Nobody says the same twice while a delivery stays what it is; after it has
// been leased once more the same can be true again.
func (w *world) lifeWhole(id string) {
	state, ends, said := "", 0, map[string]bool{}
	for _, r := range w.query(`SELECT was, became, note, actor FROM event WHERE delivery = ?1 ORDER BY id LIMIT 1000`, id) {
		if r[0] != state {
			w.breach("%s: an event from %s while %s", id, r[0], state)
		}
		next := r[1].(string)
		if next == state {
			if r[2] == "lease ended" {
				w.breach("%s: a lease ended, and it is still %s", id, state)
			}
			once := next + " " + r[2].(string) + " by " + r[3].(string)
			if said[once] && next != "collected" && r[2] != "mapping" { // leased and mapped it can be again
				w.breach("%s: said twice: %s", id, once)
			}
			said[once] = true
			continue
		}
		state = next
		clear(said)
		if state == "read" || state == "rejected" {
			ends++
		}
	}
	now := w.query(`SELECT state FROM delivery WHERE id = ?1 LIMIT 1`, id)
	if len(now) == 1 && now[0][0] != state || ends > 1 {
		w.breach("%s: state %v, events end in %s, %d ends", id, now, state, ends)
	}
}

func (s *scene) toldTruth() {
	for _, c := range s.collectors {
		for id, result := range c.finished {
			if strings.HasPrefix(id, "said ") {
				continue
			}
			rows := s.query(`SELECT result FROM delivery WHERE id = ?1 LIMIT 1`, id)
			if len(rows) != 1 || rows[0][0] != result {
				s.breach("%s: a collector was told that %s is taken, it is %v", id, result, rows)
			}
		}
	}
}

func (s *scene) chainsWhole() {
	for _, f := range s.files {
		if f.supersedes == nil {
			continue
		}
		rows := s.query(`SELECT state, superseded_by FROM delivery WHERE id = ?1 LIMIT 1`, f.supersedes.id)
		if len(rows) != 1 || rows[0][1] != f.id {
			s.breach("%s: does not stand in for %s", f, f.supersedes)
			continue
		}
		if state := rows[0][0]; state != "superseded" && state != "read" && state != "rejected" {
			s.breach("%s: superseded, and %s", f.supersedes, state)
		}
	}
	rows := s.query(`SELECT e.delivery FROM event e JOIN event gone ON gone.delivery = e.delivery AND gone.became = 'superseded'
		WHERE e.became = 'collected' AND e.id > gone.id LIMIT 10`)
	for _, r := range rows {
		s.breach("%s: handed out after it was superseded", r[0])
	}
}

func (s *scene) allDone() {
	for _, r := range s.query(`SELECT id, state FROM delivery WHERE state NOT IN ('read', 'rejected', 'superseded') LIMIT 10`) {
		s.breach("%s is still %s", r[0], r[1])
	}
	if rows := s.query(`SELECT id FROM outbox LIMIT 10`); len(rows) > 0 {
		s.breach("%d rows left in the outbox", len(rows))
	}
}

func (s *scene) replays() {
	t := &task{w: s.world, name: "replay", proc: &process{}, calm: true}
	for _, f := range s.files {
		f.deliver(t) // held against the first acknowledgement
	}
}

// oneBatch wants a row for every day between the first and the last, no more;
// the key of the table sees to no two.
func (s *scene) oneBatch() {
	rows := s.query(`SELECT day, due, made FROM mail_batch ORDER BY day LIMIT 10000`)
	if len(rows) == 0 {
		s.breach("no batch at all")
		return
	}
	day, err := time.ParseInLocation(time.DateOnly, rows[0][0].(string), calendar.Oslo)
	if err != nil {
		s.breach("%v", err)
	}
	for _, r := range rows {
		due := time.Date(day.Year(), day.Month(), day.Day(), 8, 0, 0, 0, calendar.Oslo)
		if r[0] != day.Format(time.DateOnly) || r[1] != due.UnixMilli() || r[2].(int64) < due.UnixMilli() {
			s.breach("batch %v, want that of %s", r, due)
		}
		day = day.AddDate(0, 0, 1)
	}
}

// toldOnce wants every outcome in one mail, and in none that was due before it.
func (s *scene) toldOnce() {
	told := map[string]string{}
	for id, m := range s.mails {
		for _, f := range s.files {
			if strings.Contains(m.Text, f.id) {
				if told[f.id] != "" {
					s.breach("%s: told in %s and in %s", f, told[f.id], id)
				}
				if m.To != f.contact {
					s.breach("%s: told to another", f)
				}
				told[f.id] = id
			}
		}
	}
	for _, r := range s.query(`SELECT d.id, d.mailed, d.finished, b.due FROM delivery d LEFT JOIN mail_batch b ON b.day = d.mailed
		WHERE d.state IN ('read', 'rejected') LIMIT 1000`) {
		id := r[0].(string)
		if r[3] == nil || r[2].(int64) >= r[3].(int64) || !strings.HasPrefix(told[id], r[1].(string)) {
			s.breach("%s: finished %v, batch %v, told in %q", id, r[2], r[1], told[id])
		}
	}
}

func (s *scene) objectsOwned() {
	owned := map[string]bool{}
	for _, r := range s.query(`SELECT o.key, d.id, u.id FROM object o LEFT JOIN delivery d ON d.id = o.owner
		LEFT JOIN upload u ON u.id = o.owner LIMIT 10000`) {
		key := r[0].(string)
		owned[key] = true
		if s.blobs[key] == nil || r[1] == nil && r[2] == nil {
			s.breach("object %s: missing, or its owner is", key)
		}
	}
	for key := range s.blobs {
		if !owned[key] {
			s.breach("object %s is nobody's and still there", key)
		}
	}
}
