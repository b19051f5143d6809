package depot

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"time"

	"sluse/core/calendar"
	"sluse/core/keyring"
	"sluse/core/wire"
)

// An intake is a delivery on its way in: who sends what, and what the store
// has made sure of so far.
type intake struct {
	params
	who     identity
	lang    string
	began   time.Time // the gates are asked as of here, so that a long upload is not cut off by a deadline
	phase   calendar.Phase
	stored  Stored
	objects []Object
	upload  string // id of the upload it comes from, or ""
}

// intake reads and judges what a request declares, the body apart.
func (s *Service) intake(c *call) (*intake, error) {
	q, err := url.ParseQuery(c.r.URL.RawQuery)
	if err != nil { // a pair that is dropped might be the one that says what is superseded
		return nil, refuseWith("bad_parameter", "query")
	}
	if contact := c.r.Header.Get(wire.HeaderContact); contact != "" {
		q["contact"] = append(q["contact"], contact)
	}
	p, err := parseParams(q)
	if err != nil {
		return nil, err
	}
	in := &intake{params: p, who: c.who, lang: language(c.r), began: c.time}
	return in, s.mayDeliver(c.ctx(), in)
}

// mayDeliver checks what does not change with time: whose delivery it is and
// whom it is sealed to.
func (s *Service) mayDeliver(ctx context.Context, in *intake) error {
	switch {
	case !isMunicipality(in.municipality):
		return refuse("unknown_municipality")
	case in.municipality != in.who.municipality:
		return refuse("forbidden")
	case in.part != wire.Whole && in.kind == wire.Research:
		return refuseWith("bad_parameter", "part")
	}
	if err := s.begunBefore(ctx, in); err != nil {
		return err
	}
	if err := s.askGates(in); err != nil {
		return err
	}
	return s.sealedRight(ctx, in)
}

// askGates finds the phase of the delivery's year as of when it began. The
// municipality is the sender's, so its gates came with the token.
func (s *Service) askGates(in *intake) error {
	gates, err := s.gatesOf(in.who)
	if err != nil {
		return err
	}
	y, ok := gates.Find(in.year)
	if !ok {
		return refuse("unknown_year")
	}
	in.phase = y.Phase(in.began)
	return nil
}

// open tells whether the gates let a delivery in. Trial sending is open all
// year, and so are research data, which no date was ever set for.
func (in *intake) open() error {
	if in.kind != wire.Production || in.phase == calendar.Open || in.phase == calendar.Corrections {
		return nil
	}
	return refuse("window_closed")
}

// sealedRight holds a delivery against the key list: a declared key must be one
// that deliveries of the year are sealed to, and where the year has a pseudonym
// manager nobody's identity goes to SSB in a production delivery in one part.
func (s *Service) sealedRight(ctx context.Context, in *intake) error {
	p := in.params
	whole := p.kind == wire.Production && p.part == wire.Whole && !s.set.TakeWhole
	if p.key == "" && !whole {
		return nil
	}
	list, err := s.keyring(ctx, in.who)
	switch {
	case err != nil:
		return err
	case whole && in.who.keys != 0 && list.Issued.IsZero():
		return errors.New("the key list in force is not the pinned root's: whether the year has a pseudonym manager cannot be told")
	case whole && len(list.Active(wire.RoleTPF, p.year)) > 0:
		return refuse("parts_required")
	case p.key != "" && !p.sealedToActive(list):
		return refuse("key_not_active")
	}
	return nil
}

func (p params) sealedToActive(list keyring.List) bool {
	role := p.role()
	if p.kind == wire.Research {
		role = wire.RoleResearch
	}
	return slices.ContainsFunc(list.Active(role, p.year), func(k keyring.Key) bool {
		return k.ID == p.key && k.Project == p.project
	})
}
