package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"text/tabwriter"
	"time"

	"sluse/core/calendar"
	"sluse/core/wire"
)

// delivered is one row of the list of own deliveries.
type delivered struct {
	ID         string     `json:"id"`
	State      wire.State `json:"state"`
	Kind       wire.Kind  `json:"kind"`
	Year       int        `json:"year"`
	SHA256     string     `json:"sha256"`
	Size       int64      `json:"size"`
	Time       time.Time  `json:"time"`
	Supersedes string     `json:"supersedes,omitempty"`
}

func status(c *call) error {
	ef := c.edgeFlags()
	year := c.number("year", 0, flagYear)
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(0, 1); err != nil {
		return err
	}
	e, err := c.connect(ef)
	if err != nil {
		return err
	}
	r := request{method: http.MethodGet, path: wire.PathDeliveries}
	if c.flags.NArg() == 1 {
		r.path += "/" + url.PathEscape(c.flags.Arg(0))
	} else if *year != 0 {
		r.query = url.Values{"year": {strconv.Itoa(*year)}}
	}
	var raw json.RawMessage
	if err := e.answer(c.ctx, r, &raw); err != nil {
		return err
	}
	if *asJSON {
		_, err := fmt.Fprintf(c.stdout, "%s\n", raw)
		return err
	}
	return c.showStatus(raw)
}

// showStatus prints the list, or one delivery with its events.
func (c *call) showStatus(raw []byte) error {
	var answer struct {
		Deliveries *[]delivered `json:"deliveries"`
		delivered
		Reason   string `json:"reason"`
		Feedback bool   `json:"feedback"`
		Events   []struct {
			Time time.Time  `json:"time"`
			From wire.State `json:"from"`
			To   wire.State `json:"to"`
		} `json:"events"`
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return fmt.Errorf("answer of the service: %w", err)
	}
	w := tabwriter.NewWriter(c.stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, c.say(headStatus))
	rows := []delivered{answer.delivered}
	if answer.Deliveries != nil {
		rows = *answer.Deliveries
	}
	for _, d := range rows {
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\t%s\t%d\t%s\n", d.ID, d.Year, d.Kind, c.state(d.State), local(d.Time), d.Size, orDash(d.Supersedes))
	}
	if len(answer.Events) > 0 {
		fmt.Fprintln(w)
	}
	for _, e := range answer.Events {
		fmt.Fprintf(w, "%s\t%s\n", local(e.Time), c.state(e.To))
	}
	if answer.Reason != "" {
		fmt.Fprintf(w, "\n%s\n", c.say(sayRejectedSince, c.reason(answer.Reason)))
	}
	if answer.Feedback {
		fmt.Fprintf(w, "\n%s\n", c.say(sayFeedbackWaits, answer.ID))
	}
	return w.Flush()
}

func (c *call) state(s wire.State) string {
	if w, ok := states[s]; ok {
		return c.say(w)
	}
	return string(s)
}

// reason words why a delivery was rejected; one that we do not know is shown as it is.
func (c *call) reason(code string) string {
	if w, ok := reasons[code]; ok {
		return c.say(w)
	}
	return code
}

func local(t time.Time) string { return t.In(calendar.Oslo).Format("2006-01-02 15:04") }

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
