//go:build !js

package local

import (
	"math/rand/v2"
	"net"
	"strconv"
)

// FreePort checks that a port of 127.0.0.1 can be had; 0 asks for any. That is
// one below those that the system gives to outgoing connections, which are
// taken and let go all the time, so that it is likely to be free still when a
// program that is told of it listens.
func FreePort(port int) (int, error) {
	any := port == 0
	for try := 1; ; try++ {
		if any {
			port = 20_000 + rand.IntN(12_000)
		}
		l, err := net.Listen("tcp", loopback(port))
		if err == nil {
			return port, l.Close()
		}
		if !any || try == 100 {
			return 0, err
		}
	}
}

// FreeAddr is an address with a port that FreePort found.
func FreeAddr() (string, error) {
	port, err := FreePort(0)
	return loopback(port), err
}

func loopback(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }
