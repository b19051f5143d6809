package main

import (
	"errors"
	"net/http"
	"net/url"

	"sluse/core/calendar"
	"sluse/core/rule"
	"sluse/core/wire"
)

// aimed stops a production delivery of another year than municipalities deliver
// now, before it is sealed: last year's file is easily taken by mistake. Who
// corrects an earlier year says so by -year. Of a test it is only told.
func (c *call) aimed(e *edge, f sealFlags, r *rule.Report) error {
	if *f.year != 0 {
		return nil // the check held the file to it
	}
	now, err := c.yearNow(e, r.Municipality)
	switch {
	case err != nil || now == 0 || now == r.Year:
		return err
	case r.Kind == string(wire.Production):
		return c.fail(sayOtherYear, r.Year, now, now, r.Year, r.Year)
	case r.Kind == string(wire.Test):
		c.tell(sayOtherYearTest, r.Year, now)
	}
	return nil
}

// yearNow is the first year whose gates have not closed for the municipality,
// as the page has it; 0 where the service has no calendar.
func (c *call) yearNow(e *edge, municipality string) (int, error) {
	var status struct {
		Years []struct {
			Year  int            `json:"year"`
			Phase calendar.Phase `json:"phase"`
		} `json:"years"`
	}
	err := e.answer(c.ctx, request{method: http.MethodGet, path: wire.PathStatus, query: url.Values{"municipality": {municipality}}}, &status)
	var no *refusal
	if errors.As(err, &no) && no.Status == http.StatusNotFound {
		return 0, nil
	}
	if err != nil || len(status.Years) == 0 {
		return 0, err
	}
	for _, y := range status.Years {
		if y.Phase != calendar.Closed {
			return y.Year, nil
		}
	}
	return status.Years[len(status.Years)-1].Year, nil
}
