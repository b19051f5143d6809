//go:build !js

package local

import (
	"net/http"
	"testing"
)

func TestProxies(t *testing.T) {
	p, err := readProxies("127.0.0.1, 10.0.0.0/8")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ peer, forwarded, want string }{
		{"192.0.2.1:5", "203.0.113.9", "192.0.2.1"},             // a stranger's words
		{"127.0.0.1:5", "203.0.113.9", "203.0.113.9"},           // our proxy's
		{"127.0.0.1:5", "1.2.3.4, 203.0.113.9", "203.0.113.9"},  // the client's own words before it
		{"127.0.0.1:5", "203.0.113.9, 10.1.1.1", "203.0.113.9"}, // two of ours
		{"127.0.0.1:5", "", "127.0.0.1"},                        // none
		{"[::ffff:127.0.0.1]:5", "203.0.113.9", "203.0.113.9"},  // mapped
		{"127.0.0.1:5", "nonsense", "nonsense"},                 // a key all the same
		{"127.0.0.1:5", "10.2.2.2, 10.1.1.1", "10.2.2.2"},       // all ours: the farthest
	} {
		r := &http.Request{RemoteAddr: c.peer, Header: http.Header{"X-Forwarded-For": {c.forwarded}}}
		if got := p.address(r); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
}
