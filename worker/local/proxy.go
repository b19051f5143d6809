//go:build !js

package local

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// proxies are the networks whose X-Forwarded-For is believed.
type proxies []netip.Prefix

func readProxies(v string) (proxies, error) {
	if v == "none" {
		return nil, nil
	}
	var out proxies
	for s := range strings.SplitSeq(v, ",") {
		s = strings.TrimSpace(s)
		if a, err := netip.ParseAddr(s); err == nil {
			out = append(out, netip.PrefixFrom(a, a.BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, errors.New("want addresses or networks, separated by commas, or none")
		}
		out = append(out, p)
	}
	return out, nil
}

func (p proxies) trusts(a netip.Addr) bool {
	for _, n := range p {
		if n.Contains(a.Unmap()) {
			return true
		}
	}
	return false
}

// address is the client's: the peer's or, when that is a trusted proxy, the
// last entry of X-Forwarded-For that is not one. Earlier entries are the
// client's own words.
func (p proxies) address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; ; i-- {
		a, err := netip.ParseAddr(host)
		if err != nil || !p.trusts(a) || i < 0 || strings.TrimSpace(hops[i]) == "" {
			return host
		}
		host = hop(strings.TrimSpace(hops[i]))
	}
}

// hop is an entry of X-Forwarded-For without the port that some gateways write.
func hop(s string) string {
	if a, err := netip.ParseAddrPort(s); err == nil {
		return a.Addr().String()
	}
	return s
}
