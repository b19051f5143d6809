//go:build !js

// Package workerd runs the Worker on this machine, on the real runtime:
// wrangler starts workerd with R2, D1 and queues kept below a data folder.
// `make dev` and the tests use it; nothing of it is deployed.
//
// The data folder, beside what `sluse dev` made:
//
//	v3/         R2, D1 and the rest, as wrangler keeps them
//	worker/     what runs: a copy of the built Worker made at start, and its settings
//	mail/       one file for each mail
//
// Start copies the built Worker, brings the database's schema up to date by
// wrangler's migrations (schema.go), starts wrangler on 127.0.0.1, waits until the
// service answers, and stores the development material. From then on it calls
// the scheduled handler, as cron would, and copies mail out. It needs no
// network, and tells nobody anything.
package workerd
