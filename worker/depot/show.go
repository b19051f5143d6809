package depot

import (
	"encoding/json"
	"time"

	"sluse/core/wire"
)

// list answers a municipality's own deliveries, the newest first.
func (s *Service) list(c *call) error {
	var year int
	err := readQuery(c, queryParams{"year": func(v string) bool { return setYear(&year, v) }})
	if err != nil {
		return err
	}
	rows, err := s.DB.Query(c.ctx(), `SELECT `+viewColumns+` FROM delivery d
		WHERE d.municipality = ?1 AND (?2 = 0 OR d.year = ?2) ORDER BY d.created DESC, d.id LIMIT 1000`,
		c.who.municipality, int64(year))
	if err != nil {
		return err
	}
	out := struct {
		Deliveries []deliveryView `json:"deliveries"`
	}{[]deliveryView{}}
	for _, r := range rows {
		out.Deliveries = append(out.Deliveries, seenBySender(r))
	}
	return writeJSON(c.w, 200, out)
}

type eventView struct {
	Time string     `json:"time"`
	Who  string     `json:"who"`
	From wire.State `json:"from"`
	To   wire.State `json:"to"`
	Note string     `json:"note,omitempty"`
}

// show answers one own delivery with its events.
func (s *Service) show(c *call) error {
	id := c.r.PathValue("id")
	if !isID(id) {
		return refuse("not_found")
	}
	// One query for all of it: on Workers each is a journey.
	row, err := s.one(c.ctx(), `SELECT `+viewColumns+`,
			(SELECT json_group_array(json_array(time, actor, was, became, note)) FROM (
				SELECT time, actor, was, became, note FROM event WHERE delivery = d.id ORDER BY id LIMIT 1000))
		FROM delivery d WHERE d.id = ?1 AND d.municipality = ?2 LIMIT 1`, id, c.who.municipality)
	if err != nil {
		return err
	}
	if row == nil {
		return refuse("not_found")
	}
	events, err := readEvents(text(row[viewWidth]))
	if err != nil {
		return err
	}
	return writeJSON(c.w, 200, struct {
		deliveryView
		Events []eventView `json:"events"`
	}{seenBySender(row), events})
}

// An eventRow is a row of the table event, as json_array writes it.
type eventRow struct {
	time                     int64
	actor, was, became, note string
}

// UnmarshalJSON implements json.Unmarshaler.
func (r *eventRow) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&r.time, &r.actor, &r.was, &r.became, &r.note})
}

// readEvents reads the events of a row, a list of lists. They name who by role
// only: a token's id is nobody else's business.
func readEvents(list string) ([]eventView, error) {
	var rows []eventRow
	if err := json.Unmarshal([]byte(list), &rows); err != nil {
		return nil, err
	}
	out := make([]eventView, 0, len(rows))
	for _, r := range rows {
		out = append(out, eventView{stamp(time.UnixMilli(r.time)), roleOf(r.actor), wire.State(r.was), wire.State(r.became), r.note})
	}
	return out, nil
}

// receipt answers the signed notes of an own delivery one after the other;
// ?stage= picks one.
func (s *Service) receipt(c *call) error {
	d, err := s.findOwn(c)
	if err != nil {
		return err
	}
	var stage string
	err = readQuery(c, queryParams{"stage": func(v string) bool {
		stage = v
		return v == wire.StageReceived || v == wire.StageRead
	}})
	if err != nil {
		return err
	}
	notes := map[string]string{"": d.notes(), wire.StageReceived: d.receipt, wire.StageRead: d.readReceipt}[stage]
	if notes == "" {
		return refuse("not_found")
	}
	c.w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	writeBytes(c.w, 200, []byte(notes))
	return nil
}

// notes are both receipts, an empty line between them.
func (d delivery) notes() string {
	if d.readReceipt == "" {
		return d.receipt
	}
	return d.receipt + "\n" + d.readReceipt
}
