package depot

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"sync"

	"golang.org/x/time/rate"
)

// meters counts in process: right for a host of one process.
type meters struct {
	clock  Clock
	limits Limits
	mu     sync.Mutex
	byKey  map[string]*rate.Limiter
}

// mostMeters bounds memory; forgetting all of them at once is lenient, never unfair.
const mostMeters = 10_000

func newMeters(c Clock, l Limits) *meters {
	return &meters{clock: c, limits: l, byKey: map[string]*rate.Limiter{}}
}

func (m *meters) allow(_ context.Context, b Bucket, key string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	name := string(b) + " " + network(key)
	l, ok := m.byKey[name]
	if !ok {
		if len(m.byKey) >= mostMeters {
			clear(m.byKey)
		}
		l = m.meter(b)
		m.byKey[name] = l
	}
	return l.AllowN(m.clock.Now(), 1)
}

// network is what one client can choose its addresses from: an IPv6 /64. Other
// keys are what they are.
func network(key string) string {
	a, err := netip.ParseAddr(key)
	if err != nil || !a.Is6() || a.Is4In6() {
		return key
	}
	p, err := a.Prefix(64)
	if err != nil {
		return key
	}
	return p.String()
}

func (m *meters) meter(b Bucket) *rate.Limiter {
	if b == BucketFailures {
		return rate.NewLimiter(rate.Limit(float64(m.limits.FailedLogins)/60), m.limits.FailedLogins)
	}
	return rate.NewLimiter(rate.Limit(m.limits.Rate), m.limits.Burst)
}

// remoteAddress is the peer's address without its port.
func remoteAddress(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
