//go:build !js

package workerd

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"strconv"
	"strings"
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
	port, err := freePort(o.Port)
	if err != nil {
		return nil, err
	}
	inspector, err := freePort(0)
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

// freePort checks that a port can be had, since wrangler would silently take
// the next one; 0 asks for any. It is one below those that the system gives to
// outgoing connections, which are taken and let go all the time.
func freePort(port int) (int, error) {
	any := port == 0
	for try := 1; ; try++ {
		if any {
			port = 20_000 + rand.IntN(12_000)
		}
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil {
			return port, l.Close()
		}
		if !any || try == 100 {
			return 0, err
		}
	}
}
