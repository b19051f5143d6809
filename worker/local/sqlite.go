//go:build !js

package local

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver

	"sluse/worker/depot"
)

// A DB is a SQLite database: one writer, so that a batch never meets another,
// and readers beside it.
type DB struct{ write, read *prepared }

// OpenDB opens or makes the database file at path and brings its schema up to date.
func OpenDB(ctx context.Context, path string) (*DB, error) {
	write, err := open(path, "synchronous(FULL)", "journal_mode(WAL)")
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := open(path, "query_only(1)")
	if err != nil {
		return nil, err
	}
	read.SetMaxOpenConns(4)
	return migrated(ctx, &DB{write: &prepared{DB: write}, read: &prepared{DB: read}})
}

// OpenMemory makes a database that lives until it is closed.
func OpenMemory(ctx context.Context) (*DB, error) {
	one, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	one.SetMaxOpenConns(1)
	both := &prepared{DB: one}
	return migrated(ctx, &DB{write: both, read: both})
}

func open(path string, pragmas ...string) (*sql.DB, error) {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": append(pragmas, "busy_timeout(10000)")}
	// A URI of a relative path would have its first folder read as an authority.
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	return db, nil
}

func migrated(ctx context.Context, db *DB) (*DB, error) {
	if err := migrate(ctx, db.write.DB); err != nil {
		return nil, errors.Join(fmt.Errorf("open database: %w", err), db.Close())
	}
	return db, nil
}

// Close closes the database.
func (db *DB) Close() error { return errors.Join(db.read.Close(), db.write.Close()) }

// Query implements depot.DB.
func (db *DB) Query(ctx context.Context, query string, args ...any) ([]depot.Row, error) {
	stmt, err := db.read.stmt(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	var out []depot.Row
	for rows.Next() {
		row, into := make(depot.Row, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, fmt.Errorf("query: %w", err)
		}
		out = append(out, row)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	return out, nil
}

// Batch implements depot.DB.
func (db *DB) Batch(ctx context.Context, stmts ...depot.Stmt) ([]int64, error) {
	ready, err := db.write.stmts(ctx, stmts)
	if err != nil {
		return nil, fmt.Errorf("batch: %w", err)
	}
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("batch: %w", err)
	}
	defer tx.Rollback()
	changed := make([]int64, len(stmts))
	for i, s := range stmts {
		res, err := tx.StmtContext(ctx, ready[i]).ExecContext(ctx, s.Args...)
		if err != nil {
			return nil, fmt.Errorf("batch: statement %d: %w", i+1, err)
		}
		if changed[i], err = res.RowsAffected(); err != nil {
			return nil, fmt.Errorf("batch: statement %d: %w", i+1, err)
		}
	}
	if err := tx.Commit(); err != nil {
		return nil, fmt.Errorf("batch: %w", err)
	}
	return changed, nil
}
