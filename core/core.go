// Package core is the product: Check, Seal and Open, and the values they
// speak of. Everything around it (wasm, core/cmd/sluse, worker, web) turns its
// world's things into bytes and back.
//
// The map of the house:
//
//	calendar   when deliveries for a data year are taken
//	format     the delivery formats by year, as rows; renders spec and XSD
//	ident      municipalities, districts, identity numbers
//	record     bytes → records, streaming
//	rule       the rule table, the engine
//	report     what checking answers
//	stats      aggregates and plausibility
//	synth      synthetic deliveries
//	split      a delivery in two parts, identities in one
//	seal       age
//	keyring    the signed yearly key list
//	wire       what crosses the edge besides sealed bytes
//
// The verbs stand in packages of their own, check, pack, trace and feedback, and
// this one gathers them: a browser is sent one program to check with and others
// to seal and to open with, and whatever package a program imports it carries,
// called or not.
//
// The edge (worker/…) may import calendar, ident, keyring and wire only: it
// cannot read, check or open a delivery. A test proves it.
package core

import (
	"context"
	"io"

	"sluse/core/check"
	"sluse/core/rule"
)

// What checking is told, and what it answers.
type (
	CheckOptions = check.Options
	Result       = check.Result
)

// Check is check.Run: it reads a delivery to its end and judges it.
func Check(ctx context.Context, r io.Reader, o CheckOptions) (*Result, error) {
	return check.Run(ctx, r, o)
}

// OpenOverrides is check.OpenOverrides: it verifies signed severity overrides
// and reads them.
func OpenOverrides(msg []byte, verifierKey string) (*rule.Overrides, error) {
	return check.OpenOverrides(msg, verifierKey)
}
