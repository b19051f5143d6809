package ident

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

func TestMunicipalities(t *testing.T) {
	now, last := 0, ""
	for _, m := range Municipalities() {
		if m.Code <= last || len(m.Code) != 4 || m.Name == "" {
			t.Errorf("row %+v after %s", m, last)
		}
		last = m.Code
		if m.To == 0 {
			now++
			if m.Population < 200 {
				t.Errorf("%s has %d inhabitants", m.Code, m.Population)
			}
		}
		if _, ok := Find(m.Successor); m.Successor != "" && !ok {
			t.Errorf("%s became %s, which is not known", m.Code, m.Successor)
		}
	}
	if now != 357 {
		t.Errorf("%d municipalities today", now)
	}
	if name, ok := Municipality("4601"); !ok || name != "Bergen" {
		t.Errorf("4601 is %q", name)
	}
	for _, code := range []string{"", "0000", "9999", "3001", "460"} {
		if _, ok := Municipality(code); ok {
			t.Errorf("%q is a municipality", code)
		}
	}
	for code, want := range map[string]string{"0219": "3201", "1601": "5001", "1102": "1108", "1534": "1580", "1850": "", "0710": "3907"} {
		m, ok := Find(code)
		if !ok || m.To == 0 || m.To > 2019 || m.Successor != want {
			t.Errorf("%s before 2020: %+v", code, m)
		}
	}
	old, _ := Find("3001")
	if !old.ValidIn(2023) || old.ValidIn(2024) || old.Successor != "3101" {
		t.Errorf("Halden before 2024: %+v", old)
	}
	if m, _ := Find("1507"); m.Successor != "" {
		t.Errorf("Ålesund was divided, and cannot have one successor: %+v", m)
	}
}

func TestDistricts(t *testing.T) {
	if len(Districts()) != 42 {
		t.Errorf("%d districts", len(Districts()))
	}
	if d, ok := FindDistrict("030105"); !ok || d.Name != "Frogner" {
		t.Errorf("%+v", d)
	}
	for code, want := range map[string]bool{"0301": true, "1103": true, "4601": true, "5001": true, "3301": false, "": false, "030105": false} {
		if HasDistricts(code) != want {
			t.Errorf("%s has districts: %v", code, !want)
		}
	}
}

// TestDay compares with package time, over the years that a file may name.
func TestDay(t *testing.T) {
	for d := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() < 3000; d = d.AddDate(0, 0, 17) {
		want := Day(d.Unix() / 86400)
		got, ok := ParseDay([]byte(d.Format(time.DateOnly)))
		if !ok || got != want || got != Date(d.Year(), int(d.Month()), d.Day()) {
			t.Fatalf("%s is day %d, want %d", d.Format(time.DateOnly), got, want)
		}
		if y, m, day := got.Civil(); y != d.Year() || m != int(d.Month()) || day != d.Day() {
			t.Fatalf("day %d is %d-%d-%d, want %s", got, y, m, day, d.Format(time.DateOnly))
		}
	}
	for _, bad := range []string{"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "2026-1-01", "2026/01/01", "２026-01-01", "2026-01-01Z"} {
		if _, ok := ParseDay([]byte(bad)); ok {
			t.Errorf("%q is a day", bad)
		}
	}
}

// written writes out a number from its parts, by the rule in force or, with a
// remainder, the one of 2032; "" if there is none. It is the algorithm as its
// sources tell it, to compare ParseNumber with.
func written(day, month, yy, individ, remainder int) string {
	s := fmt.Sprintf("%02d%02d%02d%03d", day, month, yy, individ)
	sum := func(weights ...int) (n int) {
		for i, w := range weights {
			n += w * int(s[i]-'0')
		}
		return n
	}
	k1 := (11 + remainder - sum(3, 7, 6, 1, 8, 9, 4, 5, 2)%11) % 11
	if k1 == 10 {
		return ""
	}
	s += fmt.Sprint(k1)
	k2 := (11 - sum(5, 4, 3, 2, 7, 6, 5, 4, 3, 2)%11) % 11
	if k2 == 10 {
		return ""
	}
	return s + fmt.Sprint(k2)
}

