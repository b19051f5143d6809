package depot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"sluse/core/wire"
)

// A call is one request on its way through the service.
type call struct {
	w    *answer
	r    *http.Request
	who  identity
	time time.Time // when it came
	path string    // the route's pattern, all that the log says of the URL
}

func (c *call) ctx() context.Context { return c.r.Context() }

// answer remembers what was answered.
type answer struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	if err != nil && !errors.Is(err, http.ErrContentLength) {
		err = errLeft
	}
	return n, err
}

// errLeft stands for what the network says of a client that is gone: that names
// its address, which is for no log.
var errLeft = errors.New("client left before the end")

// Unwrap lets http.ResponseController through.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// wrap is what every request goes through: headers, the recovery from a
// panic, the problem document of an error, and one line in the access log.
func (s *Service) wrap(path string, serve func(*call) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &call{w: &answer{ResponseWriter: w}, r: r, time: s.Clock.Now(), path: path}
		maps.Copy(w.Header(), serviceHeaderMap)
		if strings.HasPrefix(r.URL.Path, wire.PathUploads) {
			w.Header().Set("Tus-Resumable", tusVersion) // every answer's, refusals too
		}
		err := s.guarded(c, serve)
		s.conclude(c, err)
	})
}

// guarded turns a panic into an error. The panic's value may hold anything,
// so only its type and the stack are logged, and the client sees neither.
func (s *Service) guarded(c *call, serve func(*call) error) (err error) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		if v == http.ErrAbortHandler {
			panic(v)
		}
		s.set.Log.Error("panic", "route", c.path, "type", fmt.Sprintf("%T", v), "stack", string(debug.Stack()))
		err = fmt.Errorf("panic of type %T", v)
	}()
	return serve(c)
}

// conclude answers an error and writes the access log. An answer that has
// begun cannot be taken back: the connection is cut, so that the client does
// not take half for the whole.
func (s *Service) conclude(c *call, err error) {
	begun := c.w.status != 0
	if err != nil && !begun {
		writeProblem(c.w, c.r, err)
	}
	s.logCall(c, err)
	if err != nil && begun {
		panic(http.ErrAbortHandler)
	}
}

func (s *Service) logCall(c *call, err error) {
	h, level := s.set.Log.Handler(), slog.LevelInfo
	if c.w.status >= 500 {
		level = slog.LevelError
	}
	if !h.Enabled(c.ctx(), level) {
		return
	}
	// Not by the logger's own methods, which look for the caller on the stack.
	now := s.Clock.Now()
	r := slog.NewRecord(now, level, "request", 0)
	r.AddAttrs(
		slog.String("method", c.r.Method), slog.String("route", c.path), slog.Int("status", c.w.status),
		slog.Int64("ms", now.Sub(c.time).Milliseconds()), slog.Int64("in", c.r.ContentLength), slog.Int64("out", c.w.bytes),
	)
	if id := c.r.PathValue("id"); isID(id) {
		r.AddAttrs(slog.String("id", id))
	}
	if c.who.id != "" {
		r.AddAttrs(slog.String("token", c.who.id))
	}
	if err != nil {
		r.AddAttrs(slog.String("error", err.Error()))
	}
	_ = h.Handle(c.ctx(), r)
}
