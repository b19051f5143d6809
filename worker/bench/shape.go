//go:build !js

package main

import (
	"io"
	"net"
	"time"
)

// shape listens, and carries bytes to addr and back at so many a second in each
// direction of each connection.
func shape(addr string, perSecond int) (net.Listener, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", addr)
			if err != nil {
				near.Close()
				continue
			}
			go trickle(far, near, perSecond)
			go trickle(near, far, perSecond)
		}
	}()
	return l, nil
}

// trickle copies pieces that take 10 ms each, and keeps to the sum of them, so
// that sleeping too long now is made up for by sleeping less.
func trickle(to, from net.Conn, perSecond int) {
	defer to.Close()
	from.(*net.TCPConn).SetReadBuffer(64 << 10)
	piece := make([]byte, perSecond/100)
	due := time.Now()
	for {
		n, err := from.Read(piece)
		if now := time.Now(); due.Before(now) {
			due = now.Add(-min(now.Sub(due), 20*time.Millisecond)) // idling is not saved up
		}
		due = due.Add(time.Duration(n) * time.Second / time.Duration(perSecond))
		time.Sleep(time.Until(due))
		if _, werr := to.Write(piece[:n]); err != nil || werr != nil {
			if half, ok := to.(*net.TCPConn); ok && err == io.EOF {
				half.CloseWrite()
			}
			return
		}
	}
}
