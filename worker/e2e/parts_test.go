package e2e

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// TestParts sends deliveries in two parts the whole way: two municipalities
// and two years with the same persons in them, and one file twice. What stands
// in which bytes is looked at by opening everything that the host has stored,
// with each key that opens any of it.
func TestParts(t *testing.T) {
	onBothHosts(t, func(t *testing.T, direct *host) {
		h, passed := tap(t, direct)
		w := &parted{host: h, dir: t.TempDir(), flags: []string{"-split", "on"}}
		w.send(t)
		secrets := w.provesTheSearch(t, w.identities())

		// The municipalities are done: each part opens for one only.
		ide, ipl := w.opened(t, h.dev.Identities["tpf"]), w.opened(t, h.dev.Identities["ssb"])
		if len(ide) != len(w.sent) || len(ipl) != len(w.sent) || len(h.storedObjects(t)) != 2*len(w.sent) {
			t.Fatalf("of %d sealed objects %d open for the pseudonym manager and %d for SSB", len(h.storedObjects(t)), len(ide), len(ipl))
		}
		w.onlyIdentities(t, ide)
		w.nothingShared(t, ide, ipl)

		w.pseudonyms(t)
		ssb := w.opened(t, h.dev.Identities["ssb"])
		if len(ssb) != 2*len(w.sent) || len(w.opened(t, h.dev.Identities["tpf"])) != len(ide) {
			t.Fatalf("after the answer %d objects open for SSB", len(ssb))
		}
		for _, b := range ssb {
			free(t, "what SSB opens before the join", b.raw, secrets)
			free(t, "what SSB opens before the join", b.plain, secrets)
		}

		w.pickup(t)
		w.samePersons(t)
		w.feedback(t)
		if n := len(w.opened(t, h.dev.Identities["ssb"])); n != len(ssb) {
			t.Errorf("SSB can open %d of the answers that it sealed to others", n-len(ssb))
		}
		w.correct(t)
		free(t, "the network", []byte(passed.String()), secrets)
		free(t, "the host's log", []byte(h.log.String()), secrets)
		freeFolder(t, h.data, secrets)
		freeFolder(t, filepath.Join(w.dir, "ssb"), secrets)
		freeFolder(t, filepath.Join(w.dir, "tpf"), secrets)
	})
}

// parted is a run with deliveries in two parts.
type parted struct {
	*host
	dir        string
	flags      []string // of send
	sent       []sent
	production bool
}

// sent is one delivery.
type sent struct {
	municipality string
	year         int
	plain        []byte
	id, reply    string
}

var fidForm = regexp.MustCompile(` fid="([^"]*)"`)

// fids are a delivery's identities, in its order.
func (s sent) fids() (out []string) {
	for _, m := range fidForm.FindAllSubmatch(s.plain, -1) {
		out = append(out, string(m[1]))
	}
	return out
}

// send makes and sends the deliveries; the last is the first file again.
func (w *parted) send(t *testing.T) {
	t.Helper()
	var persons []string
	for _, year := range []int{2026, 2025} {
		for _, municipality := range []string{"0301", "4601"} {
			s := sent{municipality: municipality, year: year, plain: w.sluse(t, nil, "synth", "-year", strconv.Itoa(year),
				"-municipality", municipality, "-persons", "40", "-seed", "7").ok().stdout}
			if persons == nil {
				persons = s.fids()
			}
			s.plain = withPersons(s.plain, persons)
			w.sent = append(w.sent, s)
		}
	}
	w.sent = append(w.sent, w.sent[0])
	for i := range w.sent {
		w.sendOne(t, &w.sent[i], strconv.Itoa(i))
	}
}

// withPersons is a delivery with other identities.
func withPersons(plain []byte, persons []string) []byte {
	i := -1
	return fidForm.ReplaceAllFunc(plain, func([]byte) []byte {
		i++
		return []byte(` fid="` + persons[i] + `"`)
	})
}

func (w *parted) sendOne(t *testing.T, s *sent, name string) {
	t.Helper()
	file := filepath.Join(w.dir, name+".xml")
	s.reply = filepath.Join(w.dir, name+".reply")
	writeFile(t, file, s.plain)
	receipt := w.sluse(t, w.token(s.municipality), append(append([]string{"send", "-url", w.url, "-reply", s.reply}, w.flags...), file)...).ok().stdout
	m := regexp.MustCompile(`(?m)^id: (\S+)$`).FindSubmatch(receipt)
	if m == nil {
		t.Fatalf("a receipt without an id: %s", receipt)
	}
	s.id = string(m[1])
}

