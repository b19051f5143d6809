package httpsuite

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"
)

// scripts are all request scripts, by the clock they want.
func scripts(t *testing.T) map[time.Time][]script {
	t.Helper()
	paths, err := filepath.Glob("../testdata/http/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no scripts found", err)
	}
	out := map[time.Time][]script{}
	for _, p := range paths {
		s, err := readScript(p)
		if err != nil {
			t.Fatal(err)
		}
		out[s.clock] = append(out[s.clock], s)
	}
	return out
}

// parted are the strict scripts, and the others.
func parted(list []script) (strict, rest []script) {
	for _, s := range list {
		if s.strict {
			strict = append(strict, s)
		} else {
			rest = append(rest, s)
		}
	}
	return strict, rest
}

// TestScripts runs every script against native hosts, one for each clock, or
// those of its day that are not strict against the host that SLUSE_URL names.
func TestScripts(t *testing.T) {
	all := scripts(t)
	if url := os.Getenv("SLUSE_URL"); url != "" {
		runRemote(t, strings.TrimSuffix(url, "/"), all)
		return
	}
	for clock, list := range all {
		strict, rest := parted(list)
		t.Run(clock.Format(time.DateOnly), func(t *testing.T) { onNative(t, clock, rest) })
		if len(strict) > 0 {
			t.Run(clock.Format(time.DateOnly)+" strict", func(t *testing.T) {
				t.Setenv("SLUSE_TAKE_WHOLE", "0")
				onNative(t, clock, strict)
			})
		}
	}
	allDescribed(t)
}

// TestClocks lists with which clocks hosts have to be started to run everything.
func TestClocks(t *testing.T) {
	for clock, list := range scripts(t) {
		t.Log(clock.Format(time.RFC3339), len(list), "scripts")
	}
}

func runRemote(t *testing.T, url string, all map[time.Time][]script) {
	w, err := readWorld(url, os.Getenv("SLUSE_DEV"))
	if err != nil {
		t.Fatal("SLUSE_DEV must name the host's dev.json: ", err)
	}
	resp, err := http.Get(url + "/v1/status")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	now, _, err := field(body, ".time")
	if err != nil {
		t.Fatal(err)
	}
	ran := false
	for clock, list := range all {
		if strings.HasPrefix(now, clock.Format(time.DateOnly)) {
			_, rest := parted(list)
			runAll(t, w, rest)
			ran = true
		}
	}
	if !ran {
		t.Fatalf("no script is for the host's day, %s", now)
	}
}

func runAll(t *testing.T, w *world, list []script) {
	for _, s := range list {
		t.Run(strings.TrimSuffix(filepath.Base(s.name), ".txt"), func(t *testing.T) { s.run(t, w) })
	}
}

// run stops at the first step that fails: later ones build on it.
func (s script) run(t *testing.T, w *world) {
	v := &vars{captured: map[string]string{}, world: w}
	for _, st := range s.steps {
		r, err := st.do(t, v)
		if err != nil {
			t.Fatalf("%s:%d: %s %s: %v", s.name, st.line, st.method, st.target, err)
		}
		for i, want := range st.want {
			if err := v.expect(want, r); err != nil {
				t.Fatalf("%s:%d: %v", s.name, st.wantAt[i], err)
			}
		}
	}
}

func (st step) do(t *testing.T, v *vars) (reply, error) {
	target, err := v.expand(st.target)
	if err != nil {
		return reply{}, err
	}
	if n := st.repeats(); n > 1 {
		return st.often(t, v, target, n)
	}
	return st.once(t, v, target)
}

// abreast is how many of a step's repeated requests are under way at a time:
// one after the other, a slow machine would never reach a limit per second.
const abreast = 16

// often sends up to n requests, until one is answered with the status wanted.
func (st step) often(t *testing.T, v *vars, target string, n int) (reply, error) {
	var last reply
	for ; n > 0; n -= abreast {
		var replies [abreast]reply
		var g errgroup.Group
		for i := range replies {
			g.Go(func() (err error) {
				replies[i], err = st.once(t, v, target)
				return err
			})
		}
		if err := g.Wait(); err != nil {
			return reply{}, err
		}
		for _, last = range replies {
			if strconv.Itoa(last.status) == st.want[0] {
				return last, nil
			}
		}
	}
	return last, nil
}

// repeats is how often the request is sent at most to see the status wanted.
func (st step) repeats() int {
	for _, line := range st.send {
		if n, ok := strings.CutPrefix(line, "repeat "); ok {
			most, err := strconv.Atoi(n)
			if err != nil {
				panic("repeat wants a number")
			}
			return most
		}
	}
	return 1
}

func (st step) once(t *testing.T, v *vars, target string) (reply, error) {
	req, body, err := st.request(v, target)
	if err != nil {
		return reply{}, err
	}
	resp, err := plainClient.Do(req)
	if err != nil {
		return reply{}, err
	}
	defer resp.Body.Close()
	got, err := io.ReadAll(resp.Body)
	if err != nil {
		return reply{}, err
	}
	r := reply{resp.StatusCode, resp.Header, got}
	conforms(t, req, body, r)
	return r, nil
}

// plainClient neither follows redirects nor asks for compression.
var plainClient = &http.Client{
	Transport:     &http.Transport{DisableCompression: true},
	Timeout:       time.Minute,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func (st step) request(v *vars, target string) (*http.Request, []byte, error) {
	header, body := http.Header{}, []byte(nil)
	chunked := false
	for _, line := range st.send {
		if words, ok := strings.CutPrefix(line, "body "); ok {
			b, err := v.body(words)
			if err != nil {
				return nil, nil, err
			}
			body = b
			continue
		}
		if line == "chunked" || strings.HasPrefix(line, "repeat ") {
			chunked = chunked || line == "chunked"
			continue
		}
		line, err := v.expand(line)
		if err != nil {
			return nil, nil, err
		}
		name, value, _ := strings.Cut(line, ":")
		header.Add(name, strings.TrimSpace(value))
	}
	req, err := http.NewRequest(st.method, v.world.URL+target, bytes.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	req.Header = header
	if chunked {
		req.ContentLength = -1
		req.Body = io.NopCloser(struct{ io.Reader }{bytes.NewReader(body)})
	}
	return req, body, nil
}
