//go:build !js

package sim

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"time"

	"sluse/worker/depot"
)

// A scene is a world with people in it.
type scene struct {
	*world
	files      []*file
	collectors []*collector
	asking     map[string]bool // municipalities with a reminder under way
	putOff     int             // how often the deadline of one was
}

var municipalities = []string{"0301", "1103", "4601"}

func newScene(w *world) (*scene, error) {
	s := &scene{world: w, collectors: []*collector{newCollector("ssb-1"), newCollector("ssb-2")}, asking: map[string]bool{}}
	s.collectors[0].other, s.collectors[1].other = s.collectors[1], s.collectors[0]
	t := &task{w: w, proc: &process{}, calm: true}
	for _, c := range s.collectors {
		if err := w.service(t).Seed(context.Background(), depot.Material{Tokens: map[string]string{"ssb": c.token}}); err != nil {
			return nil, err
		}
	}
	if err := w.service(t).Seed(context.Background(), depot.Material{Tokens: map[string]string{"admin": "madmin", silent: "m" + silent, moved: "m" + moved}}); err != nil {
		return nil, err
	}
	s.askFor(silent, "true")(t)
	for _, m := range municipalities {
		if err := w.service(t).Seed(context.Background(), depot.Material{Tokens: map[string]string{m: "m" + m}}); err != nil {
			return nil, err
		}
		for i := range 1 + w.rng.IntN(3) {
			s.want(m, fmt.Sprintf("%s-%d", m, i), nil)
		}
	}
	return s, nil
}

// want adds a file that a municipality will deliver.
func (s *scene) want(municipality, name string, supersedes *file) *file {
	f := &file{municipality: municipality, name: name, bytes: sealedFile(name), supersedes: supersedes,
		contact: "iplos@" + municipality + ".example", tus: s.rng.IntN(3) == 0}
	s.files = append(s.files, f)
	return f
}

// play is one run: rounds of a few tasks at once, and time that passes.
func (s *scene) play() {
	for round := range 30 {
		if s.rng.IntN(3) == 0 {
			s.duel(round)
		} else {
			s.meet(round)
		}
		s.leasesStand()
		s.rowsOwned()
		s.pass()
		if s.rng.IntN(4) == 0 {
			s.correct(round)
		}
	}
}

// meet lets a few at the service at once.
func (s *scene) meet(round int) {
	f := s.files[s.rng.IntN(len(s.files))]
	var deeds []func(*task)
	for range 1 + s.rng.IntN(3) {
		if s.rng.IntN(2) == 0 { // else one more task about the same file
			f = s.files[s.rng.IntN(len(s.files))]
		}
		deeds = append(deeds, s.deed(f))
	}
	s.stage(round, deeds...)
}

// duel stages what must not come between one another, with the stores so slow
// that leases and uploads run out under way.
func (s *scene) duel(round int) {
	before := s.trouble
	s.trouble.slow = 400
	defer func() { s.trouble = before }()
	f := s.uploading()
	a, b := s.collectors[0], s.collectors[1]
	collect := func(c *collector) func(*task) {
		return c.alone(func(t *task) { c.collect(t, s.collectors) })
	}
	duels := [][]func(*task){
		{a.alone(a.work), collect(b), tick},
		{b.alone(b.work), collect(a), tick},
		{a.alone(a.work), collect(b), b.alone(b.work), b.alone(b.work)},
		{a.alone(a.work), b.alone(b.work), tick, tick},
		{f.step, f.giveUp, tick},
		{f.step, f.step, tick},
		{f.step, tick, tick},
		{f.deliver, f.step},
		{tick, tick, tick},
		{tick, tick, s.remindDeed()},
		{s.correctHeld(a), a.alone(a.work), tick},
	}
	deeds := duels[s.rng.IntN(len(duels))]
	if f.refused || f.supersedes != nil && f.supersedes.id == "" {
		deeds = duels[0]
	}
	s.stage(round, deeds...)
}

// uploading picks a file that is under way by tus, if there is one.
func (s *scene) uploading() *file {
	for _, f := range s.files {
		if f.upload != "" && f.id == "" && s.rng.IntN(2) == 0 {
			return f
		}
	}
	return s.files[s.rng.IntN(len(s.files))]
}

// deed picks what a task does, with f when it is a sender's.
func (s *scene) deed(f *file) func(*task) {
	c := s.collectors[s.rng.IntN(len(s.collectors))]
	switch n := s.rng.IntN(10); {
	case n < 1 && s.rng.IntN(3) == 0:
		return f.giveUp
	case n < 4:
		return f.try
	case n < 5:
		return c.alone(func(t *task) { c.collect(t, s.collectors) })
	case n < 7:
		return c.alone(c.work)
	case n < 8:
		return wake
	case n < 9 && s.rng.IntN(2) == 0:
		return s.remindDeed()
	}
	return tick
}

