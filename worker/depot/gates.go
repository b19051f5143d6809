package depot

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"sluse/core/calendar"
)

// gates is the calendar for a municipality ("" for all), as admins have moved
// it: the newest row for all, over it the newest for the municipality.
func (s *Service) gates(ctx context.Context, municipality string) (calendar.Table, error) {
	rows, err := s.DB.Query(ctx, `SELECT year, opens, deadline, corrections FROM gate WHERE id IN (
			SELECT MAX(id) FROM gate WHERE municipality IN ('', ?1) GROUP BY year, municipality)
		ORDER BY municipality LIMIT 1000`, municipality)
	if err != nil {
		return nil, err
	}
	table := slices.Clone(s.set.Calendar)
	for _, r := range rows {
		table = moved(table, calendar.Year{
			Year: int(number(r[0])), Opens: instant(r[1]), Deadline: instant(r[2]), CorrectionsClose: instant(r[3]),
		})
	}
	return table, nil
}

func moved(t calendar.Table, y calendar.Year) calendar.Table {
	i, found := slices.BinarySearchFunc(t, y, func(a, b calendar.Year) int { return cmp.Compare(a.Year, b.Year) })
	if found {
		t[i] = y
		return t
	}
	return slices.Insert(t, i, y)
}

// A move is what an admin says about a year's gates. A date left out stays.
type move struct {
	Municipality     string `json:"municipality"` // "" for all
	Opens            string `json:"opens"`        // RFC 3339, or a day in Oslo
	Deadline         string `json:"deadline"`
	CorrectionsClose string `json:"correctionsClose"`
	Reason           string `json:"reason"`
}

// moveGates sets a year's gates without a deploy; also those of a year that
// the build does not know, when all three are given.
func (s *Service) moveGates(c *call) error {
	var m move
	if err := readJSON(c, &m); err != nil {
		return err
	}
	year, err := strconv.Atoi(c.r.PathValue("year"))
	if err != nil || year < 2006 || year > 2100 {
		return refuse("unknown_year")
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
	gates, err := s.gates(c.ctx(), m.Municipality)
	if err != nil {
		return err
	}
	y, _ := gates.Find(year)
	y.Year = year
	if y, err = m.apply(y); err != nil {
		return err
	}
	if err := s.keepGates(c, m, y); err != nil {
		return err
	}
	return writeJSON(c.w, 200, viewOf(y, c.time))
}

func (m move) apply(y calendar.Year) (calendar.Year, error) {
	ok := gateAt(&y.Opens, m.Opens, 0) && gateAt(&y.Deadline, m.Deadline, endOfDay) && gateAt(&y.CorrectionsClose, m.CorrectionsClose, endOfDay)
	if !ok {
		return y, refuseWith("bad_body", "opens, deadline and correctionsClose are days or RFC 3339 instants")
	}
	if y.Opens.IsZero() || y.Deadline.Before(y.Opens) || y.CorrectionsClose.Before(y.Deadline) {
		return y, refuseWith("bad_body", "gates open, then comes the deadline, then corrections close")
	}
	return y, nil
}

// endOfDay is 23:59:59, on the clock of that day.
const endOfDay = 24*time.Hour - time.Second

// gateAt sets at from a day or an instant; "" leaves it.
func gateAt(at *time.Time, v string, ofDay time.Duration) bool {
	if v == "" {
		return true
	}
	if t, err := time.Parse(time.RFC3339, v); err == nil {
		*at = t
		return true
	}
	d, err := time.ParseInLocation(time.DateOnly, v, calendar.Oslo)
	if err != nil {
		return false
	}
	secs := int(ofDay / time.Second)
	*at = time.Date(d.Year(), d.Month(), d.Day(), secs/3600, secs/60%60, secs%60, 0, calendar.Oslo)
	return true
}

func (s *Service) keepGates(c *call, m move, y calendar.Year) error {
	_, err := s.DB.Batch(c.ctx(), Stmt{`INSERT INTO gate (year, municipality, opens, deadline, corrections, reason, time, actor)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
		[]any{int64(y.Year), m.Municipality, y.Opens.UnixMilli(), y.Deadline.UnixMilli(), y.CorrectionsClose.UnixMilli(),
			m.Reason, s.now(), c.who.actor()}})
	if err == nil {
		s.set.Log.Info("gates moved", "year", y.Year, "municipality", m.Municipality, "token", c.who.id, "reason", m.Reason)
	}
	return err
}
