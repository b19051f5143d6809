//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

// measured is a step: the time it took, that its programs used, and the most
// memory one of them had.
type measured struct {
	what  string
	start time.Time
	out   string // file for the output; empty: nowhere

	mu     sync.Mutex
	cpu    time.Duration
	peakKB int64
}

func measure(what string) *measured { return &measured{what: what, start: time.Now()} }

// program runs the command; what it says is told only when it fails.
func (m *measured) program(env []string, args ...string) error {
	cmd := exec.Command("bin/sluse", args...)
	var said bytes.Buffer
	cmd.Env, cmd.Stderr = append(os.Environ(), env...), &said
	if m.out != "" {
		f, err := os.Create(m.out)
		if err != nil {
			return err
		}
		defer f.Close()
		cmd.Stdout = f
	}
	err := cmd.Run()
	m.add(cmd.ProcessState)
	if err != nil {
		return fmt.Errorf("sluse %s: %w: %.2000s", strings.Join(args[:min(2, len(args))], " "), err, said.Bytes())
	}
	return nil
}

func (m *measured) add(p *os.ProcessState) {
	if p == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.cpu += p.UserTime() + p.SystemTime()
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		kb := int64(u.Maxrss)
		if runtime.GOOS == "darwin" {
			kb >>= 10 // bytes there
		}
		m.peakKB = max(m.peakKB, kb)
	}
}

// done prints the step.
func (m *measured) done(err error) error {
	if err == nil {
		fmt.Printf("%-34s %9.1f %9.1f %9.0f\n", m.what, time.Since(m.start).Seconds(), m.cpu.Seconds(), float64(m.peakKB)/1024)
	}
	return err
}
