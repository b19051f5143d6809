package record

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// seeds are documents that try each thing XML has, right and wrong.
var seeds = []string{
	`<r xmlns="urn:test"/>`,
	`<?xml version="1.0" encoding="UTF-8" standalone='yes'?><!-- c --><r xmlns="urn:test" x="1" lang='2'><a x="å"/><bb yyyyyyyyyyyyyyyyyyy="3"></bb></r><!-- d --><?pi?>`,
	`<?xml version='1.0' encoding='ISO-8859-1'?><r xmlns="urn:test" x="` + "\xe5" + `&#x20AC;"><a/></r>`,
	`<p:r xmlns:p="urn:test"><p:a x="1" p:x="2"/><a/><q:a xmlns:q="urn:test"/></p:r>`,
	`<r xmlns="urn:test"><a xmlns=""/><a xmlns="urn:other"><a/></a><a/></r>`,
	"<r xmlns=\"urn:test\"\n x = \"a\tb\nc\r\nd\"\n><a\tx='\"'/></r>\n",
	`<r xmlns="urn:test" x="&lt;&gt;&amp;&quot;&apos;&#65;&#x41;&#10;"/>`,
	`<r xmlns="urn:test"><a>text</a><a><![CDATA[ < & ]]></a>&#32;&amp;<a>]</a></r>`,
	`<r xmlns="urn:test" x="1" x="2"/>`,
	`<r xmlns="urn:test" x="1"y="2"/>`,
	`<r xmlns="urn:test" x="<"/>`,
	`<r xmlns="urn:test" x="&nbsp;"/>`,
	`<r xmlns="urn:test"><a></bb></r>`,
	`<r xmlns="urn:test"><a></a x="1"></r>`,
	`<r xmlns="urn:test"/><r xmlns="urn:test"/>`,
	`<r xmlns="urn:test"><!-- a -- b --></r>`,
	`<r xmlns="urn:test"><?xml version="1.0"?></r>`,
	`<!DOCTYPE r [<!ENTITY e "x">]><r xmlns="urn:test" x="&e;"/>`,
	`<r xmlns="urn:test" xmlns:q="urn:q" q:x="1" unknown="2" xml:lang="nb"><Tull x="1"><a/></Tull></r>`,
	"<r xmlns=\"urn:test\" x=\"\x00\"/>",
	"<r xmlns=\"urn:test\" x=\"\xff\"/>",
	"<r xmlns=\"urn:test\" x=\"\xed\xa0\x80\"/>",
	"<r xmlns=\"urn:test\" x=\"\xef\xbf\xbe\"/>",
	"\xef\xbb\xbf<r xmlns=\"urn:test\"/>",
	`<r xmlns="urn:test"`,
	`<r xmlns="urn:test"><a`,
	`<r xmlns="urn:test">]]></r>`,
	`<r xmlns="urn:test" q:x="1"/>`,
	`<r xmlns="urn:test" xmlns:a="urn:1" xmlns:b="urn:1" a:x="1" b:x="2"/>`,
	`<r xmlns="urn:test"><a xmlns:q="urn:test"><q:a/></a><q:a/></r>`,
	``, ` `, `x`, `<`, `</r>`, `<r/>`, `<1r/>`, `<r xmlns="urn:test"><a:/></r>`, `<r xmlns="urn:test"><:a/></r>`,
}

// stricter tells whether the scanner may refuse what encoding/xml takes: that
// does not look for repeated attributes, unbound prefixes, missing white space,
// what stands outside the root, a DTD, or bad characters in comments and
// instructions.
func stricter(p Problem, doc []byte) bool {
	aside := bytes.Contains(doc, []byte("<!-")) || bytes.Contains(doc, []byte("<?"))
	switch p.Code {
	case NotXML, DTD, UnknownFormat, Limit:
		return true
	case Encoding:
		return p.Reason == OtherEncoding || aside
	case NotWellFormed:
		return p.Reason == Repeated || p.Reason == Unbound || p.Reason == OutsideRoot || p.Reason == Syntax || p.Reason == NoRoot ||
			p.Reason == BadChar && aside
	}
	return false
}

