//go:build !js

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"time"
)

const mbit = 20 // of the shaped link, up and down

// link measures from the file to its receipt over a narrow link: our command,
// and age with one POST.
func link(s *stand) ([]row, error) {
	addr, err := freeAddr()
	if err != nil {
		return nil, err
	}
	host := exec.Command("bin/sluse-edge", "-addr", addr, "-data", s.path("data"), "-web", "web/dist", "-dev", "-clock", "2027-01-05T09:00:00+01:00")
	if err := host.Start(); err != nil {
		return nil, err
	}
	defer host.Wait()
	defer host.Process.Signal(syscall.SIGTERM)
	if err := await("http://" + addr); err != nil {
		return nil, err
	}
	narrow, err := shape(addr, mbit*1e6/8)
	if err != nil {
		return nil, err
	}
	defer narrow.Close()
	file, bytes, err := s.delivery(10)
	if err != nil {
		return nil, err
	}
	url := "http://" + narrow.Addr().String()
	token := s.dev.Tokens["0301"]
	return contest{what: fmt.Sprintf("file to receipt over %d Mbit/s, native", mbit), rounds: s.rounds, entrants: []entrant{
		{name: "sluse send", bytes: bytes, run: program(os.DevNull, "bin/sluse", "send", "-url", url, "-token", token, "-contact", "iplos@kommune.invalid", file)},
		{name: "age | POST, no check, not compressed", bytes: bytes, target: 5, run: s.stockSend(url, token, file)},
	}}.hold()
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

func freeAddr() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}