// some is the first number from an individnummer on, of its sex.
func some(day, month, yy, individ, remainder int) string {
	for ; ; individ += 2 {
		if s := written(day, month, yy, individ, remainder); s != "" {
			return s
		}
	}
}

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		day, month, yy, individ, remainder int
		kind                               NumberKind
		series                             Series
		born                               string
	}{
		{3, 85, 41, 121, 0, BirthNumber, Tenor, "1941-05-03"},
		{3, 70, 41, 121, 0, BirthNumber, NHN, "1941-05-03"},
		{43, 85, 41, 121, 0, DNumber, Tenor, "1941-05-03"},
		{3, 45, 41, 121, 0, HNumber, Plus40, "1941-05-03"},
		{3, 85, 19, 560, 0, BirthNumber, Tenor, "2019-05-03"},
		{3, 85, 60, 560, 0, BirthNumber, Tenor, "1860-05-03"},
		{3, 85, 60, 960, 0, BirthNumber, Tenor, "1960-05-03"},
		{29, 82, 0, 561, 0, BirthNumber, Tenor, "2000-02-29"},
		{3, 85, 41, 121, 1, BirthNumber, Tenor, ""},
		{3, 85, 41, 121, 3, BirthNumber, Tenor, ""},
		{3, 5, 39, 561, 0, BirthNumber, Real, "2039-05-03"},
	} {
		s := some(c.day, c.month, c.yy, c.individ, c.remainder)
		n, fault := ParseNumber([]byte(s))
		born := NoDay
		if c.born != "" {
			born, _ = ParseDay([]byte(c.born))
		}
		if fault != Sound || n.Kind != c.kind || n.Series != c.series || n.Born != born || n.New != (c.remainder > 0) {
			t.Errorf("%+v: %+v, fault %d", c, n, fault)
		}
		if sex := Male + Sex(1-(s[8]-'0')&1); c.remainder == 0 && n.Sex != sex || c.remainder > 0 && n.Sex != SexUnknown {
			t.Errorf("%+v: sex %d", c, n.Sex)
		}
	}
}

func TestParseNumberFaults(t *testing.T) {
	sound := some(3, 85, 41, 121, 0)
	for s, want := range map[string]Fault{
		sound: Sound, sound[:10]: BadForm, sound + "0": BadForm, "": BadForm, "0385412234a": BadForm,
		some(31, 82, 41, 120, 0): BadDate, some(29, 82, 41, 120, 0): BadDate, some(3, 93, 41, 120, 0): BadDate, some(3, 85, 45, 560, 0): BadDate,
	} {
		if _, fault := ParseNumber([]byte(s)); fault != want {
			t.Errorf("fault %d, want %d", fault, want)
		}
	}
	for i := range sound {
		for c := byte('0'); c <= '9'; c++ {
			wrong := []byte(sound)
			if wrong[i] == c {
				continue
			}
			wrong[i] = c
			if n, fault := ParseNumber(wrong); fault == Sound && !n.New {
				t.Errorf("one wrong digit at %d passed", i)
			}
		}
	}
}

// TestControlDigits compares with the algorithm written out, for numbers at random.
func TestControlDigits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 20_000 {
		day, month, yy, individ := 1+r.IntN(28), 81+r.IntN(12), r.IntN(40), r.IntN(500)
		var d [11]uint8
		for i, c := range fmt.Sprintf("%02d%02d%02d%03d", day, month, yy, individ) {
			d[i] = uint8(c - '0')
		}
		want := written(day, month, yy, individ, 0)
		if SetCheckDigits(&d) != (want != "") {
			t.Fatalf("%d %d %d %d: has a number: %v", day, month, yy, individ, want != "")
		}
		for i := range want {
			if d[i] != want[i]-'0' {
				t.Fatalf("%d %d %d %d: digit %d is %d", day, month, yy, individ, i, d[i])
			}
		}
	}
}

func TestOtherNumbers(t *testing.T) {
	for s, want := range map[string]bool{"958935420": true, "998447356": true, "971526920": true, "9589354200": true,
		"958935421": false, "95893542": false, "9589354201": false, "": false, "95893542a": false} {
		if Organisation([]byte(s)) != want {
			t.Errorf("organisation %q: %v", s, !want)
		}
	}
	const ten = "2012034567"
	passed := 0
	for k := range 100 {
		if DUF(fmt.Appendf(nil, "%s%02d", ten, k)) {
			passed++
		}
	}
	if passed != 1 || DUF([]byte(ten)) || DUF([]byte("a01203456700")) {
		t.Errorf("%d of 100 control numbers pass", passed)
	}
	for s, want := range map[string]bool{"03054100100": true, "03054100200": true, "31129999999": true, "03054100300": false, "33054100100": false, "030541001": false} {
		if Fictive([]byte(s)) != want {
			t.Errorf("stand-in number %q: %v", s, !want)
		}
	}
}

