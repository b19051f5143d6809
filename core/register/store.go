package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"time"

	"sluse/core/format"
	"sluse/core/record"
	"sluse/core/rule"
	"sluse/core/split"
)

// A loader is the load of one delivery.
type loader struct {
	db       *DB
	d        Delivery
	out      *Loaded
	lang     string // of the report
	verdicts verdicts

	ctx  context.Context
	nr   int64 // of the delivery in the register
	scan *record.Scanner
	g    group
	a    *account
	into map[format.ElementID]*inserter
	head head
	seq  [format.NumElements]int64 // numbers given out within the parent
}

// A head is what Melding says of the delivery.
type head struct {
	version, leverandor, navnEPJ, versjonEPJ, versjonUt string
	uttak                                               any
}

// check judges the delivery and keeps what the rules say is to be left out.
func (l *loader) check(open func() (io.ReadCloser, error), o rule.Options) (err error) {
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close()
	joined := split.JoinedLayout(l.d.Year)
	isJoined := false
	o.Layout = func(namespace, name string, attr func(string) string) *format.Layout {
		layout := joined(namespace, name, attr)
		isJoined = layout != nil
		return layout
	}
	o.Each = func(h rule.Hit) {
		if c := string(h.Row.Consequence); c == rowGone || c == nulled {
			l.verdicts.add(verdict{h.Place, h.Row.ID, c, h.Element, h.Attribute})
		}
	}
	l.out.Report, l.out.Figures, err = rule.Run(r, o)
	switch {
	case err != nil:
	case l.out.Report.Counts.Fatal > 0 || !isJoined:
		err = ErrUnfit
	case l.out.Report.Format != format.Annual:
		err = ErrFormat
	}
	return err
}

