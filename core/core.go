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
//	rule       the rule table, the engine, the report
//	stats      aggregates and plausibility
//	synth      synthetic deliveries
//	seal       age
//	keyring    the signed yearly key list
//	wire       what crosses the edge besides sealed bytes
//
// The edge (worker/…) may import calendar, ident, keyring and wire only: it
// cannot read, check or open a delivery. A test proves it.
package core
