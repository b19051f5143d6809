package depot

import (
	"context"
	"encoding/json"
	"time"

	"sluse/core/calendar"
	"sluse/core/wire"
)

// A delivery is a row of the table of that name; the schema says what the
// columns mean.
type delivery struct {
	id           string
	municipality string
	year         int
	kind         wire.Kind
	project      string
	key          string
	contact      string
	lang         string
	bundle       string
	sha256       string
	size         int64
	state        wire.State
	late         bool
	created      time.Time
	received     time.Time
	finished     time.Time
	result       string
	reason       string
	counts       string
	supersedes   string
	supersededBy string
	receipt      string
	readReceipt  string
	purged       bool
}

const deliveryColumns = `d.id, d.municipality, d.year, d.kind, d.project, d.key, d.contact, d.lang, d.bundle, d.sha256, d.size,
	d.state, d.late, d.created, d.received, d.finished, d.result, d.reason, d.counts, d.supersedes, d.superseded_by,
	d.receipt, d.read_receipt, d.purged`

// deliveryWidth is how many columns deliveryColumns are.
const deliveryWidth = 24

func deliveryOf(r Row) delivery {
	return delivery{
		id: text(r[0]), municipality: text(r[1]), year: int(number(r[2])), kind: wire.Kind(text(r[3])), project: text(r[4]),
		key: text(r[5]), contact: text(r[6]), lang: text(r[7]), bundle: text(r[8]), sha256: text(r[9]), size: number(r[10]),
		state: wire.State(text(r[11])), late: number(r[12]) == 1,
		created: instant(r[13]), received: instant(r[14]), finished: instant(r[15]),
		result: text(r[16]), reason: text(r[17]), counts: text(r[18]), supersedes: text(r[19]), supersededBy: text(r[20]),
		receipt: text(r[21]), readReceipt: text(r[22]), purged: r[23] != nil,
	}
}

// find returns a delivery; not_found for an id that is none.
func (s *Service) find(ctx context.Context, id string) (delivery, error) {
	if !isID(id) {
		return delivery{}, refuse("not_found")
	}
	row, err := s.one(ctx, `SELECT `+deliveryColumns+` FROM delivery d WHERE d.id = ?1 LIMIT 1`, id)
	if err != nil {
		return delivery{}, err
	}
	if row == nil {
		return delivery{}, refuse("not_found")
	}
	return deliveryOf(row), nil
}

// findOwn is find for a municipality; another's delivery is not found.
func (s *Service) findOwn(c *call) (delivery, error) {
	d, err := s.find(c.ctx(), c.r.PathValue("id"))
	if err == nil && d.municipality != c.who.municipality {
		return delivery{}, refuse("not_found")
	}
	return d, err
}

// deliveryView is a delivery as its sender sees it.
type deliveryView struct {
	ID           string           `json:"id"`
	State        wire.State       `json:"state"`
	Kind         wire.Kind        `json:"kind"`
	Year         int              `json:"year"`
	Municipality string           `json:"municipality"`
	SHA256       string           `json:"sha256,omitempty"`
	Bundle       string           `json:"bundle,omitempty"` // of a delivery in two parts, which has no one digest
	Size         int64            `json:"size"`
	Time         string           `json:"time"`
	Late         bool             `json:"late"`
	Supersedes   string           `json:"supersedes"`
	SupersededBy string           `json:"supersededBy"`
	Project      string           `json:"project,omitempty"`
	Finished     string           `json:"finished,omitempty"`
	Result       string           `json:"result,omitempty"`
	Reason       string           `json:"reason,omitempty"`
	Counts       map[string]int64 `json:"counts,omitempty"`
	Feedback     bool             `json:"feedback"` // sealed findings wait to be fetched
}

// viewColumns are those that seenBySender reads, and viewWidth how many they are.
const (
	viewColumns = deliveryColumns + `, EXISTS (SELECT 1 FROM object WHERE owner = d.id AND part = '` + partFeedback + `')`
	viewWidth   = deliveryWidth + 1
)

func seenBySender(r Row) deliveryView {
	v := deliveryOf(r).view()
	v.Feedback = number(r[deliveryWidth]) == 1
	return v
}

func (d delivery) view() deliveryView {
	v := deliveryView{
		ID: d.id, State: d.state, Kind: d.kind, Year: d.year, Municipality: d.municipality, SHA256: d.sha256, Bundle: d.bundle, Size: d.size,
		Time: stamp(d.when()), Late: d.late, Supersedes: d.supersedes, SupersededBy: d.supersededBy, Project: d.project,
		Result: d.result, Reason: d.reason, Counts: d.countMap(),
	}
	if !d.finished.IsZero() {
		v.Finished = stamp(d.finished)
	}
	return v
}

func (d delivery) countMap() map[string]int64 {
	var m map[string]int64
	if d.counts != "" {
		json.Unmarshal([]byte(d.counts), &m) // written by us
	}
	return m
}

// when is when the edge answered for the delivery, or met it first.
func (d delivery) when() time.Time {
	if d.received.IsZero() {
		return d.created
	}
	return d.received
}

// stamp writes an instant for people and receipts: whole seconds, Oslo's offset.
func stamp(t time.Time) string { return t.In(calendar.Oslo).Truncate(time.Second).Format(time.RFC3339) }
