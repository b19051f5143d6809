//go:build js && wasm

package main

import (
	"io"
	"syscall/js"

	"sluse/core/pack"
	"sluse/core/split"
	"sluse/core/wire/names"
	"sluse/wasm/bridge"
)

// parts parts a delivery {next, size, writeIde, writeIpl, tpf, ssb, kind, reply,
// second} while it seals it: identities to the pseudonym manager's recipient tpf, all
// the rest to ssb. Bundle, municipality, year and the secret behind the
// references are the reply key's.
func parts(args js.Value) (any, error) {
	reply, err := pack.ParseReplyKey(bridge.Text(args, "reply"))
	if err != nil {
		return nil, err
	}
	size := bridge.Number(args, "size")
	ide, ipl := newOutlet(args.Get("writeIde")), newOutlet(args.Get("writeIpl"))
	o := pack.PartsOptions{
		Header:     split.Header{Bundle: reply.Bundle, Municipality: reply.Municipality, Year: reply.Year, Kind: names.Kind(bridge.Text(args, "kind"))},
		References: reply.References,
		IDE:        pack.Options{Recipients: []string{bridge.Text(args, "tpf")}, Pad: true, Size: size},
		IPL:        pack.Options{Recipients: []string{bridge.Text(args, "ssb")}, Pad: true, Size: size, Lead: reply.Letter(second(args)...).Encode()},
	}
	src := bridge.NewSource(args.Get("next"))
	if _, err := pack.Parts(ide, ipl, src, o); err != nil {
		return nil, err
	}
	if _, err := io.Copy(io.Discard, src); err != nil { // what is after the last element belongs to the sum
		return nil, err
	}
	first, err := ide.finish()
	if err != nil {
		return nil, err
	}
	second, err := ipl.finish()
	return map[string]any{"sum": src.Sum(), "ide": first, "ipl": second}, err
}
