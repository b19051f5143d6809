package depot

import (
	"context"
	"time"
)

// text and number read a column; NULL is "" and 0.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	}
	return ""
}

func number(v any) int64 {
	n, _ := v.(int64)
	return n
}

// instant reads a column of Unix milliseconds; NULL is the zero time.
func instant(v any) time.Time {
	n, ok := v.(int64)
	if !ok {
		return time.Time{}
	}
	return time.UnixMilli(n)
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// one returns the first row, or nil when there is none.
func (s *Service) one(ctx context.Context, sql string, args ...any) (Row, error) {
	rows, err := s.DB.Query(ctx, sql, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

// now is the clock in the milliseconds that the database keeps.
func (s *Service) now() int64 { return s.Clock.Now().UnixMilli() }
