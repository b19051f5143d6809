// Package report is what checking answers, as values: for those who read a
// report and know none of the rules, and for JSON.
package report

// A Severity is SSB's KOSTRA word for how bad a finding is.
type Severity string

// The severities, worst first: fatal stops the checking, error cannot be sent
// without force, warning and info can.
const (
	Fatal   Severity = "fatal"
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// A Report is what checking one delivery found. Its JSON is what `sluse check
// -json` prints and what the page reads. It quotes no value of a person.
type Report struct {
	Format       string    `json:"format"` // aar or kpr; empty if unknown
	Version      string    `json:"version"`
	Year         int       `json:"year"` // data year
	Municipality string    `json:"municipality"`
	Kind         string    `json:"kind"`             // production or test, declared or inferred; empty if neither
	Vendor       string    `json:"vendor,omitempty"` // leverandor, navnEPJ versjonEPJ
	Persons      int64     `json:"persons"`
	Services     int64     `json:"services"`
	Bytes        int64     `json:"bytes"` // of the delivery as read, decompressed
	RulesVersion string    `json:"rulesVersion"`
	Counts       Counts    `json:"counts"`
	Rules        []Fired   `json:"rules"`    // those that fired, in the table's order
	Findings     []Finding `json:"findings"` // at most MaxFindings, at least the first of every rule
	Truncated    bool      `json:"truncated"`
}

// Counts are true totals by severity, whatever Findings holds.
type Counts struct {
	Fatal   int64 `json:"fatal"`
	Error   int64 `json:"error"`
	Warning int64 `json:"warning"`
	Info    int64 `json:"info"`
}

// Add adds n findings of a severity.
func (c *Counts) Add(s Severity, n int64) {
	switch s {
	case Fatal:
		c.Fatal += n
	case Error:
		c.Error += n
	case Warning:
		c.Warning += n
	case Info:
		c.Info += n
	}
}

// Fired is a rule that fired, with its true total.
type Fired struct {
	ID          string   `json:"id"`
	Severity    Severity `json:"severity"`
	Title       string   `json:"title"`
	Count       int64    `json:"count"`
	Advice      string   `json:"advice"`      // what to do about it
	Consequence string   `json:"consequence"` // AV, RAD, NULL or empty (FORMAT-AAR §3)
	Source      string   `json:"source"`
}

// A Finding is one place where a rule fired.
type Finding struct {
	Rule      string   `json:"rule"`
	Severity  Severity `json:"severity"`
	Message   string   `json:"message"` // never quotes a value
	Line      int64    `json:"line"`    // 1-based; 0 where the whole delivery is meant
	Column    int64    `json:"column"`  // 1-based, in bytes
	Element   string   `json:"element"`
	Attribute string   `json:"attribute"`
	BrukerNr  string   `json:"brukerNr"` // masked where it passes as an identifier
}

// Masked stands for a brukerNr that is not shown.
const Masked = "***"

// MaxFindings is the most findings a report lists.
const MaxFindings = 10_000
