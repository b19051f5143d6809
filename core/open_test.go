package core_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"

	"sluse/core"
	"sluse/core/seal"
)

// keys is a fresh pair.
func keys(t testing.TB) (identity, recipient string) {
	t.Helper()
	identity, recipient, err := seal.GenerateIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return identity, recipient
}

// parcel is n bytes that compress about as a delivery does.
func parcel(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	for b.Len() < n {
		b.WriteString(`<Tjeneste tjenesteID="T`)
		for range 6 {
			b.WriteByte('0' + byte(r.IntN(10)))
		}
		b.WriteString(`" tjenesteType="15"/>` + "\n")
	}
	return b.Bytes()[:n]
}

// sealAsIs seals bytes that somebody else packed.
func sealAsIs(t testing.TB, recipient string, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := core.Seal(&out, bytes.NewReader(b), core.SealOptions{Recipients: []string{recipient}, Compression: core.None}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(identity string, file []byte, o core.OpenOptions) ([]byte, error) {
	var out bytes.Buffer
	o.Identities = identity
	err := core.Open(&out, bytes.NewReader(file), o)
	return out.Bytes(), err
}

// What was sealed comes out byte for byte, packed or not, of every size
// around the edges of buffers; stock age and zstd agree.
func TestSealOpen(t *testing.T) {
	identity, recipient := keys(t)
	id, err := age.ParseHybridIdentity(identity)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 3, 4, 5, 64 << 10, 64<<10 + 1, 5 << 20} {
		plain := parcel(n)
		for _, c := range []core.Compression{core.Zstd, core.None} {
			var file bytes.Buffer
			src := iotest.OneByteReader(bytes.NewReader(plain))
			if n > 1<<20 {
				src = bytes.NewReader(plain)
			}
			if err := core.Seal(&file, src, core.SealOptions{Recipients: []string{recipient}, Compression: c}); err != nil {
				t.Fatal(err)
			}
			if got, err := open(identity, file.Bytes(), core.OpenOptions{}); err != nil || !bytes.Equal(got, plain) {
				t.Errorf("%d bytes, compression %d: %v", n, c, err)
			}
			r, err := age.Decrypt(&file, id)
			if err != nil {
				t.Fatal(err)
			}
			if got := stock(t, r, c); !bytes.Equal(got, plain) {
				t.Errorf("%d bytes, compression %d: stock reads something else", n, c)
			}
		}
	}
}

// A delivery that is known to be small is packed tighter, and comes out the same.
func TestSealSmall(t *testing.T) {
	identity, recipient := keys(t)
	plain, err := os.ReadFile("../testdata/deliveries/errors-0301-2026.xml")
	if err != nil {
		t.Fatal(err)
	}
	sealed := func(size int64) int {
		var file bytes.Buffer
		if err := core.Seal(&file, bytes.NewReader(plain), core.SealOptions{Recipients: []string{recipient}, Size: size}); err != nil {
			t.Fatal(err)
		}
		if got, err := open(identity, file.Bytes(), core.OpenOptions{}); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("size %d: %v", size, err)
		}
		return file.Len()
	}
	unknown, small, large := sealed(0), sealed(int64(len(plain))), sealed(1<<30)
	if small >= unknown || large != unknown {
		t.Errorf("of %d bytes, sealed: %d of unknown size, %d of a small one, %d of a large one", len(plain), unknown, small, large)
	}
}

