package rule

import (
	"fmt"
	"io"

	"sluse/core/format"
	"sluse/core/record"
	"sluse/core/stats"
)

// Run reads a delivery to its end and judges it by every rule that the options
// allow. The error is only for r failing.
func Run(r io.Reader, o Options) (*Report, *stats.Figures, error) {
	s := newState(r, o)
	for {
		switch s.Next() {
		case record.Start:
			s.start()
		case record.End:
			s.end()
		case record.Done:
			s.finish()
			return s.report(), s.figures(), nil
		case record.Halted:
			if s.Err != nil {
				return nil, nil, fmt.Errorf("read delivery: %w", s.Err)
			}
			return s.report(), nil, nil
		}
		if s.fatal {
			return s.report(), nil, nil
		}
	}
}

func newState(r io.Reader, o Options) *state {
	s := &state{o: o, steps: planned, by: planned.by}
	s.findings.override = o.Overrides
	if o.Each != nil {
		s.each = func(i index, p record.Place, element, attr string) { o.Each(Hit{&rows[i], p, element, attr}) }
	}
	s.findings.room = MaxFindings - len(rows) // the first of each rule finds a place
	s.findings.setYear(0)
	s.Scanner = record.NewScanner(r, record.Options{Layout: s.layout, Problem: s.problem})
	return s
}

// start takes in an element: codes first, since what is no code is judged by
// nothing else.
func (s *state) start() {
	id := s.Rec.ID
	if id == format.Melding || id == format.KPRMelding {
		s.openMelding()
	}
	if id == format.Bruker || id == format.KPRBruker {
		s.meetPerson()
	}
	if s.steps.coded[id] != 0 {
		s.judgeCodes()
	}
	switch id {
	case format.Tjeneste:
		s.openService()
	case format.Bruker, format.KPRBruker:
		s.openPerson()
	case format.Soknad:
		s.openSoknad()
	case format.Bistandsbehov:
		s.assess()
	case format.TjenesteStart, format.TjenesteSlutt, format.MidlertidigStoppFra, format.MidlertidigStoppTil, format.TjenesteutforerEndret:
		s.openEvent()
	}
	s.judge(AtStart)
	if s.steps.endless[id] {
		s.SkipEnd()
	}
	switch id {
	case format.Kommune, format.KPRKommune:
		s.openKommune()
	case format.Notifikasjon:
		s.openNotification()
	}
}

func (s *state) end() {
	s.judge(AtEnd)
	switch s.Rec.ID {
	case format.Bruker, format.KPRBruker:
		s.closePerson()
	}
}
