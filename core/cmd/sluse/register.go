package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"slices"
	"time"

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
	kind, err := c.registerKind(*f.kind)
	if err != nil {
		return nil, s, err
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

// registerKind is a kind that the register has.
func (c *call) registerKind(name string) (wire.Kind, error) {
	kind, err := wire.ParseKind(name)
	if err != nil || kind == wire.Research {
		return kind, c.fail(sayBadRegisterKind)
	}
	return kind, nil
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
	c.printHeadline(out, s.Headline, s.DayActivity, s.LongStay.MeanYears)
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
