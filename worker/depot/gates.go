package depot

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"sluse/core/calendar"
)

// gates is the calendar for a municipality ("" for all) as admins have moved
// it: the build's dates, over them the newest row for all, over that the
// newest for the municipality. A row holds the dates that were moved and no
// others, so that who moves a date for all moves it for those too whose other
// dates have been moved.
func (s *Service) gates(ctx context.Context, municipality string) (calendar.Table, error) {
	rows, err := s.DB.Query(ctx, newestMoves("?1"), municipality)
	if err != nil {
		return nil, err
	}
	return s.movedBy(rows), nil
}

// gatesOf is gates for the caller's municipality, whose moves came with the token.
func (s *Service) gatesOf(who identity) (calendar.Table, error) {
	moves, err := readMoves(who.moves)
	if err != nil {
		return nil, err
	}
	return s.movedBy(moves), nil
}

// newestMoves are the rows for all, and then those for the municipality that
// an SQL expression names.
func newestMoves(municipality string) string {
	return `SELECT year, opens, deadline, corrections FROM gate WHERE id IN (
			SELECT MAX(id) FROM gate WHERE municipality IN ('', ` + municipality + `) GROUP BY year, municipality)
		ORDER BY municipality LIMIT 1000`
}

func (s *Service) movedBy(rows []Row) calendar.Table {
	table := slices.Clone(s.set.Calendar)
	for _, r := range rows {
		table = moved(table, int(number(r[0])), datesOf(r[1:]))
	}
	return slices.DeleteFunc(table, func(y calendar.Year) bool { return !whole(y) })
}

// readMoves reads rows of newestMoves as json_array writes them.
func readMoves(text string) ([]Row, error) {
	if text == "[]" {
		return nil, nil // nearly always: not worth a decoder
	}
	var list [][]*int64
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, err
	}
	rows := make([]Row, len(list))
	for i, cells := range list {
		for _, c := range cells {
			var v any
			if c != nil {
				v = *c
			}
			rows[i] = append(rows[i], v)
		}
	}
	return rows, nil
}

// dates are a year's gates as far as they are moved; the zero time is not.
type dates struct{ opens, deadline, corrections time.Time }

func datesOf(r Row) dates { return dates{instant(r[0]), instant(r[1]), instant(r[2])} }

// over is y with the dates that were moved.
func (d dates) over(y calendar.Year) calendar.Year {
	for _, m := range []struct {
		at   *time.Time
		here time.Time
	}{{&y.Opens, d.opens}, {&y.Deadline, d.deadline}, {&y.CorrectionsClose, d.corrections}} {
		if !m.here.IsZero() {
			*m.at = m.here
		}
	}
	return y
}

func moved(t calendar.Table, year int, d dates) calendar.Table {
	i, found := slices.BinarySearchFunc(t, year, func(y calendar.Year, n int) int { return cmp.Compare(y.Year, n) })
	if !found {
		t = slices.Insert(t, i, calendar.Year{Year: year})
	}
	t[i] = d.over(t[i])
	return t
}

// whole tells whether a year has all its gates. One that the build does not
// know and whose moves were taken back has none.
func whole(y calendar.Year) bool {
	return !y.Opens.IsZero() && !y.Deadline.IsZero() && !y.CorrectionsClose.IsZero()
}

func inOrder(y calendar.Year) bool {
	return !y.Deadline.Before(y.Opens) && !y.CorrectionsClose.Before(y.Deadline)
}
