package rule

import "slices"

// Add takes in what another found in the same delivery by a rule of the table:
// the pseudonym manager by identities, the register by persons of other years.
// count is how many, n what the rule's sentence tells, if it tells a number. The
// place is not known. A rule that the report has is left as it is.
func (r *Report) Add(id string, count, n int64, lang string) {
	row := Find(id)
	if row == nil || count <= 0 || slices.ContainsFunc(r.Rules, func(f Fired) bool { return f.ID == id }) {
		return
	}
	severity, at := row.In(r.Year), len(r.Rules)
	for i, f := range r.Rules {
		if place(f.ID) > place(id) {
			at = i
			break
		}
	}
	w, _ := row.words(lang)
	r.Rules = slices.Insert(r.Rules, at, Fired{ID: id, Severity: severity, Title: w.Title, Count: count,
		Advice: w.Advice, Consequence: string(row.Consequence), Source: row.sources()})
	r.Findings = append(r.Findings, Finding{Rule: id, Severity: severity, Message: message(row, &found{n: n}, r.Year, lang)})
	r.Counts.add(severity, count)
}

// place is where a rule stands in the table.
func place(id string) int { return slices.IndexFunc(rows, func(r Row) bool { return r.ID == id }) }

func (c *Counts) add(s Severity, n int64) {
	switch s {
	case Fatal:
		c.Fatal += n
	case Error:
		c.Error += n
	case Warning:
		c.Warning += n
	case Info:
		c.Info += n
	}
}
