package pack

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

var errInstant = errors.New("not a time as RFC 3339 has it")

// ParseInstant reads a time as RFC 3339 writes it and leaves out parts of a
// second: what time.Parse would, without the layouts that it brings into a program.
func ParseInstant(s string) (time.Time, error) {
	const form = "2006-01-02T15:04:05"
	if len(s) <= len(form) {
		return time.Time{}, errInstant
	}
	var n [6]int
	for i, at := range [6][2]int{{0, 4}, {5, 7}, {8, 10}, {11, 13}, {14, 16}, {17, 19}} {
		var err error
		if n[i], err = strconv.Atoi(s[at[0]:at[1]]); err != nil {
			return time.Time{}, errInstant
		}
	}
	second, rest := s[:len(form)], s[len(form):]
	if part := strings.TrimLeft(rest[1:], "0123456789"); rest[0] == '.' && len(part) < len(rest)-1 {
		rest = part
	}
	zone, err := parseZone(rest)
	if err != nil {
		return time.Time{}, err
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, zone)
	if formatInstant(t) != second+rest { // another form, or no such day
		return time.Time{}, errInstant
	}
	return t, nil
}

func parseZone(s string) (*time.Location, error) {
	if s == "Z" {
		return time.UTC, nil
	}
	if len(s) != len("+00:00") {
		return nil, errInstant
	}
	hours, err := strconv.Atoi(s[:3])
	minutes, err2 := strconv.Atoi(s[:1] + s[4:])
	if err != nil || err2 != nil {
		return nil, errInstant
	}
	return time.FixedZone("", hours*3600+minutes*60), nil
}

// formatInstant writes a time as RFC 3339 has it; one that it cannot write, of
// a year beyond 9999, is empty.
func formatInstant(t time.Time) string {
	b, _ := t.MarshalText()
	return string(b)
}
