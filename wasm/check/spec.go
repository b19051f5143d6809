//go:build js && wasm

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"syscall/js"

	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/rule"
	"sluse/wasm/bridge"
)

// spec renders {format, year, lang}: what the command's spec verb prints as
// JSON, in one object, and the years there are.
func spec(args js.Value) (any, error) {
	l := layout(bridge.Text(args, "format"), int(bridge.Number(args, "year")))
	if l == nil {
		return nil, errors.New("no format for that year")
	}
	lang := bridge.Text(args, "lang")
	out := map[string]any{"years": format.Years(), "format": l.Format, "version": l.Version, "year": l.Year}
	parts := map[string]func(io.Writer) error{
		"variables": func(w io.Writer) error { return format.WriteVariables(w, l, lang, true) },
		"codes":     func(w io.Writer) error { return format.WriteCodes(w, l, lang, true) },
		"rules":     func(w io.Writer) error { return rule.WriteRules(w, l, lang, true) },
	}
	if before := format.ForYear(l.Year - 1); before != nil {
		parts["changes"] = func(w io.Writer) error { return rule.WriteChanges(w, before, l, lang, true) }
	}
	for name, write := range parts {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return nil, err
		}
		out[name] = json.RawMessage(b.Bytes())
	}
	return out, nil
}

// place is the name of {municipality}; empty where the number names none.
func place(args js.Value) (any, error) {
	name, _ := ident.Municipality(bridge.Text(args, "municipality"))
	return name, nil
}

func layout(name string, year int) *format.Layout {
	if name == format.KPR {
		return format.ForKPR()
	}
	return format.ForYear(year)
}
