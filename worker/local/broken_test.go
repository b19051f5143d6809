//go:build !js

package local

import (
	"bufio"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"testing"
)

// A logged host tells each line of its access log.
type logged struct {
	*testing.T
	addr string
	line chan string
}

func startLogged(t *testing.T) logged {
	t.Helper()
	lines, log := io.Pipe()
	t.Cleanup(func() { lines.Close() })
	url := start(t, Options{Data: t.TempDir(), Log: slog.New(slog.NewJSONHandler(log, nil))})
	l := logged{t, strings.TrimPrefix(url, "http://"), make(chan string, 100)}
	go func() {
		for read := bufio.NewScanner(lines); read.Scan(); {
			if strings.Contains(read.Text(), `"route":"/v1/`) {
				l.line <- read.Text()
			}
		}
	}()
	return l
}

// token makes one, as the admin.
func (l logged) token(admin, grant string) string {
	l.Helper()
	_, answer := ask(l.T, "POST", "http://"+l.addr+"/v1/admin/tokens", admin, grant)
	<-l.line
	return between(answer, `"token":"`, `"`)
}

// cutOff sends a request, waits for the first line of the answer, sends body,
// and resets the connection, as a broken line does. It returns what is logged.
func (l logged) cutOff(request, token, body string) string {
	l.Helper()
	conn, err := net.Dial("tcp", l.addr)
	if err != nil {
		l.Fatal(err)
	}
	fmt.Fprintf(conn, "%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n",
		request, token, 2*len(body))
	if _, err := bufio.NewReader(conn).ReadString('\n'); err != nil {
		l.Fatal(err)
	}
	io.WriteString(conn, body)
	conn.(*net.TCPConn).SetLinger(0)
	conn.Close()
	return <-l.line
}

// TestBrokenLine: a client that is cut off, sending or fetching, is no failure
// of ours, and the log does not say from where it came.
func TestBrokenLine(t *testing.T) {
	admin, _ := production(t, "smtp://127.0.0.1:1")
	l := startLogged(t)
	oslo, ssb := l.token(admin, `{"role":"municipality","municipality":"0301"}`), l.token(admin, `{"role":"ssb"}`)
	const deliveries = "/v1/deliveries?year=2026&municipality=0301&kind=test"
	if line := l.cutOff("POST "+deliveries, oslo, sealedSample()); !strings.Contains(line, `"status":400`) || strings.Contains(line, "127.0.0.1") {
		t.Error(line)
	}
	// More than the sockets hold, so that the host notices.
	_, answer := ask(t, "POST", "http://"+l.addr+deliveries, oslo, sealedSample()+strings.Repeat("payload", 6<<20))
	<-l.line
	ask(t, "GET", "http://"+l.addr+"/v1/pickup", ssb, "")
	<-l.line
	line := l.cutOff("GET /v1/pickup/"+between(answer, `"id":"`, `"`)+"/content", ssb, "")
	if !strings.Contains(line, `"error"`) || strings.Contains(line, "127.0.0.1") {
		t.Error(line)
	}
}
