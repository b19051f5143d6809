package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"sluse/core/rule"
	"sluse/core/split"
	"sluse/core/stats"
	"sluse/core/wire"
)

// A Delivery is what is known of one besides its content.
type Delivery struct {
	ID           string
	Municipality string
	Year         int
	Kind         wire.Kind
	SHA256       string // of the sealed bytes; of the ipl part where there are two
	Received     time.Time
	Late         bool
	Supersedes   string // id, or empty

	Mapping split.MappingHeader // whose pseudonyms
	// What never reached the joined delivery: values that the sender left out,
	// by rule, and elements whose identity was refused.
	Left    map[string]int64
	Refused map[split.Dropped]int64
	// Counts are the pseudonym manager's findings, by rule.
	Counts map[string]int64
	// Rekeyed are pseudonyms by the key before, and what they are now.
	Rekeyed map[split.Pseudonym]split.Pseudonym
}

// A Loaded is what came of a load.
type Loaded struct {
	Account Account        `json:"account"`
	Again   bool           `json:"again"`   // it was there already
	Current bool           `json:"current"` // it is the one that counts
	Report  *rule.Report   `json:"-"`
	Figures *stats.Figures `json:"-"`
}

// What Load fails with, besides errors of the source and the database.
var (
	ErrUnfit   = errors.New("register: the delivery has fatal findings")
	ErrChanged = errors.New("register: the id belongs to another delivery")
	ErrKind    = errors.New("register: research deliveries are not the register's")
	ErrFormat  = errors.New("register: only annual deliveries are loaded, and this is one of events (KPR)")
)

// Load checks a joined delivery again, by the rules that need no identity, and
// stores it. open gives the joined delivery from its start; it is called
// twice. With ErrUnfit the report says why; with ErrFormat it is there too. A
// delivery of events tells what happened to a person, not how the year was: it
// must not pass for the year's.
func (db *DB) Load(ctx context.Context, d Delivery, open func() (io.ReadCloser, error), o rule.Options) (*Loaded, error) {
	if d.Kind != wire.Production && d.Kind != wire.Test {
		return nil, ErrKind
	}
	if err := db.compare(ctx, d, &o); err != nil {
		return nil, err
	}
	l := &loader{db: db, d: d, out: &Loaded{}, lang: o.Lang}
	if err := l.check(open, o); err != nil {
		return l.out, err
	}
	r, err := open()
	if err != nil {
		return l.out, err
	}
	defer r.Close()
	err = db.change(ctx, func(tx *sql.Tx) error { return l.store(ctx, tx, r) })
	if err != nil {
		return l.out, fmt.Errorf("load: %w", err)
	}
	return l.out, nil
}

// compare gives the rules last year's figures and those of what is replaced.
func (db *DB) compare(ctx context.Context, d Delivery, o *rule.Options) (err error) {
	o.Kind, o.Year, o.Municipality = string(d.Kind), d.Year, d.Municipality
	if o.Previous == nil {
		o.Previous, err = db.figures(ctx, d.Municipality, d.Year-1, d.Kind, d.ID)
	}
	if err == nil && o.Replaces == nil {
		o.Replaces, err = db.figures(ctx, d.Municipality, d.Year, d.Kind, d.ID)
	}
	return err
}

// figures are those of the delivery that counts, other than one of id except.
func (db *DB) figures(ctx context.Context, municipality string, year int, kind wire.Kind, except string) (*stats.Figures, error) {
	var text string
	err := db.sql.QueryRowContext(ctx, `SELECT figures FROM delivery WHERE municipality = $1 AND year = $2 AND kind = $3 AND current = 1 AND id <> $4`,
		municipality, year, string(kind), except).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	f := &stats.Figures{}
	return f, json.Unmarshal([]byte(text), f)
}
