package split

import (
	"bufio"
	"bytes"
	"math"
	"testing"

	"github.com/tinylib/msgp/msgp"
)

var sizes = []int{0, 1, 15, 16, 31, 32, 127, 128, 255, 256, 65535, 65536}

// edges are the numbers around which forms change.
func edges() (all []int64) {
	for _, n := range []int64{0, 32, math.MaxInt8, math.MaxUint8, math.MaxInt16, math.MaxUint16, math.MaxInt32, math.MaxUint32, math.MaxInt64 - 1} {
		all = append(all, n-1, n, n+1, -n-1, -n, -n+1)
	}
	return append(all, math.MinInt64)
}

// TestMsgpackWrites: what is written is what tinylib/msgp writes.
func TestMsgpackWrites(t *testing.T) {
	var ours, theirs bytes.Buffer
	o, m := newOutlet(&ours), msgp.NewWriter(&theirs)
	for _, n := range sizes {
		b := bytes.Repeat([]byte("x"), n)
		o.array(n)
		o.fail(o.dict(n))
		o.text(string(b))
		o.chars(b)
		o.bytes(b)
		for _, err := range []error{m.WriteArrayHeader(uint32(n)), m.WriteMapHeader(uint32(n)), m.WriteString(string(b)), m.WriteStringFromBytes(b), m.WriteBytes(b)} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, n := range edges() {
		o.number(int(n))
		if err := m.WriteInt64(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Flush(); err != nil || o.finish() != nil || !bytes.Equal(ours.Bytes(), theirs.Bytes()) {
		t.Errorf("%d bytes, msgp writes %d; %v %v", ours.Len(), theirs.Len(), err, o.err)
	}
}

// TestMsgpackReads: unsigned numbers too, which nothing of ours writes.
func TestMsgpackReads(t *testing.T) {
	for _, n := range edges() {
		forms := [][]byte{msgp.AppendInt64(nil, n)}
		if n >= 0 {
			forms = append(forms, msgp.AppendUint64(nil, uint64(n)))
		}
		for _, b := range forms {
			if got, err := reader(b).number(); err != nil || got != n {
				t.Errorf("%x: %d, %v, want %d", b, got, err, n)
			}
		}
	}
	for _, n := range sizes {
		b := bytes.Repeat([]byte("x"), n)
		chars, err := reader(msgp.AppendStringFromBytes(nil, b)).chars(nil)
		raw, err2 := reader(msgp.AppendBytes(nil, b)).bytes(make([]byte, 3))
		array, err3 := reader(msgp.AppendArrayHeader(nil, uint32(n))).array()
		dict, err4 := reader(msgp.AppendMapHeader(nil, uint32(n))).dict()
		if !bytes.Equal(chars, b) || !bytes.Equal(raw, b) || array != n || dict != n || err != nil || err2 != nil || err3 != nil || err4 != nil {
			t.Errorf("%d: %d %d %d %d %v %v %v %v", n, len(chars), len(raw), array, dict, err, err2, err3, err4)
		}
	}
}

// TestMsgpackRefuses: what is cut off, too long, or something else.
func TestMsgpackRefuses(t *testing.T) {
	long := msgp.AppendString(nil, string(make([]byte, 1<<17)))
	for n := range 200 {
		if _, err := reader(long[:n]).chars(nil); err == nil {
			t.Fatalf("%d bytes of a string are read", n)
		}
	}
	if _, err := reader(long).chars(nil); err != errMsgpack {
		t.Errorf("too long: %v", err)
	}
	if _, err := reader(msgp.AppendUint64(nil, math.MaxUint64)).number(); err != errMsgpack {
		t.Errorf("too great a number: %v", err)
	}
	for lead := range 256 {
		b := append([]byte{byte(lead)}, make([]byte, 40)...)
		kind := msgp.NextType(b)
		_, array := reader(b).array()
		_, dict := reader(b).dict()
		_, chars := reader(b).chars(nil)
		_, raw := reader(b).bytes(nil)
		_, number := reader(b).number()
		got := [5]bool{array == nil, dict == nil, chars == nil, raw == nil, number == nil}
		want := [5]bool{kind == msgp.ArrayType, kind == msgp.MapType, kind == msgp.StrType, kind == msgp.BinType, kind == msgp.IntType || kind == msgp.UintType}
		if got != want {
			t.Errorf("%x (%v): %v, want %v", lead, kind, got, want)
		}
	}
}

func reader(b []byte) *msgpackReader {
	return &msgpackReader{Reader: bufio.NewReader(bytes.NewReader(b)), most: 1<<17 - 1}
}
