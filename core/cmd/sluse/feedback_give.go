package main

import (
	"bytes"
	"io"
	"net/http"

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
	return p.e.answer(p.c.ctx, request{method: http.MethodPut, path: p.path(t.m.ID, "feedback"), size: int64(sealed.Len()),
		header: map[string]string{"Content-Type": "application/octet-stream"},
		body:   func() io.Reader { return bytes.NewReader(sealed.Bytes()) }}, nil)
}
