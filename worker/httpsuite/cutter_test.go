package httpsuite

import (
	"io"
	"math/rand/v2"
	"net"
	"sync/atomic"
	"testing"
)

// A cutter is a TCP proxy that breaks connections after some bytes of the
// request, with a reset, until it has done so often enough.
type cutter struct {
	to   string
	left atomic.Int64 // cuts still to make
	cuts atomic.Int64
}

// listen starts the proxy and returns its address.
func (c *cutter) listen(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go c.pass(conn.(*net.TCPConn))
		}
	}()
	return l.Addr().String()
}

func (c *cutter) pass(client *net.TCPConn) {
	up, err := net.Dial("tcp", c.to)
	if err != nil {
		client.Close()
		return
	}
	server := up.(*net.TCPConn)
	go func() {
		io.Copy(client, server) // until either end is closed
		client.Close()
	}()
	if c.left.Add(-1) < 0 {
		io.Copy(server, client)
		server.CloseWrite()
		return
	}
	io.CopyN(server, client, 1+rand.Int64N(600_000))
	c.cuts.Add(1)
	for _, conn := range []*net.TCPConn{client, server} {
		conn.SetLinger(0) // a reset, as a broken line gives
		conn.Close()
	}
}
