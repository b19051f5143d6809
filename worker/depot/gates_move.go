package depot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"sluse/core/calendar"
)

// A move is what an admin says about a year's gates. A date left out stays as
// it was moved before, if it was; null takes its move back.
type move struct {
	Municipality     string `json:"municipality"` // "" for all
	Opens            gate   `json:"opens"`
	Deadline         gate   `json:"deadline"`
	CorrectionsClose gate   `json:"correctionsClose"`
	Reason           string `json:"reason"`
}

// A gate is a date of a move: RFC 3339, or a day in Oslo, or null.
type gate struct {
	said bool
	text string
}

// UnmarshalJSON implements json.Unmarshaler.
func (g *gate) UnmarshalJSON(b []byte) error {
	g.said = true
	if bytes.Equal(b, []byte("null")) {
		return nil
	}
	if err := json.Unmarshal(b, &g.text); err != nil {
		return err
	}
	g.said = g.text != "" // an empty field of a form says nothing
	return nil
}

// moveGates sets a year's gates without a deploy; also those of a year that
// the build does not know, when all three are given.
func (s *Service) moveGates(c *call) error {
	var m move
	if err := readJSON(c, &m); err != nil {
		return err
	}
	year, err := gateYear(c)
	if err != nil {
		return err
	}
	if m.Municipality != "" && !isMunicipality(m.Municipality) {
		return refuse("unknown_municipality")
	}
	if m.Reason == "" {
		return refuseWith("bad_body", "reason is missing")
	}
	if err := checkSentence(m.Reason); err != nil {
		return err
	}
	y, err := s.move(c, m, year)
	if err != nil {
		return err
	}
	if !whole(y) {
		c.w.WriteHeader(204)
		return nil
	}
	return writeJSON(c.w, 200, viewOf(y, c.time))
}

// mostMoves is how often a move looks again when another admin was faster.
const mostMoves = 3

// move keeps what is moved, over what others have moved by then, and returns
// the year as it is now.
func (s *Service) move(c *call, m move, year int) (calendar.Year, error) {
	for range mostMoves {
		row, err := s.one(c.ctx(), `SELECT COALESCE(MAX(id), 0) FROM gate WHERE year = ?1 LIMIT 1`, int64(year))
		if err != nil {
			return calendar.Year{}, err
		}
		d, err := s.moveOf(c.ctx(), m, year)
		if err != nil {
			return calendar.Year{}, err
		}
		y, err := s.afterMove(c.ctx(), m.Municipality, year, d)
		if err != nil {
			return y, err
		}
		if kept, err := s.keepGates(c, m, year, d, number(row[0])); kept || err != nil {
			return y, err
		}
	}
	return calendar.Year{}, errors.New("move gates: others kept moving them")
}

func gateYear(c *call) (int, error) {
	year, err := strconv.Atoi(c.r.PathValue("year"))
	if err != nil || year < 2006 || year > 2100 {
		return 0, refuse("unknown_year")
	}
	return year, nil
}

// moveOf is what a municipality's (or all's) row will say: the newest one with
// what the move says.
func (s *Service) moveOf(ctx context.Context, m move, year int) (d dates, err error) {
	row, err := s.one(ctx, `SELECT opens, deadline, corrections FROM gate WHERE year = ?1 AND municipality = ?2 ORDER BY id DESC LIMIT 1`,
		int64(year), m.Municipality)
	if err != nil {
		return d, err
	}
	if row != nil {
		d = datesOf(row)
	}
	ok := m.Opens.set(&d.opens, 0) && m.Deadline.set(&d.deadline, endOfDay) && m.CorrectionsClose.set(&d.corrections, endOfDay)
	if !ok {
		return d, refuseWith("bad_body", "opens, deadline and correctionsClose are days, RFC 3339 instants or null")
	}
	return d, nil
}

// endOfDay is 23:59:59, on the clock of that day.
const endOfDay = 24*time.Hour - time.Second

// set takes a day or an instant into at, or takes at back.
func (g gate) set(at *time.Time, ofDay time.Duration) bool {
	if !g.said {
		return true
	}
	if g.text == "" {
		*at = time.Time{}
		return true
	}
	if t, err := time.Parse(time.RFC3339, g.text); err == nil {
		*at = t
		return true
	}
	d, err := time.ParseInLocation(time.DateOnly, g.text, calendar.Oslo)
	if err != nil {
		return false
	}
	secs := int(ofDay / time.Second)
	*at = time.Date(d.Year(), d.Month(), d.Day(), secs/3600, secs/60%60, secs%60, 0, calendar.Oslo)
	return true
}

// afterMove is the year as it will be for whom it is moved. A move for all is
// a move for everybody, so it must leave no municipality's gates in disorder.
func (s *Service) afterMove(ctx context.Context, municipality string, year int, d dates) (calendar.Year, error) {
	y, _ := s.set.Calendar.Find(year)
	y.Year = year
	rows, err := s.DB.Query(ctx, `SELECT municipality, opens, deadline, corrections FROM gate WHERE id IN (
			SELECT MAX(id) FROM gate WHERE year = ?1 GROUP BY municipality)
		ORDER BY municipality LIMIT 1000`, int64(year))
	if err != nil {
		return y, err
	}
	own := map[string]dates{}
	for _, r := range rows {
		own[text(r[0])] = datesOf(r[1:])
	}
	own[municipality] = d
	all := own[""].over(y)
	for code, moves := range own {
		if code != municipality && municipality != "" {
			continue
		}
		if err := sound(code, moves.over(all)); err != nil {
			return y, err
		}
	}
	return d.over(all), nil
}

// sound refuses gates in disorder, and a part of them.
func sound(municipality string, y calendar.Year) error {
	none := y.Opens.IsZero() && y.Deadline.IsZero() && y.CorrectionsClose.IsZero()
	if none || whole(y) && inOrder(y) {
		return nil
	}
	hint := "gates open, then comes the deadline, then corrections close"
	if municipality != "" {
		hint += "; for " + municipality + " they would not"
	}
	return refuseWith("bad_body", hint)
}

// keepGates writes the row, unless another has moved the year's gates since
// the last move that was seen: the row would take that back.
func (s *Service) keepGates(c *call, m move, year int, d dates, seen int64) (bool, error) {
	changed, err := s.DB.Batch(c.ctx(), Stmt{`INSERT INTO gate (year, municipality, opens, deadline, corrections, reason, time, actor)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE (SELECT COALESCE(MAX(id), 0) FROM gate WHERE year = ?1) = ?9`,
		[]any{int64(year), m.Municipality, milliOrNil(d.opens), milliOrNil(d.deadline), milliOrNil(d.corrections), m.Reason, s.now(), c.who.actor(), seen}})
	if err != nil {
		return false, fmt.Errorf("move gates: %w", err)
	}
	if changed[0] == 1 {
		s.set.Log.Info("gates moved", "year", year, "municipality", m.Municipality, "token", c.who.id, "reason", m.Reason)
	}
	return changed[0] == 1, nil
}

func milliOrNil(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}