// store writes the delivery, unless it is there.
func (l *loader) store(ctx context.Context, tx *sql.Tx, r io.Reader) error {
	again, err := l.there(ctx, tx)
	if err != nil {
		return err
	}
	if again {
		return l.again(ctx, tx)
	}
	if err := fits(ctx, tx, l.d.Kind, l.d.Mapping); err != nil {
		return err
	}
	if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(nr), 0) + 1 FROM delivery`).Scan(&l.nr); err != nil {
		return err
	}
	l.begin(ctx, tx)
	if err := l.read(r); err != nil {
		return err
	}
	for _, in := range l.into {
		if err := in.finish(ctx); err != nil {
			return err
		}
	}
	if err := l.rekey(ctx, tx); err != nil {
		return err
	}
	if err := l.again(ctx, tx); err != nil {
		return err
	}
	if err := l.enter(ctx, tx); err != nil {
		return err
	}
	l.out.Current, err = settle(ctx, tx, l.d)
	return err
}

// there tells whether the delivery was loaded before.
func (l *loader) there(ctx context.Context, tx *sql.Tx) (bool, error) {
	var sha256 string
	err := tx.QueryRowContext(ctx, `SELECT nr, sha256, current FROM delivery WHERE id = $1`, l.d.ID).Scan(&l.nr, &sha256, &l.out.Current)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return false, nil
	case err != nil:
		return false, err
	case sha256 != l.d.SHA256:
		return false, ErrChanged
	}
	l.out.Again = true
	a, err := readAccount(ctx, tx, l.nr)
	l.out.Account = a
	return true, err
}

func (l *loader) begin(ctx context.Context, tx *sql.Tx) {
	l.ctx, l.a, l.g.kommune = ctx, newAccount(), l.d.Municipality
	l.a.before(l.d.Left, l.d.Refused)
	l.into = map[format.ElementID]*inserter{}
	for _, t := range tables {
		cols := append([]string(nil), t.keys...)
		for _, c := range t.columns {
			cols = append(cols, c.name)
		}
		if t.element == format.Bruker {
			cols = append(cols, derivedColumns...)
		}
		l.into[t.element] = l.db.inserter(tx, t.name, cols...)
	}
}

// read takes the delivery apart.
func (l *loader) read(r io.Reader) error {
	l.scan = record.NewScanner(r, record.Options{Layout: split.JoinedLayout(l.d.Year), Problem: func(record.Problem) {}})
	for {
		var err error
		switch l.scan.Next() {
		case record.Start:
			l.start(&l.scan.Rec)
		case record.End:
			err = l.end(l.scan.Rec.ID)
		case record.Done:
			return nil
		case record.Halted:
			if l.scan.Err != nil {
				return l.scan.Err
			}
			return ErrUnfit
		}
		if err != nil {
			return err
		}
	}
}

func (l *loader) start(rec *record.Record) {
	if rec.ID == format.Melding {
		l.head = headOf(rec)
	}
	if t := tableOf(rec.ID); t != nil {
		l.g.open(rec, l.scan.Place(), t)
	}
}

func headOf(rec *record.Record) (h head) {
	for a, to := range map[int]*string{format.MeldingVersjon: &h.version, format.MeldingLeverandor: &h.leverandor,
		format.MeldingNavnEPJ: &h.navnEPJ, format.MeldingVersjonEPJ: &h.versjonEPJ, format.MeldingVersjonUt: &h.versjonUt} {
		if rec.Present(1 << a) {
			*to = string(rec.Val(a))
		}
	}
	if rec.Present(1 << format.MeldingUttakDato) {
		h.uttak = int64(rec.Num[format.MeldingUttakDato])
	}
	return h
}

// end closes a row; the last of a group judges and writes it.
func (l *loader) end(id format.ElementID) error {
	if tableOf(id) == nil {
		return nil
	}
	if l.g.close(); len(l.g.stack) > 0 {
		return nil
	}
	after := l.scan.Place()
	after.Column++ // an empty tag ends where it began
	l.g.judge(l.verdicts.before(after), l.a)
	defer l.g.reset()
	return l.write()
}

// write numbers the rows that are left and inserts them.
func (l *loader) write() error {
	top := l.g.rows[0].table.element
	l.seq = [format.NumElements]int64{format.Bruker: l.seq[format.Bruker], format.Kontaktperson: l.seq[format.Kontaktperson]}
	l.defaults()
	for i := range l.g.rows {
		r := &l.g.rows[i]
		l.a.row(r)
		if r.gone != "" {
			continue
		}
		parts := [][]any{l.keys(r, top), l.g.vals[r.from : r.from+len(r.table.columns)]}
		if r.table.element == format.Bruker {
			parts = append(parts, l.g.derived(l.d.Year))
		}
		if err := l.into[r.table.element].add(l.ctx, parts...); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) keys(r *row, top format.ElementID) []any {
	if r.table.element == format.Tjeneste {
		l.seq[format.MidlertidigStopp] = 0
	}
	l.seq[r.table.element]++
	nr := l.seq[r.table.element]
	switch {
	case r.table.element == top:
		return []any{l.nr, nr}
	case r.table.element == format.MidlertidigStopp:
		return []any{l.nr, l.seq[top], l.seq[format.Tjeneste], nr}
	}
	return []any{l.nr, l.seq[top], nr}
}

// defaults is rule B012: who has no bydel in Oslo is in 030199.
func (l *loader) defaults() {
	r := &l.g.rows[0]
	if r.table.element != format.Bruker || l.d.Municipality != "0301" {
		return
	}
	for k, c := range r.table.columns {
		if c.as == bydel && l.g.vals[r.from+k] == nil {
			l.g.vals[r.from+k] = "030199"
		}
	}
}

// enter writes what is known of the delivery as a whole.
func (l *loader) enter(ctx context.Context, tx *sql.Tx) error {
	l.out.Account = *l.a.finish()
	figures, err := json.Marshal(l.out.Figures)
	if err != nil {
		return err
	}
	d, m, h := l.d, l.d.Mapping, l.head
	late := 0
	if d.Late {
		late = 1
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO delivery (nr, id, municipality, year, kind, sha256, received, late, supersedes, loaded, current,
		version, leverandor, navnepj, versjonepj, versjonut, uttakdato, rules, register, generation, register_key, figures, persons, services)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
		l.nr, d.ID, d.Municipality, d.Year, string(d.Kind), d.SHA256, d.Received.UnixMilli(), late, d.Supersedes, time.Now().UnixMilli(),
		h.version, h.leverandor, h.navnEPJ, h.versjonEPJ, h.versjonUt, h.uttak, l.out.Report.RulesVersion, m.Register, m.Generation, m.Key,
		string(figures), l.out.Account.Stored("Bruker"), l.out.Account.Stored("Tjeneste"))
	if err != nil {
		return err
	}
	if err := l.db.writeAccount(ctx, tx, l.nr, l.out.Account); err != nil {
		return err
	}
	return l.findings(ctx, tx)
}

// findings writes those of this check and the pseudonym manager's.
func (l *loader) findings(ctx context.Context, tx *sql.Tx) error {
	in := l.db.inserter(tx, "finding", "delivery", "rule", "severity", "n")
	seen := map[string]bool{}
	for _, f := range l.out.Report.Rules {
		seen[f.ID] = true
		if err := in.add(ctx, []any{l.nr, f.ID, string(f.Severity), f.Count}); err != nil {
			return err
		}
	}
	for id, n := range l.d.Counts {
		row := rule.Find(id)
		if row == nil || seen[id] {
			continue
		}
		if err := in.add(ctx, []any{l.nr, id, string(row.In(l.d.Year)), n}); err != nil {
			return err
		}
	}
	return in.finish(ctx)
}

// settle decides which delivery of a municipality, year and kind is current:
// the newest received that no other one supersedes. Of two received in the same
// second it is the one that replaces another. It tells whether it is d.
func settle(ctx context.Context, tx *sql.Tx, d Delivery) (bool, error) {
	args := []any{d.Municipality, d.Year, string(d.Kind)}
	const all = ` FROM delivery WHERE municipality = $1 AND year = $2 AND kind = $3`
	var id string
	err := tx.QueryRowContext(ctx, `SELECT id`+all+` AND id NOT IN (SELECT supersedes`+all+`)
		ORDER BY received DESC, CASE supersedes WHEN '' THEN 1 ELSE 0 END, id DESC LIMIT 1`, args...).Scan(&id)
	if err != nil {
		return false, err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE delivery SET current = 0 WHERE municipality = $1 AND year = $2 AND kind = $3 AND current = 1`, args...); err != nil {
		return false, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE delivery SET current = 1 WHERE id = $1`, id)
	return id == d.ID, err
}
