// Package pgtest gives tests a real PostgreSQL: the one that PGURL names, else
// a server of its own on a loopback port with a folder of its own, of the
// PostgreSQL that is installed (`make tools` installs Debian's where it may).
// Where there is none, New skips the test and says why.
//
// A test binary that uses it ends with Stop:
//
//	func TestMain(m *testing.M) { code := m.Run(); pgtest.Stop(); os.Exit(code) }
package pgtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // PostgreSQL
)

var (
	once   sync.Once
	base   string // DSN of the server's first database
	reason error  // why there is none
	server *process
)

// New makes a database of the test's own and returns its DSN.
func New(t testing.TB) string {
	t.Helper()
	once.Do(start)
	if reason != nil {
		t.Skipf("no PostgreSQL: %v (install Debian's postgresql, or set PGURL)", reason)
	}
	name := "sluse_" + random()
	if err := run(`CREATE DATABASE ` + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := run(`DROP DATABASE ` + name + ` WITH (FORCE)`); err != nil {
			t.Log(err)
		}
	})
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

// Stop ends the server, if one was started.
func Stop() {
	if server != nil {
		server.stop()
	}
}

func start() {
	if base = os.Getenv("PGURL"); base != "" {
		reason = answers(time.Second)
		return
	}
	bin, err := binaries()
	if err == nil {
		server, base, err = launch(bin)
	}
	if err == nil {
		err = answers(30 * time.Second)
	}
	reason = err
}

// answers waits for the server to take a connection.
func answers(patience time.Duration) (err error) {
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if err = run(`SELECT 1`); err == nil || time.Now().After(end) {
			return err
		}
	}
}

func run(stmt string) error {
	db, err := sql.Open("pgx", base)
	if err != nil {
		return err
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	_, err = db.ExecContext(ctx, stmt)
	return err
}

func random() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// dsn is the address of a server on a port.
func dsn(port int) string {
	return fmt.Sprintf("postgres://sluse@127.0.0.1:%d/postgres?sslmode=disable", port)
}
