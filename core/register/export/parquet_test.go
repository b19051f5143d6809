package export

import (
	"bytes"
	"io"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"sluse/core/register"
)

// TestParquet: what is written is read back, each type as what it is, in
// order, with what is missing missing.
func TestParquet(t *testing.T) {
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	sh := register.Sheet{Name: "bruker", Fields: []register.Field{{Name: "year", Type: register.Number}, {Name: "bydel", Type: register.Text},
		{Name: "born", Type: register.Day}, {Name: "pseudonym", Type: register.Octets}, {Name: "at", Type: register.Instant}}}
	rows := [][]any{
		{int64(2026), "030101", day.Unix() / 86400, []byte{1, 2, 3}, day.UnixMilli()},
		{int64(2026), nil, nil, []byte{4}, nil},
	}
	const times = groupRows // more than one row group
	var b bytes.Buffer
	n, err := Parquet(&b, sh, func(row func([]any) error) error {
		for range times {
			for _, r := range rows {
				if err := row(r); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil || n != 2*times {
		t.Fatal(n, err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.RowGroups()) != 2 || f.NumRows() != n {
		t.Errorf("%d row groups, %d rows", len(f.RowGroups()), f.NumRows())
	}
	for i, c := range f.Schema().Columns() {
		if c[0] != sh.Fields[i].Name {
			t.Errorf("column %d is %s", i, c[0])
		}
	}
	logical := map[string]string{"bydel": "STRING", "born": "DATE", "at": "TIMESTAMP(isAdjustedToUTC=true,unit=MILLIS)"}
	for _, field := range f.Schema().Fields() {
		if want, ok := logical[field.Name()]; ok && field.Type().LogicalType().String() != want {
			t.Errorf("%s is %v", field.Name(), field.Type().LogicalType())
		}
	}
	sameRows(t, f, rows)
}

func sameRows(t *testing.T, f *parquet.File, rows [][]any) {
	t.Helper()
	type bruker struct {
		Year      int64   `parquet:"year,optional"`
		Bydel     *string `parquet:"bydel,optional"`
		Born      *int32  `parquet:"born,optional,date"`
		Pseudonym []byte  `parquet:"pseudonym,optional"`
		At        *int64  `parquet:"at,optional,timestamp(millisecond)"`
	}
	r := parquet.NewGenericReader[bruker](f)
	got := make([]bruker, 2)
	if n, err := r.Read(got); n != 2 || err != nil && err != io.EOF {
		t.Fatal(n, err)
	}
	full, bare := got[0], got[1]
	if full.Year != 2026 || *full.Bydel != rows[0][1] || int64(*full.Born) != rows[0][2] || !bytes.Equal(full.Pseudonym, rows[0][3].([]byte)) || *full.At != rows[0][4] {
		t.Errorf("%+v", full)
	}
	if bare.Bydel != nil || bare.Born != nil || bare.At != nil || !bytes.Equal(bare.Pseudonym, []byte{4}) {
		t.Errorf("%+v", bare)
	}
}

// TestParquetRefuses: a value that no database of ours gives is named by its column.
func TestParquetRefuses(t *testing.T) {
	sh := register.Sheet{Name: "bruker", Fields: []register.Field{{Name: "year", Type: register.Number}}}
	_, err := Parquet(io.Discard, sh, func(row func([]any) error) error { return row([]any{true}) })
	if err == nil || err.Error() != "bruker.year: a value of type bool" {
		t.Error(err)
	}
}
