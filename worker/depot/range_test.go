package depot

import (
	"net/http"
	"testing"
)

func TestByteRange(t *testing.T) {
	for _, c := range []struct {
		spec         string
		from, length int64
		partial, bad bool
	}{
		{"", 0, 100, false, false},
		{"bytes=0-0", 0, 1, true, false},
		{"bytes=10-", 10, 90, true, false},
		{"bytes=10-19", 10, 10, true, false},
		{"bytes=90-200", 90, 10, true, false},
		{"bytes=-1", 99, 1, true, false},
		{"bytes=-500", 0, 100, true, false},
		{"bytes=-0", 0, 0, false, true},
		{"bytes=100-", 0, 0, false, true},
		{"bytes=5-4", 0, 100, false, false},
		{"bytes=0-1,3-4", 0, 100, false, false},
		{"bytes=a-b", 0, 100, false, false},
		{"bytes=--5", 0, 100, false, false},
		{"bytes=", 0, 100, false, false},
		{"items=0-1", 0, 100, false, false},
		{"bytes=99999999999999999999-", 0, 100, false, false},
	} {
		from, length, partial, err := byteRange(http.Header{"Range": {c.spec}}, `"x"`, 100)
		if (err != nil) != c.bad || !c.bad && (from != c.from || length != c.length || partial != c.partial) {
			t.Errorf("%q: %d %d %t %v", c.spec, from, length, partial, err)
		}
	}
}

func TestDeclaredDigest(t *testing.T) {
	const good, other = "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:", "sha-256=:BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:"
	for _, c := range []struct {
		content, repr string
		found, bad    bool
	}{
		{"", "", false, false},
		{good, "", true, false},
		{"", good, true, false},
		{good, good, true, false},
		{good, other, false, true},
		{"sha-512=:AAAA:, " + good, "", true, false},
		{"md5=:AAAA:", "", false, false},
		{"SHA-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:", "", true, false},
		{"sha-256=:AAAA:", "", false, true},
		{"sha-256=AAAA", "", false, true},
		{"sha-256=:", "", false, true},
	} {
		h := http.Header{}
		h.Set("Content-Digest", c.content)
		h.Set("Repr-Digest", c.repr)
		sum, err := declaredDigest(h)
		if (sum != nil) != c.found || (err != nil) != c.bad {
			t.Errorf("%q %q: %v %v", c.content, c.repr, sum, err)
		}
	}
}
