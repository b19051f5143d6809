package depot

import (
	"time"

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

func viewOf(y calendar.Year, now time.Time) yearView {
	return yearView{y.Year, y.Phase(now), stamp(y.Opens), stamp(y.Deadline), stamp(y.CorrectionsClose)}
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
		years = append(years, viewOf(y, c.time))
	}
	overrides, err := s.published(c.ctx(), signedOverrides)
	if err != nil {
		return err
	}
	return writeJSON(c.w, 200, struct {
		Time        string     `json:"time"`
		Years       []yearView `json:"years"`
		Trial       bool       `json:"trial"`
		Overrides   bool       `json:"overrides"` // there are some to ask for
		Development bool       `json:"development"`
	}{stamp(c.time), years, true, overrides, s.set.Development})
}

// openapi serves the description of all this.
func (s *Service) openapi(c *call) error {
	c.w.Header().Set("Content-Type", "application/yaml")
	writeBytes(c.w, 200, []byte(s.set.OpenAPI))
	return nil
}
