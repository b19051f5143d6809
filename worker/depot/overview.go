package depot

import (
	"context"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"
	"time"

	"sluse/core/ident"
	"sluse/core/wire"
)

// A standing is how a municipality stands with its delivery of a year: by the
// newest one that no other has superseded.
type standing struct {
	Municipality string     `json:"municipality"`
	Name         string     `json:"name"`
	Status       string     `json:"status"`       // missing, delivered, held, rejected
	State        wire.State `json:"state"`        // of the delivery that counts
	Late         bool       `json:"late"`         // first came after the deadline
	NotCollected bool       `json:"notCollected"` // has waited longer than the limit
	Deliveries   int        `json:"deliveries"`   // all, superseded ones too
	Time         string     `json:"time"`
	ID           string     `json:"id"`
	Half         bool       `json:"half"` // one of two parts is there, and waits for the other
}

type overviewView struct {
	Year           int            `json:"year"`
	Time           string         `json:"time"`
	Counts         map[string]int `json:"counts"`
	WaitingWakes   int64          `json:"waitingWakes"` // outbox rows that no consumer has taken
	Municipalities []standing     `json:"municipalities"`
}

// overview is the deadline watch: every municipality of the year, as JSON or,
// by Accept or ?format=csv, as CSV. Trial deliveries do not count.
func (s *Service) overview(c *call) error {
	gates, err := s.gates(c.ctx(), "")
	if err != nil {
		return err
	}
	year, asCSV := gates.Current(c.time).Year, strings.Contains(c.r.Header.Get("Accept"), "text/csv")
	waitLimit := s.set.Limits.CollectWithin
	err = readQuery(c, queryParams{
		"year":   func(v string) bool { return setYear(&year, v) },
		"format": func(v string) bool { asCSV = v == "csv"; return v == "csv" || v == "json" },
		"days": func(v string) bool {
			n, err := strconv.Atoi(v)
			waitLimit = time.Duration(n) * 24 * time.Hour
			return err == nil && n >= 0 && n < 1000
		},
	})
	if err != nil {
		return err
	}
	list, err := s.standings(c.ctx(), year, c.time.Add(-waitLimit))
	if err != nil {
		return err
	}
	if asCSV {
		return writeStandings(c.w, list)
	}
	return s.writeOverview(c, year, list)
}

func (s *Service) writeOverview(c *call, year int, list []standing) error {
	row, err := s.one(c.ctx(), `SELECT COUNT(*) FROM outbox WHERE created < ?1 LIMIT 1`, c.time.Add(-10*time.Minute).UnixMilli())
	if err != nil {
		return err
	}
	counts := map[string]int{"municipalities": len(list), "missing": 0, "delivered": 0, "held": 0, "rejected": 0, "late": 0, "notCollected": 0}
	for _, m := range list {
		counts[m.Status]++
		if m.Late {
			counts["late"]++
		}
		if m.NotCollected {
			counts["notCollected"]++
		}
	}
	return writeJSON(c.w, 200, overviewView{year, stamp(c.time), counts, number(row[0]), list})
}

// standings has one row for each municipality that exists in the data year.
func (s *Service) standings(ctx context.Context, year int, waitingSince time.Time) ([]standing, error) {
	rows, err := s.DB.Query(ctx, `SELECT municipality, state, late, received, id, superseded_by FROM delivery
		WHERE year = ?1 AND kind = 'production' AND state <> 'expired'
		ORDER BY municipality, received, id LIMIT 100000`, int64(year))
	if err != nil {
		return nil, err
	}
	index := map[string]int{}
	var list []standing
	for _, m := range ident.Municipalities() {
		if m.ValidIn(year) {
			index[m.Code] = len(list)
			list = append(list, standing{Municipality: m.Code, Name: m.Name, Status: "missing"})
		}
	}
	for _, r := range rows {
		if i, ok := index[text(r[0])]; ok {
			list[i].add(r, waitingSince)
		}
	}
	return list, nil
}

func (m *standing) add(r Row, waitingSince time.Time) {
	if wire.State(text(r[1])) == wire.Uploading {
		m.Half = true
		return
	}
	m.Deliveries++
	m.Late = m.Late || number(r[2]) == 1
	if text(r[5]) != "" {
		return
	}
	received := instant(r[3])
	m.State, m.Time, m.ID = wire.State(text(r[1])), stamp(received), text(r[4])
	m.Status, m.NotCollected = "delivered", false
	switch m.State {
	case wire.Held, wire.Rejected:
		m.Status = string(m.State)
	case wire.Received, wire.Queued:
		m.NotCollected = received.Before(waitingSince)
	}
}

func writeStandings(w http.ResponseWriter, list []standing) error {
	w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
	w.WriteHeader(200)
	out := csv.NewWriter(w)
	out.Write([]string{"municipality", "name", "status", "state", "late", "notCollected", "deliveries", "time", "id", "half"})
	for _, m := range list {
		out.Write([]string{m.Municipality, m.Name, m.Status, string(m.State), strconv.FormatBool(m.Late),
			strconv.FormatBool(m.NotCollected), strconv.Itoa(m.Deliveries), m.Time, m.ID, strconv.FormatBool(m.Half)})
	}
	out.Flush()
	return nil // a client that is gone does not want to hear of it
}
