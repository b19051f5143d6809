//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

func (r *run) make() error {
	m := measure("synth -national")
	err := m.program(nil, "synth", "-national", "-year", strconv.Itoa(r.year), "-persons", strconv.Itoa(r.persons), "-o", r.path("country"))
	return m.done(err)
}

// atATime is how many municipalities send at once.
const atATime = 2

// send delivers every file in two parts.
func (r *run) send() error {
	files, err := filepath.Glob(r.path("country", "*.xml"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(r.path("replies"), 0o700); err != nil {
		return err
	}
	m := measure(fmt.Sprintf("send -split %s, %d deliveries", r.split(), len(files)))
	work := make(chan string)
	var failed error
	var wg sync.WaitGroup
	for range atATime {
		wg.Go(func() {
			for file := range work {
				if err := r.sendOne(m, file); err != nil {
					m.mu.Lock()
					failed = err
					m.mu.Unlock()
				}
			}
		})
	}
	for _, f := range files {
		work <- f
	}
	close(work)
	wg.Wait()
	return m.done(failed)
}

func (r *run) sendOne(m *measured, file string) error {
	_, municipality, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".xml"), "-")
	token, err := r.giveToken(municipality)
	if err != nil {
		return err
	}
	return m.program([]string{"SLUSE_TOKEN=" + token},
		"send", "-split", r.split(), "-url", r.url, "-reply", r.path("replies"), file)
}

func (r *run) split() string {
	if r.onePart {
		return "off"
	}
	return "on"
}

// answer is the pseudonym manager's work.
func (r *run) answer() error {
	if err := measure("").program(nil, "tpf", "keygen", "-o", r.path("register.key")); err != nil {
		return err
	}
	m := measure("tpf")
	return m.done(m.program([]string{"SLUSE_TOKEN=" + r.dev.Tokens["tpf"]}, "tpf", "-once", "-url", r.url,
		"-identity", r.dev.Identities["tpf"], "-key", r.path("register.key"), "-audit", r.path("audit.log")))
}

// read is SSB's: collect, join, check again, load, answer.
func (r *run) read() error {
	m := measure("pickup: join, check, load")
	return m.done(m.program([]string{"SLUSE_TOKEN=" + r.dev.Tokens["ssb"], "SLUSE_REGISTER=" + r.register}, "pickup", "-once", "-url", r.url,
		"-identity", r.dev.Identities["ssb"], "-dir", r.path("in")))
}

// tables prints those of the register into files.
func (r *run) tables() error {
	for _, name := range []string{"users", "hours", "stays", "days", "items", "findings", "spread"} {
		m := measure("register table " + name)
		m.out = r.path(name + ".tsv")
		err := m.program([]string{"SLUSE_REGISTER=" + r.register}, "register", "table", "-kind", "test", "-year", strconv.Itoa(r.year), name)
		if err := m.done(err); err != nil {
			return err
		}
	}
	return nil
}
