package depot

// queryParams are the names a query may hold, each with what takes its value
// and tells whether it is well formed.
type queryParams map[string]func(string) bool

// readQuery refuses names that are not known or come twice, and malformed values.
func readQuery(c *call, known queryParams) error {
	for name, values := range c.r.URL.Query() {
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
