//go:build !js

package workerd

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Options say what to run and where.
type Options struct {
	Root  string        // the repository; "": found upwards from the working directory
	Build string        // folder with app.wasm and its two scripts; "": worker/build
	Web   string        // folder of the built page; "": web/dist
	Data  string        // what is kept; must hold dev.json
	Port  int           // on 127.0.0.1; 0: a free one
	Clock time.Time     // where time starts; zero: the machine's time
	Cron  time.Duration // between calls of the scheduled handler; 0: 5 s, negative: none
	Vars  map[string]string
	Rate  int       // requests that a token may send in 10 s; 0: as wrangler.jsonc says
	Log   io.Writer // what wrangler and the Worker say; nil: nowhere
}

func (o *Options) fill() error {
	var err error
	if o.Root == "" {
		if o.Root, err = findRoot(); err != nil {
			return err
		}
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
	o.Log = &sieve{out: o.Log}
	if o.Root, err = filepath.Abs(o.Root); err != nil {
		return err
	}
	for _, d := range []struct {
		path      *string
		otherwise string
	}{{&o.Build, "worker/build"}, {&o.Web, "web/dist"}, {&o.Data, ".sluse"}} {
		if *d.path == "" {
			*d.path = filepath.Join(o.Root, d.otherwise)
		}
		if *d.path, err = filepath.Abs(*d.path); err != nil {
			return err
		}
	}
	if o.Cron == 0 {
		o.Cron = 5 * time.Second
	}
	return o.check()
}

// check names what has to be made first, and how.
func (o *Options) check() error {
	for _, need := range []struct{ path, how string }{
		{filepath.Join(o.Data, "dev.json"), "sluse dev -data " + o.Data},
		{filepath.Join(o.Build, "app.wasm"), "make worker/build/app.wasm"},
		{o.Web, "make web/dist/index.html"},
		{filepath.Join(o.Root, "worker/node_modules/wrangler"), "npm ci in worker"},
	} {
		if _, err := os.Stat(need.path); err != nil {
			return fmt.Errorf("%s is missing; make it with: %s", need.path, need.how)
		}
	}
	return nil
}

func findRoot() (string, error) {
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "worker", "wrangler.jsonc")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			err = errors.New("not inside the repository")
		}
		dir = up
	}
	return "", err
}
