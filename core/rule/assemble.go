package rule

// report tells what was found, in the language of the options.
func (s *state) report() *Report {
	s.settleSynthetic()
	s.settleMissing()
	f := &s.findings
	r := &Report{Year: s.year, Municipality: s.kommune, Kind: s.kind(), Vendor: s.vendor,
		Persons: s.persons, Services: s.services, RulesVersion: s.o.Overrides.version(),
		Counts: Counts{Fatal: f.counts[3], Error: f.counts[2], Warning: f.counts[1], Info: f.counts[0]},
		Rules:  []Fired{}, Findings: make([]Finding, 0, len(f.list)), Truncated: f.cut}
	if l := s.Layout(); l != nil {
		r.Format, r.Version = l.Format, l.Version
	}
	for i := range rows {
		if f.total[i] > 0 {
			r.Rules = append(r.Rules, s.fired(&rows[i], index(i)))
		}
	}
	for _, x := range f.ordered() {
		row := &rows[x.rule]
		r.Findings = append(r.Findings, Finding{Rule: row.ID, Severity: severities[x.severity],
			Message: message(row, &x, s.year, s.o.Lang), Line: x.line, Column: x.column,
			Element: x.element, Attribute: x.attr, BrukerNr: x.brukerNr})
	}
	return r
}

func (s *state) fired(row *Row, i index) Fired {
	w, _ := row.told(s.firstOf(i), s.o.Lang)
	return Fired{ID: row.ID, Severity: severities[s.findings.worst[i]], Title: w.Title, Count: s.findings.total[i],
		Advice: w.Advice, Consequence: string(row.Consequence), Source: row.sources()}
}

// firstOf is the first finding of a rule; one of nothing where only totals are kept.
func (s *state) firstOf(i index) *found {
	for k := range s.findings.list {
		if s.findings.list[k].rule == i {
			return &s.findings.list[k]
		}
	}
	return &found{}
}

// sources is the mark and the sources of a row, as the spec tells them.
func (r *Row) sources() string {
	if r.Source == "" {
		return r.Mark
	}
	return r.Mark + " " + r.Source
}
