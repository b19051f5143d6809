package rule

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"sluse/core/format"
)

// A RuleView is a row of the rule list as JSON.
type RuleView struct {
	ID          string      `json:"id"`
	Severity    Severity    `json:"severity"` // in the year
	Level       Level       `json:"level"`
	Consequence Consequence `json:"consequence"`
	Needs       Needs       `json:"needs,omitempty"`
	Schema      bool        `json:"schema"` // one of those by which the XSD refuses
	Mark        string      `json:"mark"`
	Source      string      `json:"source,omitempty"`
	Title       string      `json:"title"`
	Advice      string      `json:"advice"`
}

// Applies tells whether a rule judges files of a format.
func (r *Row) Applies(formatName string) bool {
	return r.Formats == "" || r.Formats == formatName
}

// Views are the rules for a layout, in a language.
func Views(l *format.Layout, lang string) []RuleView {
	out := []RuleView{}
	for i := range rows {
		r := &rows[i]
		if !r.Applies(l.Format) {
			continue
		}
		w, _ := r.words(lang)
		out = append(out, RuleView{r.ID, r.In(l.Year), r.Level, r.Consequence, r.Needs, r.Schema, r.Mark, r.Source, w.Title, w.Advice})
	}
	return out
}

// WriteRules writes the rule list for a layout, as Markdown or JSON.
func WriteRules(w io.Writer, l *format.Layout, lang string, asJSON bool) error {
	views := Views(l, lang)
	if asJSON {
		return writeJSON(w, struct {
			Format  string     `json:"format"`
			Year    int        `json:"year,omitempty"`
			Version string     `json:"rulesVersion"`
			Rules   []RuleView `json:"rules"`
		}{l.Format, l.Year, Version, views})
	}
	t := ruleListWords[langIndex(lang)]
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s %s\n\n%s\n\n%s\n", t.title, l.Format, l.Version, fmt.Sprintf(t.version, Version), t.columns)
	for _, v := range views {
		schema := ""
		if v.Schema {
			schema = "X"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", v.ID, severityWords[langIndex(lang)][rank(v.Severity)], schema, v.Level,
			v.Title, v.Consequence.shown(), v.Needs, sourced(v.Mark, v.Source), v.Advice)
	}
	b.WriteString("\n" + t.key + "\n")
	writeCounts(&b, views, t.counts)
	_, err := io.WriteString(w, b.String())
	return err
}

func (c Consequence) shown() string {
	if c == NoAction {
		return "–"
	}
	return string(c)
}

func sourced(mark, source string) string {
	if source == "" {
		return mark
	}
	return mark + " " + source
}

// severityWords are SSB's words, in rising order.
var severityWords = [3][4]string{
	{"opplysning", "advarsel", "feil", "kritisk feil"},
	{"opplysning", "åtvaring", "feil", "kritisk feil"},
	{"info", "warning", "error", "fatal"},
}

// ruleListWords are the fixed words of the rule list.
var ruleListWords = [3]struct {
	title, version, columns, key string
	counts                       [2]string
}{
	{"Regler for", "Regelversjon %s.",
		"| Id | Alvor | Skjema | Nivå | Regel | Følge | Krever | Merke og kilde | Hva du gjør |\n|---|---|---|---|---|---|---|---|---|",
		"Følge, «hva skjer hvis du sender likevel»: AV = leveransen avvises · RAD = raden leses ikke inn, med det som er under den · NULL = verdien regnes som ikke oppgitt · – = ingen handling. " +
			"X = skjemaet (XSD) avviser det samme. K = kjent fra offentlig kilde, O = vår egen, K/O = kjent regel med vår grense.",
		[2]string{"Kilde", "Alle"}},
	{"Reglar for", "Regelversjon %s.",
		"| Id | Alvor | Skjema | Nivå | Regel | Følgje | Krev | Merke og kjelde | Kva du gjer |\n|---|---|---|---|---|---|---|---|---|",
		"Følgje, «kva skjer om du sender likevel»: AV = leveransen blir avvist · RAD = rada blir ikkje lesen inn, med det som er under henne · NULL = verdien blir rekna som ikkje oppgitt · – = inga handling. " +
			"X = skjemaet (XSD) avviser det same. K = kjend frå offentleg kjelde, O = vår eigen, K/O = kjend regel med vår grense.",
		[2]string{"Kjelde", "Alle"}},
	{"Rules for", "Rules version %s.",
		"| Id | Severity | Schema | Level | Rule | Consequence | Needs | Mark and source | What to do |\n|---|---|---|---|---|---|---|---|---|",
		"Consequence, what happens if you send anyway: AV = the delivery is rejected · RAD = the row is not read in, with all below it · NULL = the value is taken as not given · – = nothing. " +
			"X = the schema (XSD) refuses the same. K = known from a public source, O = our own, K/O = a known rule with our limit.",
		[2]string{"Source", "All"}},
}

// A SeverityChange is a rule that is of another severity in another year.
type SeverityChange struct {
	Rule string   `json:"rule"`
	From Severity `json:"from"`
	To   Severity `json:"to"`
}

// WriteChanges writes what differs between two years: the format, and the
// rules' severities.
func WriteChanges(w io.Writer, from, to *format.Layout, lang string, asJSON bool) error {
	changes := []SeverityChange{}
	for i := range rows {
		if was, is := rows[i].In(from.Year), rows[i].In(to.Year); was != is {
			changes = append(changes, SeverityChange{rows[i].ID, was, is})
		}
	}
	if asJSON {
		return writeJSON(w, struct {
			From    int              `json:"from"`
			To      int              `json:"to"`
			Changes []format.Change  `json:"changes"`
			Rules   []SeverityChange `json:"rules"`
		}{from.Year, to.Year, format.Changes(from, to, lang), changes})
	}
	if err := format.WriteChanges(w, from, to, lang, false); err != nil {
		return err
	}
	var b strings.Builder
	for _, c := range changes {
		words := severityWords[langIndex(lang)]
		fmt.Fprintf(&b, "- %s: %s → %s\n", c.Rule, words[rank(c.From)], words[rank(c.To)])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