// correct adds a correction of a file that is acknowledged and not corrected yet.
func (s *scene) correct(round int) {
	f := s.files[s.rng.IntN(len(s.files))]
	if !s.correctable(f) {
		return
	}
	first := s.want(f.municipality, fmt.Sprintf("%s+%d", f.name, round), f)
	if s.rng.IntN(3) == 0 {
		second := s.want(f.municipality, fmt.Sprintf("%s+%d'", f.name, round), f)
		first.rival, second.rival = second, first
	}
}

func (s *scene) correctable(f *file) bool {
	return f.id != "" && !f.refused && !slices.ContainsFunc(s.files, func(o *file) bool { return o.supersedes == f })
}

// correctHeld corrects what a collector has leased: it takes effect when the
// lease ends, and not before.
func (s *scene) correctHeld(c *collector) func(*task) {
	return func(t *task) {
		for _, f := range s.files {
			if h := c.holds[f.id]; h != nil && h.sure(s.now) && s.correctable(f) {
				n := s.want(f.municipality, fmt.Sprintf("%s+%d", f.name, len(s.files)), f)
				n.tus = false
				n.deliver(t)
				return
			}
		}
	}
}

// pass lets time go by: mostly little, now and then past a lease, a night, a
// week or the time of retention.
func (s *scene) pass() {
	steps := []time.Duration{0, time.Second, 5 * time.Second, time.Minute, 4 * time.Minute, 20 * time.Minute,
		40 * time.Minute, 3 * time.Hour, 11 * time.Hour, 26 * time.Hour}
	if s.rng.IntN(40) == 0 {
		steps = []time.Duration{8 * 24 * time.Hour, 100 * 24 * time.Hour}
	}
	s.now = s.now.Add(steps[s.rng.IntN(len(steps))])
}

// settle ends the trouble and lets everybody finish.
func (s *scene) settle() {
	s.trouble = trouble{}
	t := &task{w: s.world, name: "settle", proc: &process{}, calm: true}
	for _, f := range s.files {
		for tries := 0; !f.refused && (f.id == "" || f.receipt == ""); tries++ {
			if tries > 50 {
				s.breach("%s: cannot be delivered", f)
				return
			}
			f.try(t)
		}
	}
	s.drop()
	s.allQueued(t)
	for range 60 {
		if len(s.query(`SELECT 1 FROM delivery WHERE state IN ('received', 'queued', 'collected') LIMIT 1`)) == 0 {
			break
		}
		for _, c := range s.collectors {
			c.collect(t, s.collectors)
			for range 4 {
				c.work(t)
			}
		}
		s.now = s.now.Add(8 * time.Minute)
		s.sweep(t)
	}
	s.dropLost(t)
	for range 12 { // orphans are a day old by then, and the last batch is due and sent
		s.now = s.now.Add(5 * time.Hour)
		s.sweep(t)
	}
}

// drop leaves the refused out of what was promised. Of two rivals one was not.
func (s *scene) drop() {
	s.files = slices.DeleteFunc(s.files, func(f *file) bool {
		if f.refused && (f.rival.refused || f.rival.id == "") {
			s.breach("%s and its rival are both refused", f)
		}
		return f.refused
	})
}

// allQueued wants what the queue lost to be told again by the outbox.
func (s *scene) allQueued(t *task) {
	for range 5 {
		s.now = s.now.Add(2 * time.Hour)
		s.sweep(t)
	}
	s.sweep(t)
	for _, r := range s.query(`SELECT id FROM delivery WHERE state = 'received' LIMIT 10`) {
		s.breach("%s: no consumer ever heard of it", r[0])
	}
}

// dropLost gives back what was set aside by a collector that lost the answer.
func (s *scene) dropLost(t *task) {
	rows, err := s.db.Query(context.Background(), `SELECT id FROM delivery WHERE state = 'held' LIMIT 100`)
	if err != nil {
		s.breach("%v", err)
	}
	for _, r := range rows {
		c := newCollector("ssb-1")
		c.tell(t, r[0].(string), &hold{unsure: true}, "read", `{"result":"read"}`)
	}
}

// sweep is a tick without trouble, and a consumer that takes all there is.
func (s *scene) sweep(t *task) {
	for len(s.queue) > 0 {
		wake(t)
	}
	if err := s.service(t).Tick(context.Background()); err != nil {
		s.breach("sweep without trouble: %v", err)
	}
}

func digestOf(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha-256=:" + base64.StdEncoding.EncodeToString(sum[:]) + ":"
}
