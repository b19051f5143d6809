package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"sluse/core"
	"sluse/core/register"
	"sluse/core/wire"
)

// registerFlags are those of the verbs that ask the register.
type registerFlags struct {
	db, kind, municipality *string
	year, freeze           *int
	asJSON                 *bool
}

func (c *call) registerFlags() registerFlags {
	return registerFlags{
		db:           c.text("db", "", flagDB),
		kind:         c.text("kind", string(wire.Production), flagRegisterKind),
		municipality: c.text("municipality", "", flagMunicipality),
		year:         c.number("year", 0, flagYear),
		freeze:       c.number("freeze", 0, flagFreeze),
		asJSON:       c.yes("json", flagJSON),
	}
}

// openRegister opens the register of a DSN, or of SLUSE_REGISTER, which the
// process list does not show.
func (c *call) openRegister(dsn string) (*register.DB, error) {
	if dsn == "" {
		dsn = c.env("SLUSE_REGISTER")
	}
	if err := c.want("db", dsn); err != nil {
		return nil, err
	}
	return register.Open(c.ctx, dsn)
}

// ask parses the flags and opens what they name.
func (c *call) ask(f registerFlags, min, max int) (*register.DB, register.Scope, error) {
	s := register.Scope{}
	if err := c.parse(min, max); err != nil {
		return nil, s, err
	}
	if *f.year == 0 {
		return nil, s, c.fail(sayWantFlag, "year")
	}
	kind, err := wire.ParseKind(*f.kind)
	if err != nil || kind == wire.Research {
		return nil, s, c.fail(sayBadRegisterKind)
	}
	s = register.Scope{Year: *f.year, Kind: kind, Municipality: *f.municipality, Freeze: int64(*f.freeze)}
	db, err := c.openRegister(*f.db)
	if err != nil {
		return nil, s, err
	}
	if err := c.frozen(db, s); err != nil {
		db.Close()
		return nil, s, err
	}
	return db, s, nil
}

// frozen refuses a freeze that is not there, or is of another year or kind:
// figures of nothing are all zero.
func (c *call) frozen(db *register.DB, s register.Scope) error {
	if s.Freeze == 0 {
		return nil
	}
	list, err := db.Freezes(c.ctx, register.Scope{Year: s.Year, Kind: s.Kind})
	if err == nil && !slices.ContainsFunc(list, func(f register.Freeze) bool { return f.Nr == s.Freeze }) {
		err = c.fail(sayNoFreeze, s.Freeze, s.Year)
	}
	return err
}

func registerStats(c *call) error {
	f := c.registerFlags()
	db, scope, err := c.ask(f, 0, 0)
	if err != nil {
		return err
	}
	defer db.Close()
	s, err := db.Stats(c.ctx, scope)
	if err != nil {
		return err
	}
	if *f.asJSON {
		return json.NewEncoder(c.stdout).Encode(s)
	}
	return c.printRegisterStats(s)
}

func (c *call) printRegisterStats(s *register.Stats) error {
	out := bufio.NewWriter(c.stdout)
	fmt.Fprintln(out, c.say(sayRegisterOf, s.Year, s.Deliveries))
	for _, r := range []struct {
		what  sentence
		value string
	}{
		{statRecipients, fmt.Sprint(s.Recipients)}, {statServices, fmt.Sprint(s.Services)},
		{statEach, c.decimal(s.ServicesEach, 2)}, {statWomen, c.percent(s.WomenShare)},
		{statUnder67, c.percent(s.Under67Share)}, {statUnder50, c.percent(s.Under50Share)}, {statUnder18, c.percent(s.Under18Share)},
		{statInstitution, c.percent(s.InstitutionShare)}, {statOtherHome, c.percent(s.OtherMunicipal)}, {statOrdinary, c.percent(s.OrdinaryShare)},
		{statDementia, c.percent(s.DayActivity.DementiaShare)}, {statDisability, c.percent(s.DayActivity.DisabilityShare)},
		{statLongStay, c.decimal(s.LongStay.MeanYears, 1)},
	} {
		fmt.Fprintf(out, "%10s  %s\n", r.value, c.say(r.what))
	}
	return out.Flush()
}

func registerFreeze(c *call) error {
	note := c.text("note", "", flagNote)
	f := c.registerFlags()
	db, scope, err := c.ask(f, 0, 0)
	if err != nil {
		return err
	}
	defer db.Close()
	z, err := db.Freeze(c.ctx, scope.Year, string(scope.Kind), *note, time.Now())
	if err != nil {
		return err
	}
	c.tell(sayFrozen, z.Nr, z.Deliveries, z.Year)
	return json.NewEncoder(c.stdout).Encode(z)
}

// registerOrder answers an order of special statistics.
func registerOrder(c *call) error {
	identity := c.many("identity", flagIdentity)
	kind := c.text("kind", string(wire.Production), flagRegisterKind)
	dsn := c.text("db", "", flagDB)
	if err := c.parse(1, 1); err != nil {
		return err
	}
	o, err := c.order(*identity, c.flags.Arg(0))
	if err != nil {
		return err
	}
	db, err := c.openRegister(*dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	a, err := db.Order(c.ctx, o, wire.Kind(*kind))
	if err != nil {
		return err
	}
	c.tell(sayOrderAnswered, o.Invoice.Name, o.Invoice.Mail, a.Suppressed, a.Threshold)
	enc := json.NewEncoder(c.stdout)
	enc.SetIndent("", "  ")
	return enc.Encode(a)
}

// order reads one, sealed or plain.
func (c *call) order(identity []string, name string) (*register.Order, error) {
	in, err := c.input(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, wire.HeaderPeek)
	head, err := r.Peek(wire.HeaderPeek)
	if len(head) == 0 {
		return nil, err
	}
	if wire.CheckSealed(head) != nil {
		return register.ParseOrder(r)
	}
	return c.sealedOrder(identity, r)
}

func (c *call) sealedOrder(identity []string, r io.Reader) (*register.Order, error) {
	ids, err := c.identities(identity)
	if err != nil {
		return nil, err
	}
	plain, err := core.Opener(r, core.OpenOptions{Identities: ids})
	if err != nil {
		return nil, err
	}
	defer plain.Close()
	return register.ParseOrder(plain)
}

// col is a column of a table.
type col[T any] struct {
	name string
	of   func(T) any
}

// printRows prints a list as JSON, or as values with tabs between under the
// names that JSON has.
func printRows[T any](c *call, asJSON bool, list []T, cols []col[T]) error {
	if asJSON {
		return json.NewEncoder(c.stdout).Encode(list)
	}
	out := bufio.NewWriter(c.stdout)
	for i, k := range cols {
		if i > 0 {
			out.WriteByte('\t')
		}
		out.WriteString(k.name)
	}
	out.WriteByte('\n')
	for _, row := range list {
		for i, k := range cols {
			if i > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(cell(k.of(row)))
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

// cell writes a value for a tab-separated file.
func cell(v any) string {
	if f, ok := v.(float64); ok {
		return fmt.Sprintf("%.4f", f)
	}
	if f, ok := v.(*float64); ok {
		if f == nil {
			return ""
		}
		return fmt.Sprintf("%.4f", *f)
	}
	return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(fmt.Sprint(v))
}
