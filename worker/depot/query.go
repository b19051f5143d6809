package depot

import "net/url"

// queryParams are the names a query may hold, each with what takes its value
// and tells whether it is well formed.
type queryParams map[string]func(string) bool

// readQuery refuses names that are not known or come twice, and malformed values.
func readQuery(c *call, known queryParams) error {
	q, err := url.ParseQuery(c.r.URL.RawQuery)
	if err != nil {
		return refuseWith("bad_parameter", "query")
	}
	for name, values := range q {
		take, ok := known[name]
		if !ok || len(values) != 1 {
			return refuse("unknown_parameter")
		}
		if !take(values[0]) {
			return refuseWith("bad_parameter", name)
		}
	}
	return nil
}
