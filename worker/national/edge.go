//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"sluse/worker/local"
)

// An edge is the native host, running.
type edge struct {
	cmd   *exec.Cmd
	ended chan error
}

// open makes the development material and starts the host in January.
func (r *run) open() error {
	if err := measure("").program(nil, "dev", "-data", r.path("data")); err != nil {
		return err
	}
	b, err := os.ReadFile(r.path("data", "dev.json"))
	if err == nil {
		err = json.Unmarshal(b, &r.dev)
	}
	if err != nil {
		return err
	}
	addr, err := local.FreeAddr()
	if err != nil {
		return err
	}
	r.url = "http://" + addr
	log, err := os.Create(r.path("edge.log"))
	if err != nil {
		return err
	}
	defer log.Close()
	clock := fmt.Sprintf("%d-01-05T09:00:00+01:00", r.year+1)
	e := &edge{cmd: exec.Command("bin/sluse-edge", "-addr", addr, "-data", r.path("data"), "-web", "web/dist", "-dev", "-clock", clock), ended: make(chan error, 1)}
	e.cmd.Stdout, e.cmd.Stderr = log, log
	if err := e.cmd.Start(); err != nil {
		return err
	}
	go func() { e.ended <- e.cmd.Wait() }()
	r.edge = e
	if err := r.await(); err != nil {
		e.stop()
		return err
	}
	return nil
}

func (r *run) await() error {
	for range 100 {
		if res, err := http.Get(r.url + "/healthz"); err == nil {
			res.Body.Close()
			return nil
		}
		select {
		case err := <-r.edge.ended:
			r.edge.ended <- err
			return fmt.Errorf("the host ended, see %s: %w", r.path("edge.log"), err)
		case <-time.After(100 * time.Millisecond):
		}
	}
	return errors.New("the host does not answer")
}

func (e *edge) stop() {
	e.cmd.Process.Signal(syscall.SIGTERM)
	<-e.ended
}

// peak is the most memory that the host has had, in MB; 0 where the system does
// not tell.
func (e *edge) peak() float64 {
	b, _ := os.ReadFile(filepath.Join("/proc", strconv.Itoa(e.cmd.Process.Pid), "status"))
	_, after, _ := strings.Cut(string(b), "VmHWM:")
	fields := strings.Fields(after)
	if len(fields) == 0 {
		return 0
	}
	kb, _ := strconv.ParseFloat(fields[0], 64)
	return kb / 1024
}

// giveToken asks the host for a municipality's token.
func (r *run) giveToken(municipality string) (string, error) {
	body := fmt.Sprintf(`{"role":"municipality","municipality":%q,"name":"national"}`, municipality)
	req, err := http.NewRequest(http.MethodPost, r.url+"/v1/admin/tokens", bytes.NewReader([]byte(body)))
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Bearer "+r.dev.Tokens["admin"])
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	var answer struct{ Token string }
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil || res.StatusCode != http.StatusCreated {
		return "", fmt.Errorf("token for %s: %s", municipality, res.Status)
	}
	return answer.Token, nil
}
