package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"
)

// col is a column of a table.
type col[T any] struct {
	name string
	of   func(T) any
}

// printRows prints a list as JSON, or as values with tabs between under the
// names that JSON has.
func printRows[T any](c *call, asJSON bool, list []T, cols []col[T]) error {
	if asJSON {
		return json.NewEncoder(c.stdout).Encode(list)
	}
	out := bufio.NewWriter(c.stdout)
	for i, k := range cols {
		if i > 0 {
			out.WriteByte('\t')
		}
		out.WriteString(k.name)
	}
	out.WriteByte('\n')
	for _, row := range list {
		for i, k := range cols {
			if i > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(cell(k.of(row)))
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

// cell writes a value for a tab-separated file.
func cell(v any) string {
	if f, ok := v.(float64); ok {
		return fmt.Sprintf("%.4f", f)
	}
	if f, ok := v.(*float64); ok {
		if f == nil {
			return ""
		}
		return fmt.Sprintf("%.4f", *f)
	}
	return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(fmt.Sprint(v))
}