func TestLeaks(t *testing.T) {
	sound := some(3, 85, 41, 121, 0)
	for s, want := range map[string]bool{sound: true, "x-" + sound: true, sound + "_1": true, sound[:6] + "-" + sound[6:]: true, sound[:6] + "." + sound[6:]: true,
		"7" + sound: false, sound + "7": false, "100017": false, "": false, sound[:6]: false} {
		if LeaksNumber([]byte(s)) != want {
			t.Errorf("%d bytes: leaks %v", len(s), !want)
		}
	}
	if !PassesAsNumber([]byte("77" + sound + "77")) {
		t.Error("a number within digits would be shown")
	}
}

// TestHoldsNumber: every kind of number is found in free text however it is
// written, and what is none of them is let be.
func TestHoldsNumber(t *testing.T) {
	for name, fid := range map[string]string{"fødselsnummer": some(3, 85, 41, 121, 0), "real": some(3, 5, 39, 600, 0), "D-number": some(43, 85, 41, 121, 0), "H-number": some(3, 45, 41, 121, 0),
		"rule of 2032": some(3, 85, 41, 121, 1), "FH-number": "81234500171"} {
		for _, text := range []string{fid, "x" + fid, fid + "y", "nr. " + fid + ".", fid[:6] + " " + fid[6:], fid[:6] + "-" + fid[6:], "a " + fid[:6] + "\u00a0" + fid[6:] + " b",
			fid[:2] + "." + fid[2:4] + "." + fid[4:6] + " - " + fid[6:], fid[:2] + " " + fid[2:4] + " " + fid[4:6] + " " + fid[6:9] + " " + fid[9:], "1-" + fid, "2026 " + fid, fid[:6] + " \u2013\u2003(" + fid[6:] + ")", strings.Join(strings.Split(fid, ""), " ")} {
			if !HoldsNumber([]byte(text)) {
				t.Errorf("%s as %s is not found", name, strings.Map(shape, text))
			}
		}
		for _, text := range []string{"7" + fid, fid + "7", fid[:10], fid[:6], fid[:6] + "eller" + fid[6:]} {
			if HoldsNumber([]byte(text)) {
				t.Errorf("%s as %s is found", name, strings.Map(shape, text))
			}
		}
	}
	for _, duf := range []string{"201512345609", "x201512345609y", "2015 123456 09", "(201512-345609)", "20 15 12 34 56 09"} {
		if !HoldsNumber([]byte(duf)) {
			t.Errorf("a DUF number as %s is not found", strings.Map(shape, duf))
		}
	}
	for _, text := range []string{"", "958935420", "9589354200", "958 935 420", "2026-12-31", "31.12.2026", "2027-01-05T09:12:33.123456+01:00", "+47 22 33 44 55", "0047 22 33 44 55", "2026-11-22 18:02", "004722334455", "22334455/99887766",
		"9.2.1", "2026.1.4711", "1.0.20261122183000", "iplos@eksempel.invalid", "8d4f2b1c-0000-4000-8000-0123456789ab", "00000000000", "000000000000", "120451", "Avdeling 3, 1. etasje"} {
		if HoldsNumber([]byte(text)) {
			t.Errorf("%q is taken for an identity", text)
		}
	}
	if !HasRun([]byte("a12345678901"), 11) || HasRun([]byte("a1234567890 1"), 11) || HasRun(nil, 1) {
		t.Error("runs of digits")
	}
}

func shape(r rune) rune {
	if r >= '0' && r <= '9' {
		return '9'
	}
	return r
}

// FuzzIdent looks for input that breaks a judgement, or that two of them judge
// against each other.
func FuzzIdent(f *testing.F) {
	for _, s := range []string{"", "0301", "030105", some(3, 85, 41, 121, 0), "03054100100", "958935420", "201203456700", "2026-02-29", "\xff\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		n, fault := ParseNumber(b)
		if fault == Sound && n.Kind != FHNumber && n.Series > Plus40 {
			t.Errorf("%+v", n)
		}
		if LeaksNumber(b) && len(b) == 11 && fault != Sound {
			t.Error("leaks what is no number")
		}
		if fault == Sound && !PassesAsNumber(b) {
			t.Error("a sound number does not pass as one")
		}
		if d, ok := ParseDay(b); ok {
			if y, m, day := d.Civil(); fmt.Sprintf("%04d-%02d-%02d", y, m, day) != string(b) {
				t.Errorf("%q is %d-%d-%d", b, y, m, day)
			}
		}
		_, found := Find(string(b))
		if name, ok := Municipality(string(b)); ok && (!found || name == "") {
			t.Errorf("%q is a municipality and is not found", b)
		}
		if fault == Sound && !HoldsNumber(b) || HoldsNumber(b) && !HasRun(b, 1) {
			t.Error("a sound number is not held by itself")
		}
		Organisation(b)
		DUF(b)
		Fictive(b)
		HasDistricts(string(b))
	})
}
