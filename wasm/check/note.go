//go:build js && wasm

package main

import (
	"errors"
	"syscall/js"
	"time"

	"sluse/core/calendar"
	"sluse/core/keyring"
	"sluse/core/wire/signed"
	"sluse/wasm/bridge"
)

// keys verifies a signed key list {note} against the pinned root. The answer
// is the list and whether the root is the well-known development key.
func keys(args js.Value) (any, error) {
	root, development := keyring.Root()
	list, err := keyring.Open([]byte(bridge.Text(args, "note")), root)
	return struct {
		keyring.List
		Development bool `json:"development"`
	}{list, development}, err
}

// receipt verifies a signed receipt {note, keys} by the signers of the signed
// key list: the edge's for stage received, SSB's for stage read.
func receipt(args js.Value) (any, error) {
	root, _ := keyring.Root()
	list, err := keyring.Open([]byte(bridge.Text(args, "keys")), root)
	if err != nil {
		return nil, err
	}
	msg := []byte(bridge.Text(args, "note"))
	for stage, role := range map[string]string{signed.StageReceived: "edge", signed.StageRead: "ssb"} {
		for _, v := range list.Verifiers(role) {
			if r, err := signed.OpenReceipt(msg, v); err == nil && r.Stage == stage {
				return r, nil
			}
		}
	}
	return nil, errors.New("receipt is not signed by a published key")
}

// years tells the built-in calendar at an instant {now}, for a page that has
// not reached the service.
func years(args js.Value) (any, error) {
	now, err := time.Parse(time.RFC3339, bridge.Text(args, "now"))
	if err != nil {
		return nil, errors.New("now is not a time")
	}
	type row struct {
		Year             int            `json:"year"`
		Phase            calendar.Phase `json:"phase"`
		Opens            time.Time      `json:"opens"`
		Deadline         time.Time      `json:"deadline"`
		CorrectionsClose time.Time      `json:"correctionsClose"`
	}
	var out []row
	for _, y := range calendar.Default {
		out = append(out, row{y.Year, y.Phase(now), y.Opens, y.Deadline, y.CorrectionsClose})
	}
	return out, nil
}
