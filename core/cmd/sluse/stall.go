package main

import (
	"context"
	"io"
	"time"
)

// stallAfter is how long a connection may carry nothing before it is given
// up. The answer to a whole upload may take longer; the transport bounds that.
const stallAfter = time.Minute

// A stallWatch ends a request through which no byte has gone for stallAfter,
// so that a dead link is a new attempt and not a silent wait.
type stallWatch struct {
	ctx    context.Context
	cancel context.CancelFunc
	timer  *time.Timer
}

func watch(parent context.Context) *stallWatch {
	w := &stallWatch{}
	w.ctx, w.cancel = context.WithCancel(parent)
	w.timer = time.AfterFunc(stallAfter, w.cancel)
	w.timer.Stop() // runs while a body is being read
	return w
}

func (w *stallWatch) stop() {
	w.timer.Stop()
	w.cancel()
}

func (w *stallWatch) reader(r io.Reader) io.Reader { return stallReader{r, w} }

type stallReader struct {
	io.Reader
	w *stallWatch
}

func (s stallReader) Read(p []byte) (int, error) {
	s.w.timer.Reset(stallAfter)
	n, err := s.Reader.Read(p)
	s.w.timer.Reset(stallAfter)
	if err != nil {
		s.w.timer.Stop()
	}
	return n, err
}

// watched is an answer's body; closing it ends the watch.
type watched struct {
	io.Reader
	body io.Closer
	w    *stallWatch
}

func (b watched) Close() error {
	defer b.w.stop()
	return b.body.Close()
}
