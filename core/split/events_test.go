package split

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sluse/core/format"
)

// ofEvents is a message with an event for each of some identities.
func ofEvents(persons ...string) []byte {
	var b strings.Builder
	b.WriteString(`<Melding xmlns="` + format.ForKPR().Namespace + `">`)
	for _, p := range persons {
		fmt.Fprintf(&b, `<Notifikasjon><TjenesteStart><Bruker brukerNr="1" %s/></TjenesteStart></Notifikasjon>`, p)
	}
	return []byte(b.String() + `</Melding>`)
}

// TestPersonsRecur: in a message of events a person has one row, one link number
// and one pseudonym, however many events; in an annual delivery each Bruker has.
func TestPersonsRecur(t *testing.T) {
	one, two, long := `fid="01814000199" typeID="1"`, `fid="01814000199" typeID="9"`, `fid="`+strings.Repeat("7", 21)+`" typeID="4"`
	ide, ipl, sum := parted(t, ofEvents(one, two, one, long, one, long), 1)
	links, _ := identities(t, ide)
	used := values(ipl, "lenke")
	if len(links) != 4 || len(used) != 6 || sum.Persons != 6 || sum.Linked != 6 {
		t.Fatalf("%d rows for %d events, %+v", len(links), len(used), sum)
	}
	if used[0] != used[2] || used[0] != used[4] || used[0] == used[1] || used[3] == used[5] {
		t.Errorf("%v", used)
	}
	m, err := ReadMapping(bytes.NewReader(mapping(t, ide, nil)))
	if err != nil {
		t.Fatal(err)
	}
	var joined bytes.Buffer
	if _, err := Join(&joined, bytes.NewReader(ipl), m, JoinOptions{Header: header, Delivery: "D1"}); err != nil {
		t.Fatal(err)
	}
	if p := values(joined.Bytes(), "pseudonym"); len(p) != 6 || p[0] != p[2] || p[0] == p[1] {
		t.Errorf("%v", p)
	}
	// A row that no event uses is still one too many.
	m, _ = ReadMapping(bytes.NewReader(mapping(t, ide, nil)))
	if _, err := Join(&joined, bytes.NewReader(bytes.ReplaceAll(ipl, []byte(used[1]), []byte(used[0]))), m, JoinOptions{Header: header, Delivery: "D1"}); !errors.Is(err, ErrLeftLink) {
		t.Error(err)
	}

	annual := `<Melding xmlns="urn:sluse:iplos:1"><Kommune><Bruker brukerNr="1" ` + one + `/><Bruker brukerNr="2" ` + one + `/></Kommune></Melding>`
	ide, ipl, _ = parted(t, []byte(annual), 1)
	links, _ = identities(t, ide)
	if used = values(ipl, "lenke"); len(links) != 2 || len(slices.Compact(used)) != 2 {
		t.Errorf("%d rows, %v", len(links), used)
	}
}

// TestIdentityPartTellsItsFormat: the header of an annual delivery's part is
// what it was, and an unknown format is no format.
func TestIdentityPartTellsItsFormat(t *testing.T) {
	events, _, _ := parted(t, ofEvents(`fid="01814000199" typeID="1"`), 1)
	annual, _, _ := parted(t, delivery(t, 1), 1)
	for want, b := range map[string][]byte{format.KPR: events, format.Annual: annual} {
		r, err := NewIdentityReader(bytes.NewReader(b))
		if err != nil || r.Format != want || (b[0] == 0x96) != (want == format.Annual) {
			t.Errorf("%s: %v", want, err)
		}
	}
	if _, err := NewIdentityReader(bytes.NewReader(bytes.Replace(events, []byte("kpr"), []byte("xyz"), 1))); !errors.Is(err, ErrForm) {
		t.Error(err)
	}
}
