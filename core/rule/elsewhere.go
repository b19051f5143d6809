package rule

import "slices"

// Add takes into a report what another found in the same delivery by a rule of the table:
// the pseudonym manager by identities, the register by persons of other years.
// count is how many, n what the rule's sentence tells, if it tells a number. The
// place is not known. A rule that the report has is left as it is, and one that
// does not apply to the delivery's format says nothing.
func Add(r *Report, id string, count, n int64, lang string) {
	row := Find(id)
	if row == nil || count <= 0 || r.Format != "" && !row.Applies(r.Format) {
		return
	}
	severity := row.In(r.Year)
	w, _ := row.words(lang)
	take(r, Fired{ID: id, Severity: severity, Title: w.Title, Count: count, Advice: w.Advice, Consequence: string(row.Consequence), Source: row.sources()},
		Finding{Rule: id, Severity: severity, Message: message(row, &found{n: n}, r.Year, lang)})
}

// AddWhole takes into r what another reading of the same delivery found of it as a
// whole, having more to go by: last year's figures, or the register's.
func AddWhole(r, o *Report) {
	for _, f := range o.Rules {
		if row := Find(f.ID); row == nil || row.Level != OfLeveranse {
			continue
		}
		var of []Finding
		for _, x := range o.Findings {
			if x.Rule == f.ID {
				of = append(of, x)
			}
		}
		take(r, f, of...)
	}
}

// take puts a rule in its place, unless it is there.
func take(r *Report, f Fired, of ...Finding) {
	at := len(r.Rules)
	for i := len(r.Rules) - 1; i >= 0 && place(r.Rules[i].ID) >= place(f.ID); i-- {
		if at = i; r.Rules[i].ID == f.ID {
			return
		}
	}
	r.Rules = slices.Insert(r.Rules, at, f)
	r.Findings = append(r.Findings, of...)
	r.Counts.Add(f.Severity, f.Count)
}

// place is where a rule stands in the table.
func place(id string) int { return slices.IndexFunc(rows, func(r Row) bool { return r.ID == id }) }
