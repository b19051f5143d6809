// Package migrations holds the database's schema as numbered SQL files. They
// run in order and once each: worker/local applies them to SQLite itself,
// wrangler to D1. A file that has been released is never changed.
package migrations

import "embed"

// Files are the numbered migrations.
//
//go:embed *.sql
var Files embed.FS