// older tells whether encoding/xml may refuse what the scanner takes: its
// name characters are those of an older edition of XML, and it reads no
// declaration with white space around the equals sign.
func older(refused string, doc []byte) bool {
	if strings.Contains(refused, "invalid UTF-8") {
		return bytes.Contains(doc, []byte("encoding")) && !bytes.Contains(doc, []byte("encoding='ISO-8859-1'")) && !bytes.Contains(doc, []byte(`encoding="ISO-8859-1"`))
	}
	for _, s := range []string{"invalid XML name", "expected attribute name", "expected element name", "expected target name", "expected name after"} {
		if strings.Contains(refused, s) {
			return high(doc)
		}
	}
	return strings.Contains(refused, errKnown.Error())
}

// agree holds the scanner to the oracle: what it reads, encoding/xml reads as
// the same; what encoding/xml refuses, it refuses.
func agree(t *testing.T, doc []byte) {
	t.Helper()
	mine, why := ours(doc, 1<<10+len(doc))
	other := theirs(doc)
	switch {
	case mine.refused == "" && other.refused != "":
		if !older(other.refused, doc) {
			t.Errorf("read what encoding/xml refuses: %s\n%q", other.refused, doc)
		}
	case mine.refused != "" && other.refused == "" && !stricter(why, doc):
		t.Errorf("refused (%s) what encoding/xml reads\n%q", mine.refused, doc)
	case mine.refused != "" || other.refused != "":
	case !slices.Equal(mine.events, other.events) || mine.unknown != other.unknown || mine.texts != other.texts:
		t.Errorf("%q\nread as %q, %d unknown, %d texts\nbut is  %q, %d unknown, %d texts", doc,
			mine.events, mine.unknown, mine.texts, other.events, other.unknown, other.texts)
	}
}

func high(doc []byte) bool { return bytes.ContainsFunc(doc, func(r rune) bool { return r > 127 }) }

func TestAgainstEncodingXML(t *testing.T) {
	for _, doc := range seeds {
		agree(t, []byte(doc))
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		agree(t, garble(r, seeds[r.IntN(len(seeds))]))
	}
}

// garble changes some bytes of a document, or splices another in.
func garble(r *rand.Rand, doc string) []byte {
	b := []byte(doc)
	const alphabet = "<>/=\"'&;# \n\t\r!?-[]:xar1\x00\x7f\x80\xc3\xa5\xef\xbf\xbe"
	for range 1 + r.IntN(3) {
		i := r.IntN(len(b) + 1)
		switch c := alphabet[r.IntN(len(alphabet))]; r.IntN(4) {
		case 0:
			b = slices.Insert(b, i, c)
		case 1:
			b = slices.Delete(b, min(i, len(b)), min(i+1+r.IntN(3), len(b)))
		case 2:
			if i < len(b) {
				b[i] = c
			}
		case 3:
			other := seeds[r.IntN(len(seeds))]
			k := r.IntN(len(other) + 1)
			b = slices.Insert(b, i, []byte(other[k:min(len(other), k+r.IntN(12))])...)
		}
	}
	return b
}

// TestWhereTheBufferEnds reads documents with buffers so small that each of
// their bytes is at the end once: the account is the same.
func TestWhereTheBufferEnds(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 3000 {
		doc := []byte(seeds[i%len(seeds)])
		if i >= len(seeds) {
			doc = garble(r, seeds[i%len(seeds)])
		}
		doc = slices.Concat(doc[:min(len(doc), 21)], bytes.Repeat([]byte("<a x=\"åæø\"/>\r\n"), r.IntN(80)), doc[min(len(doc), 21):])
		want, _ := ours(doc, 1<<20)
		got, _ := ours(doc, 200+r.IntN(100))
		if got.refused != want.refused || !slices.Equal(got.events, want.events) || got.unknown != want.unknown || got.texts != want.texts {
			t.Fatalf("%q\nread as %+v\nbut is  %+v", doc, got, want)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, doc []byte) { agree(t, doc) })
}
