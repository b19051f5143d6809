//go:build js && wasm

package main

import (
	"syscall/js"

	"sluse/core"
	"sluse/core/split"
	"sluse/core/wire"
)

// sealedParts tells of both parts of one delivery.
type sealedParts struct {
	IDE sealed `json:"ide"`
	IPL sealed `json:"ipl"`
}

// sealParts parts a delivery {next, writeIde, writeIpl, tpf, ssb, kind, reply,
// second} while it seals it: identities to the pseudonym manager's recipient tpf, all
// the rest to ssb. Bundle, municipality, year and the secret behind the
// references are the reply key's.
func sealParts(args js.Value) (any, error) {
	reply, err := core.ParseReplyKey(text(args, "reply"))
	if err != nil {
		return nil, err
	}
	ide, ipl := newOutlet(args.Get("writeIde")), newOutlet(args.Get("writeIpl"))
	o := core.PartsOptions{
		Header:     split.Header{Bundle: reply.Bundle, Municipality: reply.Municipality, Year: reply.Year, Kind: wire.Kind(text(args, "kind"))},
		References: reply.References,
		IDE:        core.SealOptions{Recipients: []string{text(args, "tpf")}, Pad: true},
		IPL:        core.SealOptions{Recipients: []string{text(args, "ssb")}, Pad: true, Lead: reply.Letter(second(args)...).Encode()},
	}
	if _, err := core.SealParts(ide, ipl, &source{next: args.Get("next")}, o); err != nil {
		return nil, err
	}
	var both sealedParts
	if both.IDE, err = ide.finish(); err == nil {
		both.IPL, err = ipl.finish()
	}
	return both, err
}
