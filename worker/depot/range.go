package depot

import (
	"net/http"
	"strconv"
	"strings"
)

// byteRange reads a Range of size bytes (RFC 9110 § 14): where it begins, how
// long it is, and whether it is one at all. Several ranges, a unit other than
// bytes and a stale If-Range mean the whole, as the RFC allows.
func byteRange(h http.Header, etag string, size int64) (from, length int64, partial bool, err error) {
	spec, ok := strings.CutPrefix(h.Get("Range"), "bytes=")
	if !ok || strings.Contains(spec, ",") || (h.Get("If-Range") != "" && h.Get("If-Range") != etag) {
		return 0, size, false, nil
	}
	first, last, ok := strings.Cut(strings.TrimSpace(spec), "-")
	if !ok {
		return 0, size, false, nil
	}
	if first == "" {
		return suffixRange(last, size)
	}
	from, err = strconv.ParseInt(first, 10, 64)
	end := size - 1
	if err == nil && last != "" {
		end, err = strconv.ParseInt(last, 10, 64)
	}
	switch {
	case err != nil || from < 0 || end < from && last != "":
		return 0, size, false, nil
	case from >= size:
		return 0, 0, false, refuse("range_not_satisfiable")
	}
	return from, min(end, size-1) - from + 1, true, nil
}

func suffixRange(n string, size int64) (from, length int64, partial bool, err error) {
	length, err = strconv.ParseInt(n, 10, 64)
	if err != nil || length < 0 {
		return 0, size, false, nil
	}
	if length == 0 || size == 0 {
		return 0, 0, false, refuse("range_not_satisfiable")
	}
	length = min(length, size)
	return size - length, length, true, nil
}
