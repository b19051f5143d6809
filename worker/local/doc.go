//go:build !js

// Package local is the depot's world on one machine: SQLite, a folder of
// sealed files, an in-process queue over the outbox, and SMTP. It is the
// embedded default and the self-hosted way.
//
// The data folder:
//
//	edge.db         the database (WAL beside it)
//	blobs/          sealed bytes, named as their object keys
//	incoming/       bodies on their way; emptied at start
//	mail/           in development: one file for each mail
//	dev.json        in development: what `sluse dev` made
//
// A file under blobs/ and its folder are synced to disk before Put returns,
// and a batch is synced before Batch returns, so what the service has
// acknowledged survives SIGKILL and a power cut.
package local
