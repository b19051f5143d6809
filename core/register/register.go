// Package register is SSB's end of the way: it joins, stores and counts.
//
// A register is a database, SQLite in one file or PostgreSQL, told by its DSN
// (Open). Load stores one delivery in one transaction: all of it or nothing,
// the same one twice only once. A correction does not change what is there: it
// is stored beside the delivery it replaces, and from then on it is the
// current one, so that history can be read as it was. The newest received
// delivery of a municipality, year and kind is current, unless another one
// says that it supersedes it; the order in which they are loaded does not
// matter.
//
// What the rules say is to be left out at read-in is left out and accounted
// for (Account): rows that came in are rows stored and rows dropped, values that
// came in are values stored and values set to NULL, each by rule.
//
// Persons are pseudonyms, of one register and by one key at a time (Fits): what
// was made by another is refused, unless it follows on a key that the register
// has, and then persons are moved over. The register holds no identity, no name, and no
// number of the municipality's that it could be asked for by: brukerNr and
// the rest are references that only the municipality turns back.
//
// Figures (Stats, Users, Stays, Days, Items, …) are of the current deliveries
// or of those that counted at a freeze (Freeze), of one kind: production and
// test never mix. Order answers outsiders with aggregates whose small cells
// are suppressed.
//
// SQL is the part that SQLite and PostgreSQL have in common; $1 is a parameter
// in both.
package register

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // PostgreSQL
	_ "modernc.org/sqlite"             // SQLite
)

// A DB is a register. It may be used by several goroutines.
type DB struct {
	sql      *sql.DB
	postgres bool
}

// Open opens the register that dsn names, and makes or renews its tables:
// postgres://… or postgresql://… is a PostgreSQL database, anything else the
// name of an SQLite file, which is made if it is not there.
func Open(ctx context.Context, dsn string) (*DB, error) {
	db := &DB{postgres: strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")}
	var err error
	if db.postgres {
		db.sql, err = sql.Open("pgx", dsn)
	} else {
		db.sql, err = openSQLite(dsn)
	}
	if err != nil {
		return nil, errors.New("register: cannot be opened by this DSN") // it may hold a password
	}
	if err := db.migrate(ctx); err != nil {
		db.sql.Close()
		return nil, fmt.Errorf("register: %w", err)
	}
	return db, nil
}

// openSQLite opens a file for one connection at a time: SQLite has one writer,
// and what is committed is on the disk.
func openSQLite(name string) (*sql.DB, error) {
	name = strings.TrimPrefix(name, "sqlite:")
	db, err := sql.Open("sqlite", "file:"+strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(name)+
		"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(60000)&_txlock=immediate")
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// Close closes the register.
func (db *DB) Close() error { return db.sql.Close() }

//go:embed migrations/*.sql
var migrations embed.FS

// migrate runs what was not run yet, in order, each file in one transaction.
func (db *DB) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := fs.ReadFile(migrations, name)
		if err != nil {
			return err
		}
		if err := db.change(ctx, func(tx *sql.Tx) error { return once(ctx, tx, name, string(text)) }); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func once(ctx context.Context, tx *sql.Tx, name, text string) error {
	if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)`); err != nil {
		return err
	}
	res, err := tx.ExecContext(ctx, `INSERT INTO migration (name) VALUES ($1) ON CONFLICT DO NOTHING`, name)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err
	}
	for _, stmt := range statements(text) {
		if _, err := tx.ExecContext(ctx, stmt); err != nil {
			return err
		}
	}
	return nil
}

// statements parts a migration at the semicolons that end a line; comments go.
func statements(text string) (out []string) {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "--")
		line = strings.TrimSpace(line)
		b.WriteString(line + "\n")
		if strings.HasSuffix(line, ";") {
			out = append(out, b.String())
			b.Reset()
		}
	}
	return out
}

// lock is PostgreSQL's advisory lock for whoever changes the register: one at
// a time, as with SQLite. The number is any.
const lock = 0x736c757365

// change runs f in a transaction that nobody else changes the register in.
func (db *DB) change(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := db.sql.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if db.postgres {
		if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, lock); err != nil {
			return err
		}
	}
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}
