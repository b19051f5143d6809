package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/mattn/go-isatty"
)

// terminal tells whether a person sees what is written to w.
func terminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// progress shows one changing line on a terminal and nothing elsewhere.
type progress struct {
	w     io.Writer // nil shows nothing
	what  string
	total int64 // 0 where it is not known
	begun time.Time
	shown time.Time
}

func (c *call) progress(what sentence, total int64) *progress {
	p := &progress{what: c.say(what), total: total, begun: time.Now()}
	if terminal(c.stderr) {
		p.w = c.stderr
	}
	return p
}

// at says how far the work has come, at most ten times a second.
func (p *progress) at(n int64) {
	now := time.Now()
	if p.w == nil || now.Sub(p.shown) < 100*time.Millisecond {
		return
	}
	p.shown = now
	rate := float64(n) / max(now.Sub(p.begun).Seconds(), 0.1)
	if p.total > 0 {
		left := time.Duration(float64(p.total-n) / max(rate, 1) * float64(time.Second))
		fmt.Fprintf(p.w, "\r\033[K%s  %3d %%  %.1f MB/s  %s", p.what, n*100/p.total, rate/1e6, left.Round(time.Second))
		return
	}
	fmt.Fprintf(p.w, "\r\033[K%s  %.1f MB  %.1f MB/s", p.what, float64(n)/1e6, rate/1e6)
}

// done clears the line.
func (p *progress) done() {
	if p.w != nil {
		fmt.Fprint(p.w, "\r\033[K")
	}
}

// reader shows progress of what is read through it.
func (p *progress) reader(r io.Reader) io.Reader { return &progressReader{r: r, p: p} }

type progressReader struct {
	r io.Reader
	p *progress
	n int64
}

func (r *progressReader) Read(b []byte) (int, error) {
	n, err := r.r.Read(b)
	r.n += int64(n)
	r.p.at(r.n)
	return n, err
}

// sizeOf is the size of a regular file, 0 of anything else.
func sizeOf(r any) int64 {
	f, ok := r.(*os.File)
	if !ok {
		return 0
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}
