package split

import (
	"bytes"
	"errors"
	"io"
	"testing"
)

// TestJoinRefuses: each way in which halves do not belong together has its error.
func TestJoinRefuses(t *testing.T) {
	ide, ipl, _ := parted(t, delivery(t, 50), 1)
	otherIDE, otherIPL, _ := parted(t, delivery(t, 50), 2)
	good := mapping(t, ide, nil)
	twice := bytes.Replace(ipl, []byte(values(ipl, "lenke")[0]), []byte(values(ipl, "lenke")[1]), 1)
	fewer := cutBruker(ipl)
	for _, c := range []struct {
		name    string
		ipl     []byte
		mapping []byte
		o       JoinOptions
		want    error
	}{
		{"fits", ipl, good, JoinOptions{Header: header, Delivery: "D1"}, nil},
		{"another delivery's id", ipl, good, JoinOptions{Header: header, Delivery: "D2"}, ErrOtherDelivery},
		{"another bundle", ipl, good, JoinOptions{Header: Header{"ff112233445566778899aabbccddeeff", "0301", 2026, "test"}, Delivery: "D1"}, ErrOtherDelivery},
		{"another year", ipl, good, JoinOptions{Header: Header{header.Bundle, "0301", 2025, "test"}, Delivery: "D1"}, ErrOtherDelivery},
		{"bundle inside is another", bytes.Replace(ipl, []byte("bunt=\"00"), []byte("bunt=\"11"), 1), good, JoinOptions{Header: header, Delivery: "D1"}, ErrOtherPart},
		{"links of another", otherIPL, good, JoinOptions{Header: header, Delivery: "D1"}, ErrUnknownLink},
		{"mapping of another", ipl, mapping(t, otherIDE, nil), JoinOptions{Header: header, Delivery: "D1"}, ErrUnknownLink},
		{"link used twice", twice, good, JoinOptions{Header: header, Delivery: "D1"}, ErrUsedLink},
		{"link left over", fewer, good, JoinOptions{Header: header, Delivery: "D1"}, ErrLeftLink},
		{"left out by a rule that leaves nothing out", bytes.Replace(ipl, []byte("</Melding>"), []byte(`<Utelatt regel="M001" antall="1"/></Melding>`), 1), good,
			JoinOptions{Header: header, Delivery: "D1"}, ErrUnfit},
		{"left out by one that does", bytes.Replace(ipl, []byte("</Melding>"), []byte(`<Utelatt regel="M008" antall="1"/></Melding>`), 1), good,
			JoinOptions{Header: header, Delivery: "D1"}, nil},
		{"ipl cut off", ipl[:len(ipl)-20], good, JoinOptions{Header: header, Delivery: "D1"}, ErrUnfit},
		{"a whole delivery", delivery(t, 50), good, JoinOptions{Header: header, Delivery: "D1"}, ErrUnfit},
	} {
		m, err := ReadMapping(bytes.NewReader(c.mapping))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Join(io.Discard, bytes.NewReader(c.ipl), m, c.o); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// cutBruker takes the last Bruker out.
func cutBruker(ipl []byte) []byte {
	from, to := bytes.LastIndex(ipl, []byte("<Bruker ")), bytes.LastIndex(ipl, []byte("</Kommune>"))
	return append(append([]byte(nil), ipl[:from]...), ipl[to:]...)
}

// TestCutStreams: a stream that ends early or goes on is never taken for whole.
func TestCutStreams(t *testing.T) {
	ide, _, _ := parted(t, delivery(t, 20), 1)
	m := mapping(t, ide, nil)
	for n := range m {
		if _, err := ReadMapping(bytes.NewReader(m[:n])); !errors.Is(err, ErrForm) {
			t.Fatalf("mapping cut at %d of %d: %v", n, len(m), err)
		}
	}
	if _, err := ReadMapping(bytes.NewReader(append(m, 0))); !errors.Is(err, ErrForm) {
		t.Errorf("mapping with a byte more: %v", err)
	}
	for n := range ide {
		if err := drain(ide[:n]); !errors.Is(err, ErrForm) {
			t.Fatalf("ide cut at %d of %d: %v", n, len(ide), err)
		}
	}
	if err := drain(append(ide, 0)); !errors.Is(err, ErrForm) {
		t.Errorf("ide with a byte more: %v", err)
	}
}

func drain(ide []byte) error {
	r, err := NewIdentityReader(bytes.NewReader(ide))
	for err == nil {
		_, err = r.Next()
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func TestDoubledLinks(t *testing.T) {
	w, err := NewMappingWriter(io.Discard, MappingHeader{Header: header, Delivery: "D1"})
	if err != nil {
		t.Fatal(err)
	}
	row := Mapped{Link: Link{1}, Reach: Country}
	if err := w.Write(row); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(row); !errors.Is(err, ErrDoubled) {
		t.Errorf("%v", err)
	}
}

// TestSourceErrors: what failed below is said, not taken for a fault of form.
func TestSourceErrors(t *testing.T) {
	broken := errors.New("disk")
	ide, ipl, _ := parted(t, delivery(t, 20), 1)
	m := mapping(t, ide, nil)
	if _, err := ReadMapping(io.MultiReader(bytes.NewReader(m[:99]), failing{broken})); !errors.Is(err, broken) {
		t.Error(err)
	}
	whole, err := ReadMapping(bytes.NewReader(m))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Join(io.Discard, io.MultiReader(bytes.NewReader(ipl[:99]), failing{broken}), whole, JoinOptions{Header: header, Delivery: "D1"})
	if !errors.Is(err, broken) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func FuzzReadMapping(f *testing.F) {
	ide, _, _ := parted(f, delivery(f, 3), 1)
	f.Add(mapping(f, ide, nil))
	f.Add(mapping(f, ide, func(int) string { return "B002" }))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := ReadMapping(bytes.NewReader(b))
		if err == nil && m.Persons() > len(b)/14 {
			t.Errorf("%d rows of %d bytes", m.Persons(), len(b))
		}
	})
}

func FuzzIdentityReader(f *testing.F) {
	ide, _, _ := parted(f, delivery(f, 3), 1)
	f.Add(ide)
	f.Fuzz(func(t *testing.T, b []byte) { _ = drain(b) })
}
