package e2e

import (
	"bytes"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// TestResearch: data for a research project go to the project's key of the year
// and to no other, and never into the register.
func TestResearch(t *testing.T) {
	onBothHosts(t, func(t *testing.T, h *host) {
		w := &parted{host: h, dir: t.TempDir()}
		key := w.giveProject(t, "P17")
		plain := h.synth(t, "4601", 40)
		file := filepath.Join(w.dir, "research.xml")
		writeFile(t, file, plain)

		send := func(project string) result {
			return h.sluse(t, w.token("4601"), "send", "-kind", "research", "-project", project, "-reply", "none", "-url", h.url, file)
		}
		send("P18").exits(1) // has no key
		send("P17").ok()
		if n := len(w.opened(t, h.dev.Identities["ssb"])); n != 0 || len(w.opened(t, key)) != 1 {
			t.Errorf("of one delivery for research %d open with SSB's key of the year", n)
		}
		register := filepath.Join(w.dir, "register.db")
		h.sluse(t, nil, "tpf", "keygen", "-o", w.key()).ok()
		out := h.sluse(t, w.token("ssb"), "pickup", "-once", "-json", "-url", h.url, "-identity", h.dev.Identities["ssb"], "-identity", key,
			"-dir", w.dir, "-register", register, "-key", w.key()).ok().stdout
		if !bytes.Contains(out, []byte(`"kind":"research","result":"read"`)) || bytes.Contains(out, []byte(`"loaded":true`)) {
			t.Errorf("pickup says %s", out)
		}
		if got := theOnly(t, w.dir, "2026-4601-*.xml"); !bytes.Equal(got, plain) {
			t.Error("the opened delivery is not the chosen one")
		}
	})
}

// giveProject makes a project's key and puts it on the key list, as SSB and the
// administrator do.
func (w *parted) giveProject(t *testing.T, project string) (identity string) {
	t.Helper()
	identity = filepath.Join(w.dir, project+".key")
	recipient := strings.TrimSpace(string(w.sluse(t, nil, "keygen", "-role", "research", "-year", "2026", "-project", project, "-o", identity).ok().stdout))
	list := filepath.Join(w.dir, "keys")
	w.sluse(t, nil, "keyring", "sign", "-signer", filepath.Join(w.data, "keys", "keyring-root.sign"), "-o", list,
		"-add", "research:2026:active:"+recipient+":"+project, filepath.Join(w.data, "keyring")).ok()
	req, err := http.NewRequest(http.MethodPut, w.url+"/v1/keys", bytes.NewReader(readFile(t, list)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+w.dev.Tokens["admin"])
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode/100 != 2 {
		t.Fatalf("the key list was refused: %s", res.Status)
	}
	return identity
}
