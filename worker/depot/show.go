package depot

import "sluse/core/wire"

// list answers a municipality's own deliveries, the newest first.
func (s *Service) list(c *call) error {
	var year int
	err := readQuery(c, queryParams{"year": func(v string) bool { return setYear(&year, v) }})
	if err != nil {
		return err
	}
	rows, err := s.DB.Query(c.ctx(), `SELECT `+deliveryColumns+` FROM delivery d
		WHERE d.municipality = ?1 AND (?2 = 0 OR d.year = ?2) ORDER BY d.created DESC, d.id LIMIT 1000`,
		c.who.municipality, int64(year))
	if err != nil {
		return err
	}
	out := struct {
		Deliveries []deliveryView `json:"deliveries"`
	}{[]deliveryView{}}
	for _, r := range rows {
		out.Deliveries = append(out.Deliveries, deliveryOf(r).view())
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
	d, err := s.findOwn(c)
	if err != nil {
		return err
	}
	events, err := s.events(c, d.id)
	if err != nil {
		return err
	}
	feedback, err := s.objects(c.ctx(), d.id, partFeedback)
	if err != nil {
		return err
	}
	return writeJSON(c.w, 200, struct {
		deliveryView
		Feedback bool        `json:"feedback"` // sealed findings wait to be fetched
		Events   []eventView `json:"events"`
	}{d.view(), len(feedback) > 0, events})
}

// events names who by role only: a token's id is nobody else's business.
func (s *Service) events(c *call, id string) ([]eventView, error) {
	rows, err := s.DB.Query(c.ctx(), `SELECT time, actor, was, became, note FROM event WHERE delivery = ?1 ORDER BY id LIMIT 1000`, id)
	out := make([]eventView, 0, len(rows))
	for _, r := range rows {
		out = append(out, eventView{stamp(instant(r[0])), roleOf(text(r[1])), wire.State(text(r[2])), wire.State(text(r[3])), text(r[4])})
	}
	return out, err
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
