package core

import (
	"bytes"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"sluse/core/pack"
	"sluse/core/rule"
	"sluse/core/seal"
	"sluse/core/split"
	"sluse/core/synth"
	"sluse/core/wire"
)

// masked stands for a brukerNr that is not shown.
const masked = "***"

type pair struct{ identity, recipient string }

func newPair(t testing.TB) pair {
	t.Helper()
	id, r, err := seal.GenerateIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return pair{id, r}
}

func synthetic(t testing.TB, persons int) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := synth.Write(&b, synth.Options{Year: 2026, Municipality: "0301", Persons: persons, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func partsOptions(tpf, ssb pair, k *ReplyKey) PartsOptions {
	k.Bundle = "00112233445566778899aabbccddeeff"
	return PartsOptions{Header: split.Header{Bundle: k.Bundle, Municipality: "0301", Year: 2026, Kind: wire.Test}, References: k.References,
		IDE: SealOptions{Recipients: []string{tpf.recipient}, Pad: true},
		IPL: SealOptions{Recipients: []string{ssb.recipient}, Lead: k.Letter().Encode(), Pad: true}}
}

func replyKey(t testing.TB) *ReplyKey {
	t.Helper()
	k, err := NewReplyKey("0301", 2026, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestSealParts: each part opens by its own key only, and by stock tools.
func TestSealParts(t *testing.T) {
	tpf, ssb, reply := newPair(t), newPair(t), replyKey(t)
	whole := synthetic(t, 60)
	var ide, ipl bytes.Buffer
	sum, err := SealParts(&ide, &ipl, bytes.NewReader(whole), partsOptions(tpf, ssb, reply))
	if err != nil || sum.Persons != 60 {
		t.Fatalf("%+v, %v", sum, err)
	}
	for name, b := range map[string][]byte{"ide by SSB": ide.Bytes(), "ipl by the pseudonym manager": ipl.Bytes()} {
		key := ssb
		if strings.HasPrefix(name, "ipl") {
			key = tpf
		}
		if err := Open(io.Discard, bytes.NewReader(b), OpenOptions{Identities: key.identity}); !errors.Is(err, ErrWrongKey) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var lead []byte
	var plain bytes.Buffer
	r, err := Opener(bytes.NewReader(ipl.Bytes()), OpenOptions{Identities: ssb.identity, Lead: &lead})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(&plain, r); err != nil {
		t.Fatal(err)
	}
	letter, err := split.ParseLetter(lead)
	if err != nil || letter.Reference != reply.ID() {
		t.Errorf("the letter: %v", err)
	}
	if !bytes.HasPrefix(plain.Bytes(), []byte("<?xml")) || !bytes.Contains(plain.Bytes(), []byte("</Melding>")) {
		t.Error("ipl is not XML")
	}
	stock(t, ipl.Bytes(), ssb, plain.Bytes())
}

// stock opens a sealed file by age and zstd as everybody has them.
func stock(t *testing.T, sealed []byte, key pair, want []byte) {
	t.Helper()
	if _, err := exec.LookPath("zstd"); err != nil {
		t.Log("zstd is not installed: not tried")
		return
	}
	opened, err := seal.Reader(bytes.NewReader(sealed), identitiesOf(t, key)...)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("zstd", "-dc", "-q")
	cmd.Stdin = opened
	got, err := cmd.Output()
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("stock zstd: %d bytes, want %d, %v", len(got), len(want), err)
	}
}

func TestPartsNeedTwoKeys(t *testing.T) {
	one := newPair(t)
	if _, err := SealParts(io.Discard, io.Discard, bytes.NewReader(synthetic(t, 5)), partsOptions(one, one, replyKey(t))); !errors.Is(err, pack.ErrOneKey) {
		t.Errorf("%v", err)
	}
}

// TestPaddedFiles: deliveries of nearly as many persons make files of one
// size, each of which opens.
func TestPaddedFiles(t *testing.T) {
	key := newPair(t)
	sizes := map[int]int{}
	for n := range 40 {
		plain := bytes.Repeat([]byte("0123456789abcdef"), 4000+n)
		var b bytes.Buffer
		if err := Seal(&b, bytes.NewReader(plain), SealOptions{Recipients: []string{key.recipient}, Pad: true, Lead: []byte("x")}); err != nil {
			t.Fatal(err)
		}
		sizes[b.Len()]++
		var out bytes.Buffer
		if err := Open(&out, &b, OpenOptions{Identities: key.identity}); err != nil || !bytes.Equal(out.Bytes(), plain) {
			t.Fatalf("%d: %v", n, err)
		}
	}
	if len(sizes) > 2 {
		t.Errorf("%d sizes: %v", len(sizes), sizes)
	}
}

// TestSmallParts: whether a municipality has 3 recipients or 150 is not to be
// seen by the sizes of its parts.
func TestSmallParts(t *testing.T) {
	tpf, ssb := newPair(t), newPair(t)
	sizes := map[[2]int]bool{}
	for _, persons := range []int{3, 40, 150} {
		var plain, ide, ipl bytes.Buffer
		if _, err := synth.Write(&plain, synth.Options{Year: 2026, Municipality: "0301", Persons: persons, Seed: 1}); err != nil {
			t.Fatal(err)
		}
		o := PartsOptions{Header: split.Header{Bundle: strings.Repeat("ab", 16), Municipality: "0301", Year: 2026, Kind: "test"},
			IDE: SealOptions{Recipients: []string{tpf.recipient}, Pad: true}, IPL: SealOptions{Recipients: []string{ssb.recipient}, Pad: true}}
		if _, err := SealParts(&ide, &ipl, &plain, o); err != nil {
			t.Fatal(err)
		}
		sizes[[2]int{ide.Len(), ipl.Len()}] = true
	}
	if len(sizes) != 1 {
		t.Errorf("sizes %v", sizes)
	}
}

// TestForeignLead: a leading frame of somebody else's is none of ours.
func TestForeignLead(t *testing.T) {
	key := newPair(t)
	for name, frame := range map[string][]byte{
		"of other magic": {0x5d, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 'x'},
		"too large":      append([]byte{0x5e, 0x2a, 0x4d, 0x18, 0, 0x80, 0, 0}, make([]byte, 0x8000)...),
	} {
		var b bytes.Buffer
		if err := Seal(&b, bytes.NewReader(append(frame, 0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x00, 0x01, 0x00, 0x00, 0x99, 0xe9, 0xd8, 0x51)), SealOptions{Recipients: []string{key.recipient}, Compression: None}); err != nil {
			t.Fatal(err)
		}
		lead := []byte("before")
		r, err := Opener(&b, OpenOptions{Identities: key.identity, Lead: &lead})
		if err != nil || lead != nil {
			t.Errorf("%s: %q, %v", name, lead, err)
			continue
		}
		if got, err := io.ReadAll(r); err != nil || len(got) != 0 {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}

func TestReplyKeyFile(t *testing.T) {
	k := replyKey(t)
	for _, bundle := range []string{"", "00112233445566778899aabbccddeeff"} {
		k.Bundle = bundle
		back, err := ParseReplyKey(strings.ReplaceAll(k.Text(), "\n", "\r\n"))
		if err != nil || back.ID() != k.ID() || back.References != k.References || back.Bundle != bundle {
			t.Errorf("%v", err)
		}
	}
	for name, text := range map[string]string{"empty": "", "cut": k.Text()[:200], "another id": strings.Replace(k.Text(), k.ID(), "0000000000000000", 1),
		"a line more": k.Text() + "x: y\n"} {
		if _, err := ParseReplyKey(text); !errors.Is(err, ErrReplyKey) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParseReplyKey(f *testing.F) {
	f.Add(replyKey(f).Text())
	f.Fuzz(func(t *testing.T, text string) {
		if k, err := ParseReplyKey(text); err == nil && k.Text() != strings.ReplaceAll(text, "\r\n", "\n") {
			t.Error("a reply key that does not come back")
		}
	})
}

// TestFeedback: findings go back sealed, and only the municipality's own key
// turns their references back.
func TestFeedback(t *testing.T) {
	k, second := replyKey(t), replyKey(t)
	k.Bundle = "00112233445566778899aabbccddeeff"
	refs := split.NewReferences(k.References)
	ref := string(refs.Hide(nil, split.BrukerNr, nil, []byte("100017")))
	number := string(refs.Hide(nil, split.BrukerNr, nil, []byte("01814000199")))
	sent := Feedback{Delivery: "D1", Bundle: k.Bundle, Municipality: "0301", Year: 2026, Result: wire.ResultRead,
		Report:  &rule.Report{Findings: []rule.Finding{{Rule: "T006", Line: 7, BrukerNr: ref}, {Rule: "K004"}, {Rule: "B002", BrukerNr: masked}, {Rule: "T006", BrukerNr: number}}},
		LeftOut: []LeftOut{{Element: "Tjeneste", Rule: "T006", Consequence: "RAD", N: 2}}}
	var b bytes.Buffer
	if err := SealFeedback(&b, sent, k.Letter(second.Letter().Reply[0])); err != nil {
		t.Fatal(err)
	}
	f, err := OpenFeedback(bytes.NewReader(b.Bytes()), "D1", replyKey(t), k)
	if err != nil {
		t.Fatal(err)
	}
	got := f.Report.Findings
	if got[0].BrukerNr != "100017" || got[1].BrukerNr != "" || got[2].BrukerNr != masked || got[3].BrukerNr != masked || f.Hidden != 0 || f.Reference != k.ID() {
		t.Errorf("%+v, %d hidden", got, f.Hidden)
	}
	f, err = OpenFeedback(bytes.NewReader(b.Bytes()), "", second)
	if err != nil || f.Report.Findings[0].BrukerNr != ref || f.Hidden != 2 {
		t.Errorf("the second recipient: %+v, %v", f, err)
	}
	if _, err := OpenFeedback(bytes.NewReader(b.Bytes()), "D1", replyKey(t)); !errors.Is(err, ErrWrongKey) {
		t.Errorf("another's key: %v", err)
	}
	b.Reset()
	if err := Seal(&b, strings.NewReader("{}"), SealOptions{Recipients: k.Letter().Reply}); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenFeedback(&b, "D1", k); !errors.Is(err, ErrFeedback) {
		t.Errorf("something else: %v", err)
	}
}

// TestOtherFeedback: a feedback that opens is still not taken for the answer to
// another delivery than its own.
func TestOtherFeedback(t *testing.T) {
	k := replyKey(t)
	right := Feedback{Delivery: "D1", Municipality: "0301", Year: 2026, Result: wire.ResultRead, Report: &rule.Report{}}
	open := func(f Feedback, delivery string) error {
		var b bytes.Buffer
		if err := SealFeedback(&b, f, k.Letter()); err != nil {
			t.Fatal(err)
		}
		_, err := OpenFeedback(&b, delivery, replyKey(t), k)
		return err
	}
	for _, asked := range []string{"D1", ""} {
		if err := open(right, asked); err != nil {
			t.Errorf("asked for %q: %v", asked, err)
		}
	}
	if err := open(right, "D2"); !errors.Is(err, ErrOtherFeedback) {
		t.Errorf("asked for D2: %v", err)
	}
	for name, change := range map[string]func(*Feedback){
		"another municipality": func(f *Feedback) { f.Municipality = "4601" },
		"another year":         func(f *Feedback) { f.Year = 2025 },
		"another bundle":       func(f *Feedback) { f.Bundle = "00112233445566778899aabbccddeeff" },
	} {
		f := right
		change(&f)
		if err := open(f, "D1"); !errors.Is(err, ErrOtherFeedback) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func identitiesOf(t *testing.T, key pair) []age.Identity {
	t.Helper()
	ids, err := seal.Identities(key.identity)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}
