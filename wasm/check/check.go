//go:build js && wasm

package main

import (
	"context"
	"encoding/json"
	"errors"
	"syscall/js"
	"time"

	"sluse/core/calendar"
	"sluse/core/check"
	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/keyring"
	"sluse/core/rule"
	"sluse/core/stats"
	"sluse/core/wire/names"
	"sluse/wasm/bridge"
)

// checked is the answer: what was found, and the delivery's figures.
type checked struct {
	Municipality string            `json:"municipality"` // its name; empty where the number names none
	Report       *rule.Report      `json:"report"`
	Figures      *stats.Figures    `json:"figures"`
	Names        map[string]string `json:"names"` // of tjenesteType
	Sum          string            `json:"sum"`   // of the bytes that were checked
}

// judge reads a delivery {next, progress(bytes), kind, year, municipality,
// now, lang, previous, replaces, overrides, keys} and judges it. Faults of the delivery
// are findings; an error means that it could not be read from the disk.
func judge(args js.Value) (any, error) {
	o, err := options(args)
	if err != nil {
		return nil, err
	}
	src := bridge.NewSource(args.Get("next"))
	r, err := check.Run(context.Background(), src, o)
	if err != nil {
		return nil, err
	}
	name, _ := ident.Municipality(r.Report.Municipality)
	return checked{name, r.Report, r.Figures, serviceNames(), src.Sum()}, nil
}

func options(args js.Value) (check.Options, error) {
	now, err := time.Parse(time.RFC3339, bridge.Text(args, "now"))
	if err != nil {
		return check.Options{}, errors.New("now is not a time")
	}
	o := check.Options{
		Kind:         names.Kind(bridge.Text(args, "kind")),
		Year:         int(bridge.Number(args, "year")),
		Municipality: bridge.Text(args, "municipality"),
		Now:          now,
		Calendar:     calendar.Default,
		Lang:         bridge.Text(args, "lang"),
		Progress:     func(read int64) { args.Get("progress").Invoke(read) },
	}
	if o.Previous, err = figures(args, "previous"); err != nil {
		return o, err
	}
	if o.Replaces, err = figures(args, "replaces"); err != nil {
		return o, err
	}
	o.Overrides, err = overrides(bridge.Text(args, "overrides"), bridge.Text(args, "keys"))
	return o, err
}

// overrides verifies a signed note by the signers of the signed key list. No
// note is no overrides.
func overrides(signed, keys string) (*rule.Overrides, error) {
	if signed == "" {
		return nil, nil
	}
	root, _ := keyring.Root()
	list, err := keyring.Open([]byte(keys), root)
	if err != nil {
		return nil, err
	}
	err = errors.New("overrides are not signed by a published key")
	for _, v := range list.Verifiers("overrides") {
		var o *rule.Overrides
		if o, err = check.OpenOverrides([]byte(signed), v); err == nil {
			return o, nil
		}
	}
	return nil, err
}

// figures reads what an earlier check answered, kept by the page.
func figures(args js.Value, name string) (*stats.Figures, error) {
	s := bridge.Text(args, name)
	if s == "" {
		return nil, nil
	}
	f := new(stats.Figures)
	if err := json.Unmarshal([]byte(s), f); err != nil {
		return nil, errors.New(name + " is not a set of figures")
	}
	return f, nil
}

func serviceNames() map[string]string {
	out := map[string]string{}
	for _, c := range format.FindList("9151").Codes {
		out[c.Value] = c.Meaning
	}
	return out
}
