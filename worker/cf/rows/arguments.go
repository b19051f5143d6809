// Package rows is how arguments and rows travel between worker/cf and
// pool/bridge.mjs: as JSON, since JavaScript writes and reads that in no time,
// but of few kinds. A cell is a string, an integer or null; bytes are
// {"bytes": base64} on their way to the database and a list of numbers on their
// way from it, which is how D1 has them. A decoder for all of JSON took several
// times as long as Read, and a good part of what a question to the database cost
// the program.
package rows

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// maxInteger bounds what a JavaScript number holds exactly. Beyond it D1
// would store or return another number without a word.
const maxInteger = 1<<53 - 1

var errInteger = errors.New("integer beyond 2^53")

// Arguments writes a statement's arguments as a JSON list.
func Arguments(args ...any) ([]byte, error) {
	list, err := AppendArguments([]byte{'['}, args)
	return append(list, ']'), err
}

// AppendArguments writes a statement's arguments as elements of a JSON list.
func AppendArguments(list []byte, args []any) ([]byte, error) {
	for i, a := range args {
		if i > 0 {
			list = append(list, ',')
		}
		var err error
		if list, err = appendArgument(list, a); err != nil {
			return nil, fmt.Errorf("argument %d: %w", i+1, err)
		}
	}
	return list, nil
}

func appendArgument(list []byte, a any) ([]byte, error) {
	switch a := a.(type) {
	case nil:
		return append(list, "null"...), nil
	case string:
		return appendText(list, a), nil
	case []byte:
		if a == nil {
			return append(list, "null"...), nil
		}
		list = base64.StdEncoding.AppendEncode(append(list, `{"bytes":"`...), a)
		return append(list, `"}`...), nil
	case int64:
		if a > maxInteger || a < -maxInteger {
			return nil, errInteger
		}
		return strconv.AppendInt(list, a, 10), nil
	}
	return nil, fmt.Errorf("type %T: a database takes int64, string, []byte and nil", a)
}

// appendText writes a JSON string.
func appendText(list []byte, s string) []byte {
	if !plain(s) {
		quoted, _ := json.Marshal(s) // a string always can be
		return append(list, quoted...)
	}
	return append(append(append(list, '"'), s...), '"')
}

// plain tells whether a string is in JSON what it is.
func plain[T string | []byte](s T) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
