package rule

import "sluse/core/report"

// The report, by the names that the rules know it by.
type (
	Report   = report.Report
	Counts   = report.Counts
	Fired    = report.Fired
	Finding  = report.Finding
	Severity = report.Severity
)

// The severities.
const (
	Fatal   = report.Fatal
	Error   = report.Error
	Warning = report.Warning
	Info    = report.Info
)

// MaxFindings is the most findings a report lists.
const MaxFindings = report.MaxFindings
