package wire

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
)

var manifest = Manifest{Version: Version1, ID: "d1", Municipality: "0301", Year: 2026, Kind: Production, Part: IPL, Bundle: "b",
	KeyID: "0123456789abcdef", SHA256: strings.Repeat("a", 64), Size: 7, Received: "2027-01-05T09:12:33+01:00", Late: true, Supersedes: "d0"}

// A manifest is the same by msgp and by either of its JSON forms.
func TestManifest(t *testing.T) {
	packed, err := manifest.MarshalMsg(nil)
	if err != nil {
		t.Fatal(err)
	}
	object, err := json.Marshal(manifest)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]string{"object": string(object), "base64": `"` + base64.StdEncoding.EncodeToString(packed) + `"`} {
		var got Manifest
		if err := json.Unmarshal([]byte(s), &got); err != nil || got != manifest {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	for _, s := range []string{`"?"`, `"AAAA"`, `[1]`} {
		if json.Unmarshal([]byte(s), new(Manifest)) == nil {
			t.Errorf("%s is read", s)
		}
	}
}

// Readers skip what they do not know, so that fields may be added.
func TestManifestGrows(t *testing.T) {
	packed, err := manifest.MarshalMsg(nil)
	if err != nil {
		t.Fatal(err)
	}
	packed[0]++ // one more field
	packed = append(packed, "\xa3new\xc3"...)
	var got Manifest
	if _, err := got.UnmarshalMsg(packed); err != nil || got != manifest {
		t.Errorf("%+v, %v", got, err)
	}
}

func FuzzManifest(f *testing.F) {
	packed, err := manifest.MarshalMsg(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed)
	f.Fuzz(func(t *testing.T, b []byte) {
		var m, w = Manifest{}, Wake{}
		if _, err := m.UnmarshalMsg(b); err == nil {
			again, err := m.MarshalMsg(nil)
			var back Manifest
			if _, e := back.UnmarshalMsg(again); err != nil || e != nil || back != m {
				t.Errorf("%+v comes back as %+v", m, back)
			}
		}
		w.UnmarshalMsg(b) // must not panic
	})
}

func TestKeyID(t *testing.T) { // printf age1pq1example | sha256sum | cut -c1-16
	if got := KeyID("age1pq1example"); got != "8c1878dae5e324b7" {
		t.Error(got)
	}
}
