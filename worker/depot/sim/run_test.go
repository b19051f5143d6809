package sim

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"time"

	"sluse/worker/depot"
)

// A scene is a world with people in it.
type scene struct {
	*world
	files      []*file
	collectors []*collector
}

var municipalities = []string{"0301", "1103", "4601"}

func newScene(w *world) (*scene, error) {
	s := &scene{world: w, collectors: []*collector{newCollector("ssb-1"), newCollector("ssb-2")}}
	t := &task{w: w, proc: &process{}, calm: true}
	for _, c := range s.collectors {
		if err := w.service(t).Seed(context.Background(), depot.Material{Tokens: map[string]string{"ssb": c.token}}); err != nil {
			return nil, err
		}
	}
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
func (s *scene) want(municipality, name string, supersedes *file) {
	s.files = append(s.files, &file{municipality: municipality, name: name, bytes: sealedFile(name), supersedes: supersedes,
		contact: "iplos@" + municipality + ".example", tus: s.rng.IntN(3) == 0})
}

// play is one run: rounds of a few tasks at once, and time that passes.
func (s *scene) play() {
	for round := range 30 {
		procs := []*process{{}, {}}
		var tasks []*task
		for i := range 1 + s.rng.IntN(3) {
			tasks = append(tasks, &task{name: fmt.Sprintf("%d.%d", round, i), proc: procs[s.rng.IntN(2)], do: s.deed()})
		}
		s.run(tasks...)
		s.pass()
		if s.rng.IntN(4) == 0 {
			s.correct(round)
		}
	}
}

// deed picks what a task does.
func (s *scene) deed() func(*task) {
	f, c := s.files[s.rng.IntN(len(s.files))], s.collectors[s.rng.IntN(len(s.collectors))]
	switch n := s.rng.IntN(10); {
	case n < 4:
		return f.try
	case n < 5:
		return c.alone(func(t *task) { c.collect(t, s.collectors) })
	case n < 7:
		return c.alone(c.work)
	case n < 8:
		return wake
	}
	return tick
}

// correct adds a correction of a file that is acknowledged and not corrected yet.
func (s *scene) correct(round int) {
	f := s.files[s.rng.IntN(len(s.files))]
	if f.id == "" {
		return
	}
	for _, o := range s.files {
		if o.supersedes == f {
			return
		}
	}
	s.want(f.municipality, fmt.Sprintf("%s+%d", f.name, round), f)
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
		for tries := 0; f.id == "" || f.receipt == ""; tries++ {
			if tries > 50 {
				s.breach("%s: cannot be delivered", f)
				return
			}
			f.try(t)
		}
	}
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
