package e2e

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
	"github.com/tinylib/msgp/msgp"
)

// opened is one sealed object: as stock age opens it, and as stock zstd unpacks that.
type opened struct{ raw, plain []byte }

// opened are the stored objects that a key opens.
func (w *parted) opened(t *testing.T, identity string) (out []opened) {
	t.Helper()
	ids, err := age.ParseIdentities(bytes.NewReader(readFile(t, identity)))
	if err != nil {
		t.Fatal(err)
	}
	unpacker, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer unpacker.Close()
	for _, sealed := range w.storedObjects(t) {
		r, err := age.Decrypt(bytes.NewReader(sealed), ids...)
		if err != nil {
			continue
		}
		var o opened
		if o.raw, err = io.ReadAll(r); err == nil {
			o.plain, err = unpacker.DecodeAll(o.raw, nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, o)
	}
	return out
}

// identities are all persons, once each.
func (w *parted) identities() (out []string) {
	for _, s := range w.sent {
		out = append(out, s.fids()...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// provesTheSearch: what is looked for is found where it is.
func (w *parted) provesTheSearch(t *testing.T, secrets []string) *needles {
	t.Helper()
	if len(secrets) != 40 {
		t.Fatalf("%d persons, want the same 40 everywhere", len(secrets))
	}
	for _, fid := range secrets {
		one := needlesOf([]string{fid})
		for _, s := range w.sent {
			if !one.in(s.plain) {
				t.Fatalf("a person is not found in %s/%d", s.municipality, s.year)
			}
		}
	}
	return needlesOf(secrets)
}

// onlyIdentities: an identity part is a header, and rows of link number, type and
// identity, and nothing else has room in it. So no health value has.
func (w *parted) onlyIdentities(t *testing.T, ide []opened) {
	t.Helper()
	for _, o := range ide {
		if !bytes.HasPrefix(o.raw, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			t.Error("something stands before the identities")
		}
		head, rows := rowsOf(t, o.plain)
		if len(head) != 6 || head[0] != "sluse.ide/v1" || head[4] != "test" || len(rows) != 40 {
			t.Fatalf("an identity part begins with %v and has %d rows", head, len(rows))
		}
		var order []string
		for _, row := range rows {
			link, ok := row[0].([]byte)
			if len(row) != 3 || !ok || len(link) != 12 || row[1] != int64(1) {
				t.Fatalf("a row of an identity part has %d columns", len(row))
			}
			order = append(order, row[2].(string))
		}
		of := w.sent[slices.IndexFunc(w.sent, func(s sent) bool { return head[2] == s.municipality && head[3] == int64(s.year) })].fids()
		if slices.Equal(order, of) {
			t.Error("the identities stand in the file's order")
		}
		if slices.Sort(order); !slices.Equal(order, slices.Sorted(slices.Values(of))) {
			t.Error("an identity part has not the identities of its file")
		}
	}
}

// rowsOf decodes an identity part without the code that wrote it.
func rowsOf(t *testing.T, b []byte) (head []any, rows [][]any) {
	t.Helper()
	for len(b) > 0 {
		v, rest, err := msgp.ReadIntfBytes(b)
		row, ok := v.([]any)
		if err != nil || !ok {
			t.Fatalf("an identity part holds something that is no row: %v", err)
		}
		b = rest
		if head == nil {
			head = row
		} else {
			rows = append(rows, row)
		}
	}
	return head, rows
}

func attributes(xml []byte, name string) (out []string) {
	for _, m := range regexp.MustCompile(`\s`+name+`="([^"]*)"`).FindAllSubmatch(xml, -1) {
		out = append(out, string(m[1]))
	}
	return out
}

// ownNumbers are the attributes whose values only the municipality turns back.
var ownNumbers = []string{"brukerNr", "tjenesteID", "soknadID", "midlertidigStoppID", "lokalident"}

// nothingShared: no link number, bundle or reference is in two deliveries, the
// professional parts have those of the identity parts, and none of the
// municipality's own numbers is left in them.
func (w *parted) nothingShared(t *testing.T, ide, ipl []opened) {
	t.Helper()
	seen, linked := map[string]int{}, map[string]bool{}
	for _, o := range ide {
		_, rows := rowsOf(t, o.plain)
		for _, row := range rows {
			linked[base64.RawURLEncoding.EncodeToString(row[0].([]byte))] = true
		}
	}
	var own []string
	for _, s := range w.sent {
		for _, name := range ownNumbers {
			own = append(own, attributes(s.plain, name)...)
		}
	}
	for i, o := range ipl {
		links := attributes(o.plain, "lenke")
		if len(links) != 40 || len(linked) != 40*len(w.sent) {
			t.Fatalf("%d link numbers in a professional part, %d in all identity parts", len(links), len(linked))
		}
		marks := append(links, attributes(o.plain, "bunt")...)
		for _, name := range ownNumbers {
			marks = append(marks, attributes(o.plain, name)...)
		}
		for k, m := range marks {
			if k < len(links) && !linked[m] {
				t.Error("a link number is in no identity part")
			}
			if was, ok := seen[m]; ok && was != i {
				t.Error("two deliveries share a link number or reference")
			}
			if slices.Contains(own, m) {
				t.Error("a number of the municipality's own stands in a professional part")
			}
			seen[m] = i
		}
	}
}

// samePersons: in every joined delivery, wherever it came from and of whatever
// year, a person has one pseudonym, and it is the one that the manual says.
func (w *parted) samePersons(t *testing.T) {
	t.Helper()
	_, text, _ := strings.Cut(string(readFile(t, w.key())), "\nkey: ")
	key, err := hex.DecodeString(strings.TrimSpace(text))
	if err != nil || len(key) != 32 {
		t.Fatal("no register key", err)
	}
	if !w.production { // a key of its own, so that nothing of a test is in production
		if key, err = hkdf.Key(sha256.New, key, nil, "sluse.pseudonym/v1 kind test", 32); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range w.sent {
		var want []string
		types := attributes(s.plain, "typeID")
		for i, fid := range s.fids() {
			mac := hmac.New(sha256.New, key)
			mac.Write([]byte(types[i] + ":" + fid))
			want = append(want, hex.EncodeToString(mac.Sum(nil)))
		}
		joined := readFile(t, filepath.Join(w.dir, "ssb", strconv.Itoa(s.year)+"-"+s.municipality+"-"+s.id+".xml"))
		if got := attributes(joined, "pseudonym"); !slices.Equal(got, want) {
			t.Errorf("%s/%d: the pseudonyms are not those of the persons in the file", s.municipality, s.year)
		}
	}
}

func makeDir(t *testing.T, parts ...string) string {
	t.Helper()
	dir := filepath.Join(parts...)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}