// pseudonyms is the pseudonym manager's work.
func (w *parted) pseudonyms(t *testing.T) {
	t.Helper()
	makeDir(t, w.dir, "tpf")
	w.sluse(t, nil, "tpf", "keygen", "-o", w.key()).ok()
	w.sluse(t, w.token("tpf"), w.tpfArgs()...).ok()
}

func (w *parted) tpfArgs() []string {
	return []string{"tpf", "-once", "-url", w.url, "-identity", w.dev.Identities["tpf"], "-key", w.key(), "-audit", filepath.Join(w.dir, "tpf", "audit.log")}
}

func (w *parted) key() string { return filepath.Join(w.dir, "register.key") }

// pickup is SSB's work.
func (w *parted) pickup(t *testing.T) {
	t.Helper()
	makeDir(t, w.dir, "ssb")
	w.sluse(t, w.token("ssb"), w.pickupArgs()...).ok()
}

func (w *parted) pickupArgs() []string {
	dir := filepath.Join(w.dir, "ssb")
	return []string{"pickup", "-once", "-url", w.url, "-identity", w.dev.Identities["ssb"], "-dir", dir, "-register", filepath.Join(dir, "register.db")}
}

// feedback: the municipalities read the findings by their own numbers.
func (w *parted) feedback(t *testing.T) {
	t.Helper()
	for _, s := range w.sent {
		w.feedbackOf(t, s)
	}
}

func (w *parted) feedbackOf(t *testing.T, s sent) {
	t.Helper()
	out := w.sluse(t, w.token(s.municipality), "feedback", "-json", "-url", w.url, "-key", s.reply, s.id).ok().stdout
	var f struct {
		Result string
		Hidden int
		Report struct{ Findings []struct{ BrukerNr string } }
	}
	if err := json.Unmarshal(out, &f); err != nil {
		t.Fatal(err)
	}
	own := attributes(s.plain, "brukerNr")
	named := 0
	for _, k := range f.Report.Findings {
		if k.BrukerNr != "" && !slices.Contains(own, k.BrukerNr) {
			t.Errorf("%s: a finding names %q, which is not a brukerNr of the file", s.id, k.BrukerNr)
		} else if k.BrukerNr != "" {
			named++
		}
	}
	if f.Result != "read" || f.Hidden != 0 || named == 0 {
		t.Errorf("%s: feedback %s, %d findings by brukerNr, %d hidden", s.id, f.Result, named, f.Hidden)
	}
}

// correct replaces the last delivery, and only that: the register keeps what was
// replaced and counts what came.
func (w *parted) correct(t *testing.T) {
	t.Helper()
	last := w.sent[len(w.sent)-1]
	s := sent{municipality: last.municipality, year: last.year, plain: w.sluse(t, nil, "synth", "-year", strconv.Itoa(last.year),
		"-municipality", last.municipality, "-persons", "38", "-seed", "8").ok().stdout}
	w.flags = append(w.flags, "-supersedes", last.id)
	w.sendOne(t, &s, "corrected")
	w.sluse(t, w.token("tpf"), w.tpfArgs()...).ok()
	w.sluse(t, w.token("ssb"), w.pickupArgs()...).ok()
	w.feedbackOf(t, s)

	of := []string{"-json", "-kind", "test", "-year", strconv.Itoa(s.year), "-municipality", s.municipality, "-db", filepath.Join(w.dir, "ssb", "register.db")}
	var rows []struct {
		ID, Supersedes string
		Current        bool
		Persons        int
	}
	if err := json.Unmarshal(w.sluse(t, nil, append(append([]string{"register", "table"}, of...), "deliveries")...).ok().stdout, &rows); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range rows {
		seen[r.ID] = true
		if r.Current != (r.ID == s.id) || (r.Supersedes == last.id) != (r.ID == s.id) || r.ID == last.id && r.Persons != 40 {
			t.Errorf("the register has %+v", r)
		}
	}
	var stats struct{ Deliveries, Recipients int }
	if err := json.Unmarshal(w.sluse(t, nil, append([]string{"register", "stats"}, of...)...).ok().stdout, &stats); err != nil {
		t.Fatal(err)
	}
	if stats.Deliveries != 1 || stats.Recipients != 38 || !seen[s.id] || !seen[last.id] {
		t.Errorf("after the correction the register counts %+v, and knows %d deliveries", stats, len(rows))
	}
}
