package depot

import (
	"context"

	"sluse/core/calendar"
)

func (s *Service) health(c *call) error {
	if _, err := s.one(c.ctx(), `SELECT 1 LIMIT 1`); err != nil {
		return err
	}
	return writeJSON(c.w, 200, struct {
		Status string `json:"status"`
	}{"ok"})
}

type yearView struct {
	Year             int            `json:"year"`
	Phase            calendar.Phase `json:"phase"`
	Opens            string         `json:"opens"`
	Deadline         string         `json:"deadline"`
	CorrectionsClose string         `json:"correctionsClose"`
}

// status tells the time and the gates; ?municipality= those of one.
func (s *Service) status(c *call) error {
	var code string
	err := readQuery(c, queryParams{"municipality": func(v string) bool { code = v; return true }})
	if err != nil {
		return err
	}
	if code != "" && !isMunicipality(code) {
		return refuse("unknown_municipality")
	}
	gates, err := s.gates(c.ctx(), code)
	if err != nil {
		return err
	}
	years := make([]yearView, 0, len(gates))
	for _, y := range gates {
		years = append(years, yearView{y.Year, y.Phase(c.time), stamp(y.Opens), stamp(y.Deadline), stamp(y.CorrectionsClose)})
	}
	return writeJSON(c.w, 200, struct {
		Time        string     `json:"time"`
		Years       []yearView `json:"years"`
		Trial       bool       `json:"trial"`
		Development bool       `json:"development"`
	}{stamp(c.time), years, true, s.set.Development})
}

// gates is the calendar for a municipality ("" for all), as admins have moved it.
func (s *Service) gates(ctx context.Context, municipality string) (calendar.Table, error) {
	return s.set.Calendar, nil
}
