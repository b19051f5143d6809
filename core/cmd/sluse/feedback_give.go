package main

import (
	"bytes"

	"sluse/core"
)

// giveFeedback seals the findings to whom the sender named, if anybody, and
// hands them to the edge. A second time replaces the first.
func (p *collector) giveFeedback(t *taking, result string) error {
	if len(t.letter.Reply) == 0 || t.report == nil {
		return nil
	}
	var sealed bytes.Buffer
	err := core.SealFeedback(&sealed, core.Feedback{Delivery: t.m.ID, Bundle: t.m.Bundle, Municipality: t.m.Municipality, Year: t.m.Year,
		Result: result, Report: t.report, LeftOut: t.leftOut}, t.letter)
	if err != nil {
		p.c.tell(sayNoFeedback, t.m.ID, p.c.explain(err)) // a recipient that is none: no reason to keep the delivery waiting
		return nil
	}
	return p.e.answer(p.c.ctx, putSealed(p.path(t.m.ID, "feedback"), sealed.Bytes()), nil)
}
