package rows

import (
	"encoding/json"
	"reflect"
	"testing"
	"unicode/utf8"

	"sluse/worker/depot"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		text string
		want []depot.Row // nil: refused
	}{
		{`[]`, []depot.Row{}},
		{`[[]]`, []depot.Row{{}}},
		{`[["a",1,null],["",-9007199254740991,"b"]]`, []depot.Row{{"a", int64(1), nil}, {"", int64(-9007199254740991), "b"}}},
		{`[["linje\n\"æøå\" \u2028\\",[0,255]]]`, []depot.Row{{"linje\n\"æøå\" \u2028\\", []byte{0, 255}}}},
		{`[["a]","b,","[[]]",[]]]`, []depot.Row{{"a]", "b,", "[[]]", []byte{}}}},
		{`[[9007199254740992]]`, nil},
		{`[[1.5]]`, nil},
		{`[[true]]`, nil},
		{`[[{}]]`, nil},
		{`[[[256]]]`, nil},
		{`[["a"],]`, nil},
		{`[["a"`, nil},
		{`[["a`, nil},
		{`[["a\`, nil},
		{`[]]`, nil},
		{`null`, nil},
		{``, nil},
	} {
		got, err := Read([]byte(c.text))
		if c.want == nil {
			if err == nil {
				t.Errorf("%s: taken", c.text)
			}
			continue
		}
		if err != nil || len(got) != len(c.want) {
			t.Errorf("%s: %v, %v", c.text, got, err)
			continue
		}
		for i := range got {
			if len(got[i])+len(c.want[i]) > 0 && !reflect.DeepEqual(got[i], c.want[i]) {
				t.Errorf("%s: row %d is %#v", c.text, i, got[i])
			}
		}
	}
}

func TestOne(t *testing.T) {
	if row, err := One([]byte(`[["a",1]]`), 2); err != nil || !reflect.DeepEqual(row, depot.Row{"a", int64(1)}) {
		t.Errorf("%v, %v", row, err)
	}
	if _, err := One([]byte(`[[]]`), 0); err != nil {
		t.Errorf("no cells: %v", err)
	}
	for _, text := range []string{`[]`, `[["a"]]`, `[["a",1,2]]`, `[["a",1],["b",2]]`, `[["a",1]`} {
		if row, err := One([]byte(text), 2); err == nil {
			t.Errorf("%s: %v", text, row)
		}
	}
}

func TestArguments(t *testing.T) {
	text := "æ\x00\n\"\\<&>\u2028"
	b, err := AppendArguments([]byte{'['}, []any{"plain", text, int64(-1), nil, []byte{1, 2}, []byte(nil)})
	if err != nil {
		t.Fatal(err)
	}
	var got []any
	if err := json.Unmarshal(append(b, ']'), &got); err != nil {
		t.Fatal(err)
	}
	want := []any{"plain", text, -1.0, nil, map[string]any{"bytes": "AQI="}, nil}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is %#v", b, got)
	}
	for _, bad := range []any{int64(1) << 53, -int64(1) << 53, 1, 1.5, true} {
		if b, err := AppendArguments(nil, []any{bad}); err == nil {
			t.Errorf("%T %v: written as %s", bad, bad, b)
		}
	}
}

// What is JSON is read as a decoder of all of it does. Nothing else is written.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{`[["a",1,null,[1,2]]]`, `[["\ud800\u00e6\\\"",-0]]`, `[[1e3]]`, `[[01]]`, `[["a" ]]`, `[["\x00"]]`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Read([]byte(text))
		var want [][]any
		if err != nil || !utf8.ValidString(text) || json.Unmarshal([]byte(text), &want) != nil {
			return
		}
		if len(got) != len(want) {
			t.Fatalf("%q: %d rows, want %d", text, len(got), len(want))
		}
		for i := range got {
			for j, v := range got[i] {
				if n, ok := v.(int64); ok {
					v = float64(n)
				}
				if s, ok := v.(string); ok && s != want[i][j] || !ok && reflect.TypeOf(v) == reflect.TypeOf(want[i][j]) && v != want[i][j] {
					t.Errorf("%q: cell %d of row %d is %#v, want %#v", text, j, i, v, want[i][j])
				}
			}
		}
	})
}
