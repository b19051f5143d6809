//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"os"
	"time"
)

// A browser is a real Chromium, driven by web/bench/run.mjs: it answers one line
// to each line.
type browser struct{ *child }

func (s *stand) browser() (*browser, error) {
	if s.chrome != nil {
		return s.chrome, nil
	}
	node := "web/node_modules/.bin/node"
	if _, err := os.Stat(node); err != nil {
		node = "node"
	}
	c, err := talk(node, "web/bench/run.mjs", s.dir)
	if err != nil {
		return nil, err
	}
	s.chrome = &browser{c}
	return s.chrome, nil
}

type request struct {
	Do        string `json:"do"`
	File      string `json:"file,omitempty"`
	Recipient string `json:"recipient,omitempty"`
	URL       string `json:"url,omitempty"`
	Token     string `json:"token,omitempty"`
}

// ask puts one request and reads its answer into value.
func (b *browser) ask(r request, value any) error {
	if err := json.NewEncoder(b.in).Encode(r); err != nil {
		return err
	}
	line, err := b.out.ReadBytes('\n')
	if err != nil {
		return err
	}
	var answer struct {
		Value json.RawMessage
		Error string
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		return err
	}
	if answer.Error != "" {
		return errors.New(answer.Error)
	}
	return json.Unmarshal(answer.Value, value)
}

// does makes a run of one of web/bench/contestants.mjs.
func (b *browser) does(s *stand, what, file string) func() (time.Duration, error) {
	return b.took(request{Do: what, File: file, Recipient: s.dev.Recipients["ssb"]})
}

// took makes a run of a request that is answered in milliseconds.
func (b *browser) took(r request) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		var ms float64
		err := b.ask(r, &ms)
		return time.Duration(ms * float64(time.Millisecond)), err
	}
}
