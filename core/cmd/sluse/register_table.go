package main

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"sluse/core/register"
)

// registerTables are what `register table` prints, by name.
var registerTables = map[string]func(*call, *register.DB, register.Scope, bool) error{
	"users": table((*register.DB).Users, []col[register.UsersRow]{{"region", func(r register.UsersRow) any { return r.Region }},
		{"age", func(r register.UsersRow) any { return r.Age }}, {"service", func(r register.UsersRow) any { return r.Service }},
		{"users", func(r register.UsersRow) any { return r.Users }}, {"per1000", func(r register.UsersRow) any { return r.Per1000 }}}),
	"hours": table((*register.DB).HoursByYear, []col[register.ServiceUse]{{"year", func(r register.ServiceUse) any { return r.Year }},
		{"type", func(r register.ServiceUse) any { return r.Type }}, {"users", func(r register.ServiceUse) any { return r.Users }},
		{"rows", func(r register.ServiceUse) any { return r.Rows }}, {"withHours", func(r register.ServiceUse) any { return r.WithHours }},
		{"meanMinutes", func(r register.ServiceUse) any { return r.MeanMinutes }}, {"totalHours", func(r register.ServiceUse) any { return r.TotalHours }}}),
	"stays": table((*register.DB).Stays, []col[register.Stay]{{"municipality", func(r register.Stay) any { return r.Municipality }},
		{"users", func(r register.Stay) any { return r.Users }}, {"open", func(r register.Stay) any { return r.Open }}, {"ended", func(r register.Stay) any { return r.Ended }},
		{"meanYears", func(r register.Stay) any { return r.MeanYears }}, {"endedMeanYears", func(r register.Stay) any { return r.EndedMeanYears }}}),
	"days": table((*register.DB).Days, []col[register.Days]{{"municipality", func(r register.Days) any { return r.Municipality }},
		{"dementiaAtHome", func(r register.Days) any { return r.DementiaHome }}, {"dementiaWithActivity", func(r register.Days) any { return r.DementiaActive }},
		{"dementiaShare", func(r register.Days) any { return r.DementiaShare }}, {"disabilityAtHome", func(r register.Days) any { return r.DisabilityHome }},
		{"disabilityWithActivity", func(r register.Days) any { return r.DisabilityActive }}, {"disabilityShare", func(r register.Days) any { return r.DisabilityShare }}}),
	"items": table((*register.DB).Items, []col[register.Item]{{"municipality", func(r register.Item) any { return cmp.Or(r.Municipality, "0") }},
		{"item", func(r register.Item) any { return r.Item }}, {"persons", func(r register.Item) any { return r.Persons }},
		{"registered", func(r register.Item) any { return r.Registered }}, {"share", func(r register.Item) any { return r.Share }},
		{"before", func(r register.Item) any { return r.Before }}, {"change", func(r register.Item) any { return r.Change }}}),
	"findings": table((*register.DB).Findings, []col[register.VendorFinding]{{"leverandor", func(r register.VendorFinding) any { return r.Leverandor }},
		{"navnEPJ", func(r register.VendorFinding) any { return r.NavnEPJ }}, {"versjonEPJ", func(r register.VendorFinding) any { return r.VersjonEPJ }},
		{"versjonUt", func(r register.VendorFinding) any { return r.VersjonUt }}, {"rule", func(r register.VendorFinding) any { return r.Rule }},
		{"severity", func(r register.VendorFinding) any { return r.Severity }}, {"deliveries", func(r register.VendorFinding) any { return r.Deliveries }},
		{"persons", func(r register.VendorFinding) any { return r.Persons }}, {"n", func(r register.VendorFinding) any { return r.N }}}),
	"contacts": table((*register.DB).Contacts, []col[register.Contact]{{"municipality", func(r register.Contact) any { return r.Municipality }},
		{"kontPerson", func(r register.Contact) any { return r.Name }}, {"meldTelefon", func(r register.Contact) any { return r.Telephone }},
		{"meldEpost1", func(r register.Contact) any { return r.Mail1 }}, {"meldEpost2", func(r register.Contact) any { return r.Mail2 }},
		{"typeKontaktperson", func(r register.Contact) any { return r.Type }}}),
	"spread": table((*register.DB).SpreadEntries, []col[register.SpreadRow]{{"person", func(r register.SpreadRow) any { return r.Person }},
		{"municipality", func(r register.SpreadRow) any { return r.Municipality }}, {"delivery", func(r register.SpreadRow) any { return r.Delivery }},
		{"brukerNr", func(r register.SpreadRow) any { return r.BrukerNr }}}),
	"account": table((*register.DB).Accounts, []col[register.ElementAccount]{{"element", func(r register.ElementAccount) any { return orDash(r.Element) }},
		{"rowsIn", func(r register.ElementAccount) any { return r.RowsIn }}, {"rowsStored", func(r register.ElementAccount) any { return r.RowsStored }},
		{"valuesIn", func(r register.ElementAccount) any { return r.ValuesIn }}, {"valuesStored", func(r register.ElementAccount) any { return r.ValuesStored }}}),
	"leftout": table((*register.DB).LeftOut, []col[register.Dropped]{{"element", func(r register.Dropped) any { return orDash(r.Element) }},
		{"rule", func(r register.Dropped) any { return r.Rule }}, {"consequence", func(r register.Dropped) any { return r.Consequence }},
		{"n", func(r register.Dropped) any { return r.N }}}),
	"freezes": table((*register.DB).Freezes, []col[register.Freeze]{{"freeze", func(r register.Freeze) any { return r.Nr }},
		{"time", func(r register.Freeze) any { return r.Time.Format(instantForm) }}, {"deliveries", func(r register.Freeze) any { return r.Deliveries }},
		{"note", func(r register.Freeze) any { return r.Note }}}),
	"deliveries": table((*register.DB).Deliveries, []col[register.Entry]{{"id", func(r register.Entry) any { return r.ID }},
		{"municipality", func(r register.Entry) any { return r.Municipality }}, {"received", func(r register.Entry) any { return r.Received.Format(instantForm) }},
		{"late", func(r register.Entry) any { return r.Late }}, {"supersedes", func(r register.Entry) any { return r.Supersedes }},
		{"current", func(r register.Entry) any { return r.Current }}, {"frozen", func(r register.Entry) any { return r.Frozen }},
		{"persons", func(r register.Entry) any { return r.Persons }}, {"services", func(r register.Entry) any { return r.Services }}}),
}

const instantForm = time.RFC3339

func table[T any](get func(*register.DB, context.Context, register.Scope) ([]T, error), cols []col[T]) func(*call, *register.DB, register.Scope, bool) error {
	return func(c *call, db *register.DB, s register.Scope, asJSON bool) error {
		list, err := get(db, c.ctx, s)
		if err != nil {
			return err
		}
		return printRows(c, asJSON, list, cols)
	}
}

func registerTable(c *call) error {
	f := c.registerFlags()
	db, scope, err := c.ask(f, 1, 1)
	if err != nil {
		return err
	}
	defer db.Close()
	print, ok := registerTables[c.flags.Arg(0)]
	if !ok {
		return c.fail(sayNoTable, strings.Join(slices.Sorted(maps.Keys(registerTables)), ", "))
	}
	return print(c, db, scope, *f.asJSON)
}
