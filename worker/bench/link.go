//go:build !js

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"time"

	"sluse/worker/local"
)

const mbit = 20 // of the shaped link, up and down

// link measures from the file to its receipt over a narrow link: our command
// and our page against age with one POST, which takes 95 MB at most. Of a small
// file most of the page's time is the walk through its steps.
func link(s *stand) ([]row, error) {
	addr, stop, err := s.host()
	if err != nil {
		return nil, err
	}
	defer stop()
	narrow, err := shape(addr, mbit*1e6/8)
	if err != nil {
		return nil, err
	}
	defer narrow.Close()
	b, err := s.browser()
	if err != nil {
		return nil, err
	}
	url, token := "http://"+narrow.Addr().String(), s.dev.Tokens["0301"]
	var rows []row
	for _, size := range []int{10, 50} {
		file, bytes, err := s.delivery(size)
		if err != nil {
			return nil, err
		}
		command := program(os.DevNull, "bin/sluse", "send", "-url", url, "-token", token, "-contact", "iplos@kommune.invalid", file)
		for _, e := range []struct {
			what string
			ours entrant
		}{
			{"file to receipt of %d MB over %d Mbit/s, native", entrant{name: "sluse send", bytes: bytes, run: command}},
			{"drop to receipt of %d MB over %d Mbit/s, Chromium", entrant{name: "page", bytes: bytes, run: b.took(request{Do: "deliver", URL: url, File: file, Token: token})}},
		} {
			stock := entrant{name: "age | POST, no check, not compressed", bytes: bytes, target: 5, run: s.stockSend(url, token, file)}
			r, err := contest{what: fmt.Sprintf(e.what, size, mbit), rounds: s.rounds, entrants: []entrant{e.ours, stock}}.hold()
			if err != nil {
				return nil, err
			}
			rows = append(rows, r...)
		}
	}
	return rows, nil
}

// host starts the native service on the stand's material, in January.
func (s *stand) host() (addr string, stop func(), err error) {
	if addr, err = local.FreeAddr(); err != nil {
		return "", nil, err
	}
	cmd := exec.Command("bin/sluse-edge", "-addr", addr, "-data", s.path("data"), "-web", "web/dist", "-dev", "-clock", "2027-01-05T09:00:00+01:00")
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	stop = func() {
		cmd.Process.Signal(syscall.SIGTERM)
		cmd.Wait()
	}
	if err := await("http://" + addr); err != nil {
		stop()
		return "", nil, err
	}
	return addr, stop, nil
}

// stockSend is what an integration without Sluse does.
func (s *stand) stockSend(url, token, file string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		return within(func() error {
			age := exec.Command(s.path("age"), "-r", s.dev.Recipients["ssb"], file)
			body, err := age.StdoutPipe()
			if err != nil {
				return err
			}
			if err := age.Start(); err != nil {
				return err
			}
			defer age.Wait()
			req, err := http.NewRequest(http.MethodPost, url+"/v1/deliveries?year=2026&municipality=0301&kind=test", body)
			if err != nil {
				return err
			}
			req.Header.Set("Authorization", "Bearer "+token)
			return do(req, http.StatusCreated)
		})
	}
}

func do(req *http.Request, want int) error {
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return drained(res, want)
}

// drained reads an answer to its end, so that its connection is used again.
func drained(res *http.Response, want int) error {
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return err
	}
	if res.StatusCode != want {
		return fmt.Errorf("%s %s: %s", res.Request.Method, res.Request.URL.Path, res.Status)
	}
	return nil
}

func await(url string) error {
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		res, err := http.Get(url)
		if err == nil {
			res.Body.Close()
			return nil
		}
	}
	return fmt.Errorf("%s does not answer", url)
}
