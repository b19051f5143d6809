//go:build !js

package workerd

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"sluse/worker/local"
)

// mostPorts is how often another port is tried.
const mostPorts = 4

// up launches wrangler and waits until it serves. Between our finding a free
// port and its taking it, somebody else may have.
func (o *Options) up(ctx context.Context, dir, pass string) (*Server, error) {
	for try := 1; ; try++ {
		s, err := o.launch(dir, pass)
		if err != nil {
			return nil, err
		}
		if err = s.await(ctx, s.runs); err == nil {
			return s, nil
		}
		words := o.Log.(*sieve).words()
		err = errors.Join(fmt.Errorf("%w; last words:\n%s", err, words), s.Stop())
		if o.Port != 0 || try == mostPorts || !strings.Contains(words, "Address already in use") {
			return nil, err
		}
	}
}

func (o *Options) launch(dir, pass string) (*Server, error) {
	port, err := local.FreePort(o.Port) // wrangler would silently take the next one
	if err != nil {
		return nil, err
	}
	inspector, err := local.FreePort(0)
	if err != nil {
		return nil, err
	}
	cmd := o.wrangler(context.Background(), dir, "dev", "pool/dev.mjs", "--local",
		"--ip", "127.0.0.1", "--port", strconv.Itoa(port),
		"--inspector-ip", "127.0.0.1", "--inspector-port", strconv.Itoa(inspector),
		"--persist-to", o.Data, "--env-file", "dev.vars", "--assets", "web",
		"--show-interactive-dev-session=false")
	proc, err := spawn(cmd)
	if err != nil {
		return nil, err
	}
	url := "http://127.0.0.1:" + strconv.Itoa(port)
	return &Server{URL: url, Back: &Backdoor{url: url, pass: pass}, proc: proc, stop: func() {}}, nil
}
