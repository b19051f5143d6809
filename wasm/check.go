//go:build js && wasm

package main

import (
	"context"
	"encoding/json"
	"errors"
	"syscall/js"
	"time"

	"sluse/core"
	"sluse/core/calendar"
	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/keyring"
	"sluse/core/rule"
	"sluse/core/stats"
	"sluse/core/wire"
)

// checked is the answer to check: what was found, and the delivery's figures.
type checked struct {
	Municipality string            `json:"municipality"` // its name; empty where the number names none
	Report       *rule.Report      `json:"report"`
	Figures      *stats.Figures    `json:"figures"`
	Names        map[string]string `json:"names"` // of tjenesteType
}

// check reads a delivery {next, progress(bytes), kind, year, municipality,
// now, lang, previous, replaces, overrides, keys} and judges it. Faults of the delivery
// are findings; an error means that it could not be read from the disk.
func check(args js.Value) (any, error) {
	o, err := checkOptions(args)
	if err != nil {
		return nil, err
	}
	r, err := core.Check(context.Background(), &source{next: args.Get("next")}, o)
	if err != nil {
		return nil, err
	}
	name, _ := ident.Municipality(r.Report.Municipality)
	return checked{name, r.Report, r.Figures, serviceNames()}, nil
}

func checkOptions(args js.Value) (core.CheckOptions, error) {
	now, err := time.Parse(time.RFC3339, text(args, "now"))
	if err != nil {
		return core.CheckOptions{}, errors.New("now is not a time")
	}
	o := core.CheckOptions{
		Kind:         wire.Kind(text(args, "kind")),
		Year:         int(number(args, "year")),
		Municipality: text(args, "municipality"),
		Now:          now,
		Calendar:     calendar.Default,
		Lang:         text(args, "lang"),
		Progress:     func(read int64) { args.Get("progress").Invoke(read) },
	}
	if o.Previous, err = figures(args, "previous"); err != nil {
		return o, err
	}
	if o.Replaces, err = figures(args, "replaces"); err != nil {
		return o, err
	}
	o.Overrides, err = overrides(text(args, "overrides"), text(args, "keys"))
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
		if o, err = core.OpenOverrides([]byte(signed), v); err == nil {
			return o, nil
		}
	}
	return nil, err
}

// figures reads what an earlier check answered, kept by the page.
func figures(args js.Value, name string) (*stats.Figures, error) {
	s := text(args, name)
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
