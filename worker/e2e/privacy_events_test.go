package e2e

import (
	"bytes"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestPrivacyOfEvents sends a message of events (KPR) in two parts, whose schema
// lets any text pass, with an identity of its own written into each text that
// SSB gets. None is in any byte that SSB opens, keeps or says, and the
// pseudonym manager gets each person once, however much happened.
func TestPrivacyOfEvents(t *testing.T) {
	onBothHosts(t, func(t *testing.T, direct *host) {
		h, passed := tap(t, direct)
		w := &parted{host: h, dir: t.TempDir(), flags: []string{"-split", "on", "-force"}}
		plain := h.sluse(t, nil, "synth", "-format", "kpr", "-year", "2026", "-municipality", "0301", "-persons", "30", "-seed", "7").ok().stdout
		persons := slices.Compact(slices.Sorted(slices.Values(sent{plain: plain}.fids())))
		plain, secrets := talkative(t, plain, persons)
		w.sent = []sent{{municipality: "0301", year: 2026, plain: plain}}
		w.sendOne(t, &w.sent[0], "events")

		ide := w.opened(t, h.dev.Identities["tpf"])
		if len(ide) != 1 {
			t.Fatalf("%d identity parts", len(ide))
		}
		head, rows := rowsOf(t, ide[0].plain)
		if len(head) != 7 || head[6] != "kpr" || len(rows) != len(persons) || len(sent{plain: plain}.fids()) <= len(persons) {
			t.Errorf("a header of %d fields and %d rows for %d persons", len(head), len(rows), len(persons))
		}
		w.pseudonyms(t)
		ssb := w.opened(t, h.dev.Identities["ssb"])
		if len(ssb) != 2 {
			t.Fatalf("%d objects open for SSB", len(ssb))
		}
		for _, o := range ssb {
			free(t, "what SSB opens before the join", o.raw, secrets)
			free(t, "what SSB opens before the join", o.plain, secrets)
		}
		w.pickup(t)
		if joined := theOnly(t, filepath.Join(w.dir, "ssb"), "*.xml"); len(attributes(joined, "pseudonym")) == 0 {
			t.Error("nothing was joined")
		}
		free(t, "the network", []byte(passed.String()), secrets)
		free(t, "the host's log", []byte(h.log.String()), secrets)
		freeFolder(t, h.data, secrets)
		freeFolder(t, filepath.Join(w.dir, "ssb"), secrets)
		freeFolder(t, filepath.Join(w.dir, "tpf"), secrets)
	})
}

// talkative writes a person's identity into the texts of a message, in the ways
// that people and record systems do, and proves that the search finds each.
func talkative(t *testing.T, plain []byte, persons []string) ([]byte, *needles) {
	t.Helper()
	fid := persons[0]
	apart, dotted := fid[:6]+" "+fid[6:], fid[:2]+"."+fid[2:4]+"."+fid[4:6]+"-"+fid[6:]
	for name, text := range map[string]string{"kontPerson": "Nr. " + apart, "versjonUt": dotted, "meldTelefon": fid, "tjenesteOrgNr": "p" + fid, "notifikasjonLopeNr": fid,
		"hendelseGUID": "00000000-0000-4000-8000-" + fid + "0", "lokalident": fid, "tjenesteID": dotted} {
		plain = regexp.MustCompile(` `+name+`="[^"]*"`).ReplaceAll(plain, []byte(" "+name+`="`+text+`"`))
		if !bytes.Contains(plain, []byte(text)) && name != "meldTelefon" && name != "lokalident" {
			t.Fatalf("the message has no %s", name)
		}
	}
	secrets := append(slices.Clone(persons), apart, dotted, strings.ReplaceAll(dotted, "-", " "))
	for _, as := range []string{fid, apart, dotted} {
		if !needlesOf([]string{as}).in(plain) {
			t.Fatal("an identity is not found where it stands")
		}
	}
	return plain, needlesOf(secrets)
}
