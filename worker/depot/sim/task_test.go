//go:build !js

package sim

import (
	"context"
	"fmt"
	"time"

	"sluse/worker/depot"
)

// A task is one request, sweep or queue message under way. Tasks run one at a
// time and change over at port calls only, where the seed says so; a run
// can thus be repeated exactly.
type task struct {
	w      *world
	name   string
	proc   *process
	do     func(*task)
	resume chan bool
	paused chan bool // false when the task has ended
	calm   bool      // no trouble and no change-over

	service *depot.Service
}

// A process is what dies in a crash, with all tasks in it.
type process struct{ dead bool }

// crash is the panic that ends a task.
type crash struct{}

// stage runs deeds at once, in one or two processes.
func (w *world) stage(round int, deeds ...func(*task)) {
	procs := []*process{{}, {}}
	var tasks []*task
	for i, do := range deeds {
		tasks = append(tasks, &task{name: fmt.Sprintf("%d.%d", round, i), proc: procs[w.rng.IntN(2)], do: do})
	}
	if w.rng.IntN(2) == 0 {
		i := w.rng.IntN(len(tasks))
		tasks[0], tasks[i] = tasks[i], tasks[0]
		w.stab(tasks...)
		return
	}
	w.run(tasks...)
}

// run works tasks off, interleaved.
func (w *world) run(tasks ...*task) {
	w.begin(tasks)
	for len(tasks) > 0 {
		i := w.rng.IntN(len(tasks))
		if !tasks[i].goOn() {
			tasks = append(tasks[:i], tasks[i+1:]...)
		}
	}
}

// stab stops the first task before one of its port calls, lets time pass and
// all the others do all they want, and only then lets it go on: what it has
// looked at by then is old.
func (w *world) stab(tasks ...*task) {
	w.begin(tasks)
	first, alive := tasks[0], true
	for range 1 + w.rng.IntN(9) {
		alive = alive && first.goOn()
	}
	gaps := []time.Duration{0, 10 * time.Minute, 31 * time.Minute, 2 * time.Hour}
	w.now = w.now.Add(gaps[w.rng.IntN(len(gaps))])
	for _, t := range tasks[1:] {
		for t.goOn() {
		}
	}
	for alive {
		alive = first.goOn()
	}
}

func (w *world) begin(tasks []*task) {
	for _, t := range tasks {
		t.w, t.resume, t.paused = w, make(chan bool), make(chan bool)
		go t.live()
	}
}

// goOn lets a task run to its next port call; false when it has ended.
func (t *task) goOn() bool {
	t.resume <- true
	return <-t.paused
}

func (t *task) live() {
	<-t.resume
	defer func() {
		if v := recover(); v != nil {
			if _, ok := v.(crash); !ok {
				t.w.breach("%s: panic: %v", t.name, v)
			}
		}
		t.paused <- false
	}()
	t.do(t)
}

// call is every port call: others may run first, then trouble may strike
// before the work or after it is done.
func (t *task) call(what string, work func() error) error {
	if t.calm {
		return work()
	}
	t.turn()
	if t.w.chance(t.w.trouble.slow) {
		t.w.now = t.w.now.Add(time.Duration(t.w.rng.IntN(40)) * time.Minute)
		t.turn()
	}
	if err := t.strike(what + " before"); err != nil {
		return err
	}
	if err := work(); err != nil {
		return err
	}
	return t.strike(what + " after")
}

// turn lets others run; the process may have died meanwhile.
func (t *task) turn() {
	t.paused <- true
	<-t.resume
	if t.proc.dead {
		panic(crash{})
	}
}

func (t *task) strike(where string) error {
	switch {
	case t.w.chance(t.w.trouble.crash):
		t.w.note("%s: crash: %s", t.name, where)
		t.proc.dead = true
		panic(crash{})
	case t.w.chance(t.w.trouble.fail):
		t.w.note("%s: failure: %s", t.name, where)
		return errFault
	}
	return nil
}

// tick is a sweep; it may fail, and a later one makes up for it.
func tick(t *task) {
	_ = t.w.service(t).Tick(context.Background())
}

// wake gives one message of the queue to a consumer: any of those waiting.
func wake(t *task) {
	w := t.w
	if len(w.queue) == 0 {
		return
	}
	i := w.rng.IntN(len(w.queue))
	m := w.queue[i]
	w.queue = append(w.queue[:i:i], w.queue[i+1:]...)
	if err := w.service(t).Wake(context.Background(), m); err != nil {
		w.queue = append(w.queue, m) // asked for again
	}
}
