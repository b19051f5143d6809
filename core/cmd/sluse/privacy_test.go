package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sluse/core/synth"
	"sluse/core/wire"
)

// marker stands in every field of every person of the delivery.
const marker = "QZMARKERQZ"

// marked is a delivery whose every value below Kommune is a marker, but what
// has to stand for the file to be read so far, and the brukerNr that reports
// point with. Contact persons' names are marked too.
func marked(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := synth.Write(&b, synth.Options{Year: 2026, Municipality: "1151", Persons: 40, Seed: 3}); err != nil {
		t.Fatal(err)
	}
	n := 0
	spoil := func(string) string {
		n++
		return fmt.Sprintf(`="%s%d"`, marker, n)
	}
	value := regexp.MustCompile(`="[^"]*"`)
	var out []string
	for line := range strings.Lines(b.String()) {
		switch tag := strings.TrimSpace(line); {
		case strings.HasPrefix(tag, "<Bruker "):
			head, rest, _ := strings.Cut(line, ` fid=`)
			line = head + value.ReplaceAllStringFunc(` fid=`+rest, spoil)
		case strings.HasPrefix(tag, "<Kontaktperson"):
			line = regexp.MustCompile(`kontPerson="[^"]*"`).ReplaceAllString(line, `kontPerson="`+marker+`"`)
		case !strings.HasPrefix(tag, "<?xml") && !strings.HasPrefix(tag, "<Melding") && !strings.HasPrefix(tag, "<Kommune"):
			line = value.ReplaceAllStringFunc(line, spoil)
		}
		out = append(out, line)
	}
	if n < 500 {
		t.Fatalf("only %d markers", n)
	}
	return []byte(strings.Join(out, ""))
}

// No field of a person stands in anything that the command prints, writes
// beside the delivery, or sends, whatever is wrong with the delivery.
func TestNoFieldLeaves(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "delivery.xml")
	if err := os.WriteFile(file, marked(t), 0o600); err != nil {
		t.Fatal(err)
	}
	var e testEdge
	seen := map[string]string{}
	run := func(env map[string]string, args ...string) {
		var out, err bytes.Buffer
		Run(context.Background(), args, strings.NewReader(""), &out, &err, func(k string) string { return env[k] })
		seen[strings.Join(args[:2], " ")+" stdout"] = out.String()
		seen[strings.Join(args[:2], " ")+" stderr"] = err.String()
	}
	run(nil, "dev", "-data", dir)
	if err := e.start(dir); err != nil {
		t.Fatal(err)
	}
	defer e.server.Close()
	sender := map[string]string{"SLUSE_TOKEN": e.m.Tokens["1151"]}
	ssb := map[string]string{"SLUSE_TOKEN": e.m.Tokens["ssb"]}
	in := filepath.Join(dir, "in")
	for _, lang := range languages {
		run(nil, "check", "-lang="+lang, "-kind", "test", file)
		run(nil, "stats", "-lang="+lang, "-kind", "test", file)
	}
	run(nil, "check", "-json", "-kind", "test", file)
	run(nil, "seal", "-kind=test", "-r", e.m.Recipients[wire.RoleSSB], "-o", filepath.Join(dir, "x.age"), file)
	run(sender, "send", "-force", "-kind", "test", "-url", e.server.URL, file)
	run(ssb, "pickup", "-once", "-url", e.server.URL, "-identity", e.m.Identities[wire.RoleSSB], "-dir", in)
	run(sender, "status", "-json", "-url", e.server.URL)
	seen["stored"] = string(e.stored())
	if len(e.deliveries) != 1 || e.deliveries[0].outcome.Result != wire.ResultRead {
		t.Fatalf("the delivery did not go all the way: %+v", seen)
	}
	collect(t, in, seen)
	if !strings.Contains(seen["check -json stdout"], "brukerNr") || len(seen) < 20 {
		t.Errorf("saw too little: %d texts", len(seen))
	}
	for what, text := range seen {
		if strings.Contains(text, marker) != strings.HasSuffix(what, ".xml") {
			t.Errorf("%s: marker: %v", what, strings.Contains(text, marker))
		}
	}
}

// collect takes in all that pickup wrote, by name and by content.
func collect(t *testing.T, dir string, into map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			b, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			into[e.Name()] = string(b)
		}
	}
}