func stock(t *testing.T, r io.Reader, c core.Compression) []byte {
	t.Helper()
	if c == core.Zstd {
		z, err := zstd.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		r = z
	}
	got, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// What others packed opens: gzip of one member or several, zstd in frames
// that were made in parallel, with skippable frames before and between.
func TestOpenPacked(t *testing.T) {
	identity, recipient := keys(t)
	plain := parcel(300_000)
	half := len(plain) / 2
	skip := []byte{0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'}
	for name, packed := range map[string][]byte{
		"gzip":            gz(t, plain),
		"gzip members":    join(gz(t, plain[:half]), gz(t, plain[half:])),
		"zstd":            zst(t, plain),
		"zstd frames":     join(zst(t, plain[:half]), zst(t, plain[half:])),
		"skippable first": join(skip, zst(t, plain)),
		"skippable all":   join(skip, zst(t, plain[:half]), skip, zst(t, plain[half:]), skip),
		"as it is":        plain,
	} {
		got, err := open(identity, sealAsIs(t, recipient, packed), core.OpenOptions{})
		if err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

func gz(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func zst(t testing.TB, b []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(b, nil)
}

// A packing that was cut, changed or followed by something is damage, and no
// error of it speaks of content.
func TestOpenDamagedPacking(t *testing.T) {
	identity, recipient := keys(t)
	plain := bytes.Repeat([]byte("HEMMELIG"), 40_000)
	for name, packed := range map[string][]byte{"gzip": gz(t, plain), "zstd": zst(t, plain)} {
		changed := bytes.Clone(packed)
		changed[len(changed)-3] ^= 1
		for fault, b := range map[string][]byte{"cut": packed[:len(packed)-2], "early": packed[:5], "changed": changed, "more": join(packed, []byte("HEMMELIG"))} {
			_, err := open(identity, sealAsIs(t, recipient, b), core.OpenOptions{})
			if !errors.Is(err, core.ErrDamaged) {
				t.Errorf("%s, %s: %v", name, fault, err)
			}
			if err != nil && strings.Contains(err.Error(), "HEMM") {
				t.Errorf("%s, %s: the error quotes content: %v", name, fault, err)
			}
		}
	}
}

// Damage beneath the packing and a fault of the disk are told as themselves.
func TestOpenErrors(t *testing.T) {
	identity, recipient := keys(t)
	other, _ := keys(t)
	var file bytes.Buffer
	if err := core.Seal(&file, bytes.NewReader(parcel(2<<20)), core.SealOptions{Recipients: []string{recipient}}); err != nil {
		t.Fatal(err)
	}
	b := file.Bytes()
	if _, err := open(other, b, core.OpenOptions{}); !errors.Is(err, core.ErrWrongKey) {
		t.Errorf("another key: %v", err)
	}
	for _, n := range []int{0, 10, 1700, len(b) / 2, len(b) - 1} {
		if _, err := open(identity, b[:n], core.OpenOptions{}); !errors.Is(err, core.ErrDamaged) {
			t.Errorf("cut at %d: %v", n, err)
		}
	}
	fault := errors.New("disk on fire")
	src := io.MultiReader(bytes.NewReader(b[:len(b)/2]), iotest.ErrReader(fault))
	err := core.Open(io.Discard, src, core.OpenOptions{Identities: identity})
	if !errors.Is(err, fault) || errors.Is(err, core.ErrDamaged) {
		t.Errorf("disk: %v", err)
	}
	if _, err := open("nonsense", b, core.OpenOptions{}); err == nil {
		t.Error("opened with nonsense")
	}
}

// A bomb is refused by its ratio, long before it is unpacked, and in the
// memory that a delivery takes.
func TestOpenBomb(t *testing.T) {
	identity, recipient := keys(t)
	for name, bomb := range map[string][]byte{"gzip": gzBomb(t, 256<<20), "zstd": zstBomb(t, 256<<20)} {
		file := sealAsIs(t, recipient, bomb)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var n counting
		err := core.Open(&n, bytes.NewReader(file), core.OpenOptions{Identities: identity})
		runtime.ReadMemStats(&after)
		if !errors.Is(err, core.ErrTooLarge) {
			t.Errorf("%s of %d bytes: %v", name, len(file), err)
		}
		if n > 128<<20 {
			t.Errorf("%s: %d bytes came out first", name, n)
		}
		if got := after.TotalAlloc - before.TotalAlloc; got > 64<<20 {
			t.Errorf("%s: %d bytes were allocated", name, got)
		}
	}
	plain := zst(t, parcel(1000))
	if _, err := open(identity, sealAsIs(t, recipient, plain), core.OpenOptions{MaxSize: 999}); !errors.Is(err, core.ErrTooLarge) {
		t.Errorf("a byte too much: %v", err)
	}
	if _, err := open(identity, sealAsIs(t, recipient, plain), core.OpenOptions{MaxSize: 1000}); err != nil {
		t.Errorf("just enough: %v", err)
	}
}

type counting int64

func (c *counting) Write(p []byte) (int, error) { *c += counting(len(p)); return len(p), nil }

func gzBomb(t *testing.T, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	pour(t, w, n)
	return out.Bytes()
}

func zstBomb(t *testing.T, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := zstd.NewWriter(&out)
	if err != nil {
		t.Fatal(err)
	}
	pour(t, w, n)
	return out.Bytes()
}

func pour(t *testing.T, w io.WriteCloser, n int) {
	t.Helper()
	block := make([]byte, 1<<20)
	for range n / len(block) {
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// A window that stock zstd would not take is damage, not a gigabyte of memory.
func TestOpenWindow(t *testing.T) {
	identity, recipient := keys(t)
	huge := []byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00} // window 2 GiB, an empty block
	if _, err := open(identity, sealAsIs(t, recipient, huge), core.OpenOptions{}); !errors.Is(err, core.ErrDamaged) {
		t.Errorf("%v", err)
	}
}

// Whatever was sealed, opening ends without a panic and gives no more than allowed.
func FuzzOpen(f *testing.F) {
	identity, recipient := keys(f)
	f.Add(parcel(100))
	f.Add(gz(f, parcel(1000)))
	f.Add(zst(f, parcel(1000)))
	f.Add(join([]byte{0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'}, zst(f, parcel(10))))
	f.Fuzz(func(t *testing.T, b []byte) {
		file := sealAsIs(t, recipient, b)
		got, err := open(identity, file, core.OpenOptions{MaxSize: 1 << 20})
		if len(got) > 1<<20 {
			t.Error("too much came out")
		}
		if err != nil && !errors.Is(err, core.ErrDamaged) && !errors.Is(err, core.ErrTooLarge) {
			t.Errorf("%v", err)
		}
	})
}
