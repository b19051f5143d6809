//go:build !js

package depot_test

import (
	"os"
	"testing"
	"time"

	"sluse/core/keyring"
	"sluse/core/wire"
	"sluse/worker/depot"
)

// TestLastKeys: the key list is read once, and no longer believed once there is another.
func TestLastKeys(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	c := &counted{DB: s.db, Blobs: s.Blobs, Queue: s.Queue}
	s.serve(depot.Ports{Blobs: c, Keeper: s.Keeper, DB: c, Queue: c, Mailer: s, Clock: s})
	key := keyring.NewKey(wire.RoleSSB, 2026, "age1pq1first")
	s.ask(204, "PUT", "/v1/keys", "admin", nil, signedKeys(t, 1, key))
	target := "/v1/deliveries?year=2026&kind=test&municipality=0301&key=" + key.ID
	s.ask(201, "POST", target, "0301", nil, sealed("one"))
	c.take()
	s.ask(201, "POST", target, "0301", nil, sealed("two"))
	if got, want := c.take(), "1 queries, 1 batches, 1 puts, 0 gets, 1 sends"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	key.State = keyring.Retired
	s.ask(204, "PUT", "/v1/keys", "admin", nil, signedKeys(t, 2, key))
	s.ask(422, "POST", target, "0301", nil, sealed("three"))
}

// TestKeysOfAnotherRoot: after the pinned root was changed nobody can tell whether
// a year has a pseudonym manager, so no production delivery is taken whole.
func TestKeysOfAnotherRoot(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	s.ask(204, "PUT", "/v1/keys", "admin", nil, signedKeys(t, 1, keyring.NewKey(wire.RoleTPF, 2026, "age1pq1tpf")))
	const target = "/v1/deliveries?year=2026&municipality=0301&kind="
	s.ask(422, "POST", target+"production", "0301", nil, sealed("a"))
	key, root, err := wire.GenerateSigner("root")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := wire.NewSigner(key)
	if err != nil {
		t.Fatal(err)
	}
	s.Service = depot.New(s.Ports, depot.Settings{Signer: signer, KeyringKey: root})
	s.ask(500, "POST", target+"production", "0301", nil, sealed("a"))
	s.ask(201, "POST", target+"test", "0301", nil, sealed("b"))
}

// signedKeys is the n-th list of the development root.
func signedKeys(t *testing.T, n int, keys ...keyring.Key) string {
	t.Helper()
	b, err := os.ReadFile("../../testdata/dev/keyring-root.sign")
	if err != nil {
		t.Fatal(err)
	}
	root, err := wire.NewSigner(string(b))
	if err != nil {
		t.Fatal(err)
	}
	issued := time.Date(2026, 12, n, 0, 0, 0, 0, time.UTC)
	list, err := keyring.Sign(keyring.List{Issued: issued, Keys: keys}, root)
	if err != nil {
		t.Fatal(err)
	}
	return string(list)
}
