// Package export hands the register on as files that a statistics platform
// reads: one Apache Parquet file for each table.
//
// It holds pseudonyms, codes and dates of persons: what it writes is to be kept
// as the register is.
package export

import (
	"fmt"
	"io"
	"reflect"

	"github.com/parquet-go/parquet-go"

	"sluse/core/register"
)

// groupRows is how many rows are in memory at a time, before they are a row group.
const groupRows = 50_000

// Parquet writes a sheet whose rows each gives: columns as the sheet's fields
// are named and ordered, all of them optional, compressed with zstd. Days are
// DATE, instants TIMESTAMP in UTC. It returns how many rows there were.
func Parquet(w io.Writer, sh register.Sheet, each func(row func(values []any) error) error) (n int64, err error) {
	schema := parquet.SchemaOf(reflect.New(structOf(sh.Fields)).Interface())
	out := parquet.NewWriter(w, schema, parquet.MaxRowsPerRowGroup(groupRows), parquet.CreatedBy("sluse", "", ""))
	row := make(parquet.Row, len(sh.Fields))
	err = each(func(values []any) error {
		for i, v := range values {
			if row[i], err = valueOf(v, sh.Fields[i].Type, i); err != nil {
				return fmt.Errorf("%s.%s: %w", sh.Name, sh.Fields[i].Name, err)
			}
		}
		n++
		_, err := out.WriteRows([]parquet.Row{row})
		return err
	})
	if err != nil {
		return n, err
	}
	return n, out.Close()
}

// structOf is a sheet's row as a Go type: the library takes a schema's order
// of columns from nothing else.
func structOf(fields []register.Field) reflect.Type {
	var out []reflect.StructField
	for i, f := range fields {
		t := types[f.Type]
		out = append(out, reflect.StructField{
			Name: fmt.Sprint("F", i),
			Type: t.goType,
			Tag:  reflect.StructTag(fmt.Sprintf(`parquet:"%s,optional,zstd%s"`, f.Name, t.logical)),
		})
	}
	return reflect.StructOf(out)
}

// types are how the register's types are stored.
var types = map[register.FieldType]struct {
	goType  reflect.Type
	logical string
}{
	register.Text:    {reflect.TypeFor[string](), ""},
	register.Number:  {reflect.TypeFor[int64](), ""},
	register.Day:     {reflect.TypeFor[int32](), ",date"},
	register.Instant: {reflect.TypeFor[int64](), ",timestamp(millisecond)"},
	register.Octets:  {reflect.TypeFor[[]byte](), ""},
}

// valueOf is a database's value as column i's.
func valueOf(v any, typ register.FieldType, i int) (parquet.Value, error) {
	var out parquet.Value
	switch v := v.(type) {
	case nil:
		return parquet.NullValue().Level(0, 0, i), nil
	case string:
		out = parquet.ByteArrayValue([]byte(v))
	case []byte:
		out = parquet.ByteArrayValue(v)
	case int64:
		out = parquet.Int64Value(v)
		if typ == register.Day {
			out = parquet.Int32Value(int32(v))
		}
	default:
		return out, fmt.Errorf("a value of type %T", v)
	}
	return out.Level(0, 1, i), nil
}
