package rule

import (
	"sluse/core/ident"
)

// judge runs what the plan has for the current element.
func (s *state) judge(when When) {
	steps := s.steps.steps[s.Rec.ID][when]
	if len(steps) > few {
		s.judgeChosen(steps, when)
		return
	}
	for i := range steps {
		if st := &steps[i]; st.fits(s) {
			s.current = st.rule
			if st.do(s); s.fatal {
				return
			}
		}
	}
}

// fits tells whether a step has anything to look for.
func (st *step) fits(s *state) bool {
	return s.Rec.Has&st.with == st.with && s.Rec.Seen&st.without == 0 &&
		(!st.typed || st.types.Has(s.service.kind)) && (!st.dead || s.person.died != ident.NoDay) && (!st.odd || s.service.odd)
}

// A choice is which steps fit elements with the same attributes, of services
// that the same steps ask about, odd or not, of the living or the dead: most are
// like one before.
type choice struct {
	has, seen uint64
	accepts   uint64
	dead, odd bool
	made      bool
	steps     []uint8
}

const (
	few     = 4  // steps below which choosing costs more than it saves
	choices = 64 // kept for an element; a power of two
)

// judgeChosen is judge for elements with many steps. A step that an earlier one
// has left without its attribute is passed over.
func (s *state) judgeChosen(steps []step, when When) {
	rec := &s.Rec
	accepts := s.steps.accepts[s.service.kind&31]
	all := s.chosen[when][rec.ID]
	if all == nil {
		all = new([choices]choice)
		s.chosen[when][rec.ID] = all
	}
	key := rec.Has ^ rec.Seen<<7 ^ accepts<<33 ^ accepts
	c := &all[key*0x9E3779B97F4A7C15>>58&(choices-1)]
	dead, odd := s.person.died != ident.NoDay, s.service.odd
	if !c.made || c.has != rec.Has || c.seen != rec.Seen || c.accepts != accepts || c.dead != dead || c.odd != odd {
		*c = choice{rec.Has, rec.Seen, accepts, dead, odd, true, c.steps[:0]}
		for i := range steps {
			if steps[i].fits(s) {
				c.steps = append(c.steps, uint8(i))
			}
		}
	}
	for _, i := range c.steps {
		st := &steps[i]
		if rec.Has&st.with != st.with {
			continue
		}
		s.current = st.rule
		if st.do(s); s.fatal {
			return
		}
	}
}
