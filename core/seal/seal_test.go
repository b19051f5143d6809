package seal

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/iotest"

	agetest "c2sp.org/CCTV/age"
	"filippo.io/age"
)

// C2SP's vectors for hybrid files: what must open opens, and every fault is
// told as what it is: another key, or damage.
func TestVectors(t *testing.T) {
	entries, err := fs.ReadDir(agetest.Vectors, ".")
	if err != nil {
		t.Fatal(err)
	}
	ran := map[string]int{}
	for _, e := range entries {
		b, err := fs.ReadFile(agetest.Vectors, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		v := parse(t, string(b))
		if !strings.HasPrefix(v["identity"], "AGE-SECRET-KEY-PQ-") || v["armored"] != "" {
			continue
		}
		ran[v["expect"]]++
		got, err := read(v["identity"], strings.NewReader(v["body"]))
		switch v["expect"] {
		case "success":
			if err != nil || digest(got) != v["payload"] {
				t.Errorf("%s: %v", e.Name(), err)
			}
		case "no match":
			if !errors.Is(err, ErrWrongKey) {
				t.Errorf("%s: %v, want %v", e.Name(), err, ErrWrongKey)
			}
		case "payload failure":
			if !errors.Is(err, ErrDamaged) || v["payload"] != "" && digest(got) != v["payload"] {
				t.Errorf("%s: %v, want %v", e.Name(), err, ErrDamaged)
			}
		default:
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrWrongKey) {
				t.Errorf("%s (%s): %v", e.Name(), v["expect"], err)
			}
		}
	}
	if ran["success"] < 3 || ran["no match"] == 0 || ran["header failure"] == 0 {
		t.Errorf("ran only %v", ran)
	}
}

func parse(t *testing.T, s string) map[string]string {
	t.Helper()
	v := map[string]string{}
	head, body, _ := strings.Cut(s, "\n\n")
	for line := range strings.Lines(head) {
		k, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		if v[k] == "" || k != "identity" {
			v[k] = value
		}
	}
	v["body"] = body
	if v["compressed"] != "" {
		z, err := zlib.NewReader(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		v["body"] = string(b)
	}
	return v
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func read(identities string, src io.Reader) ([]byte, error) {
	ids, err := Identities(identities)
	if err != nil {
		return nil, err
	}
	r, err := Reader(src, ids...)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// pair is a fresh identity and its recipient.
func pair(t testing.TB) (identity, recipient string) {
	t.Helper()
	i, r, err := GenerateIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return i, r
}

func sealed(t testing.TB, plain []byte, recipients ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := Writer(&b, recipients...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Stock age opens what we seal, and we open what it seals; any of several
// identities will do.
func TestStockAge(t *testing.T) {
	identity, recipient := pair(t)
	other, second := pair(t)
	plain := bytes.Repeat([]byte("leveranse "), 20_000)
	id, err := age.ParseHybridIdentity(other)
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(bytes.NewReader(sealed(t, plain, recipient, second)), id)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, plain) {
		t.Error("stock age reads something else", err)
	}

	var b bytes.Buffer
	to, err := age.ParseHybridRecipient(recipient)
	if err != nil {
		t.Fatal(err)
	}
	w, err := age.Encrypt(&b, to)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(plain)
	w.Close()
	got, err := read("# a comment\n\n"+other+"\n"+identity+"\n", &b)
	if err != nil || !bytes.Equal(got, plain) {
		t.Error("we read something else", err)
	}
	if rs, err := Recipients(identity + "\n" + other); err != nil || len(rs) != 2 || rs[0] != recipient || rs[1] != second {
		t.Error(rs, err)
	}
}

// Wherever a file is cut or a bit is turned, it is damaged, and nothing that
// was not sealed comes out.
func TestDamage(t *testing.T) {
	identity, recipient := pair(t)
	plain := bytes.Repeat([]byte("0123456789"), 7_000) // two chunks
	file := sealed(t, plain, recipient)
	for n := 0; n < len(file); n += 1 + len(file)/97 {
		got, err := read(identity, bytes.NewReader(file[:n]))
		if !errors.Is(err, ErrDamaged) || !bytes.HasPrefix(plain, got) {
			t.Errorf("cut at %d: %v", n, err)
		}
		bad := bytes.Clone(file)
		bad[n] ^= 0x20
		got, err = read(identity, bytes.NewReader(bad))
		if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrWrongKey) || !bytes.HasPrefix(plain, got) {
			t.Errorf("changed at %d: %v", n, err)
		}
	}
	if _, err := read(identity, bytes.NewReader(append(bytes.Clone(file), 0))); !errors.Is(err, ErrDamaged) {
		t.Errorf("with a byte more: %v", err)
	}
}

// A fault of the disk is not a fault of the file.
func TestReadError(t *testing.T) {
	identity, recipient := pair(t)
	file := sealed(t, make([]byte, 200_000), recipient)
	fault := errors.New("disk on fire")
	for _, n := range []int{10, 1000, 100_000} {
		_, err := read(identity, io.MultiReader(bytes.NewReader(file[:n]), iotest.ErrReader(fault)))
		if !errors.Is(err, fault) || errors.Is(err, ErrDamaged) {
			t.Errorf("at %d: %v", n, err)
		}
	}
}

func TestKeysRefused(t *testing.T) {
	identity, recipient := pair(t)
	const classic = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
	for _, s := range []string{"", "age1pq1", classic, identity, recipient + "q"} {
		if CheckRecipient(s) == nil {
			t.Errorf("%.20q is a recipient", s)
		}
		if _, err := Writer(io.Discard, s); err == nil {
			t.Errorf("%.20q is sealed to", s)
		}
	}
	if err := CheckRecipient(recipient); err != nil {
		t.Error(err)
	}
	if _, err := Writer(io.Discard); err == nil {
		t.Error("sealed to nobody")
	}
	for _, s := range []string{"", "# nothing\n", recipient, identity + "\nAGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"} {
		if _, err := Identities(s); err == nil {
			t.Errorf("%.20q holds an identity", s)
		} else if strings.Contains(err.Error(), "PQ-1Q") {
			t.Error("the error quotes a secret")
		}
	}
}
