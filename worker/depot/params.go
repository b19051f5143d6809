package depot

import (
	"net/mail"
	"net/url"
	"regexp"
	"strconv"

	"sluse/core/wire"
)

// params are what a sender declares about a delivery: the query of
// POST /v1/deliveries and the metadata of an upload.
type params struct {
	municipality string
	year         int
	kind         wire.Kind
	contact      string
	supersedes   string
	key          string
	project      string
	part         wire.Part
	bundle       string
}

// A param is a row of the names a sender may declare.
type param struct {
	name string
	set  func(*params, string) bool // false: malformed
}

var paramTable = []param{
	{"municipality", func(p *params, v string) bool { p.municipality = v; return v != "" }},
	{"year", func(p *params, v string) bool { return setYear(&p.year, v) }},
	{"kind", func(p *params, v string) (ok bool) { p.kind, ok = kindOf(v); return ok }},
	{"contact", func(p *params, v string) bool { p.contact = v; return isContact(v) }},
	{"supersedes", func(p *params, v string) bool { p.supersedes = v; return isID(v) }},
	{"key", func(p *params, v string) bool { p.key = v; return keyForm.MatchString(v) }},
	{"project", func(p *params, v string) bool { p.project = v; return projectForm.MatchString(v) }},
	{"part", func(p *params, v string) bool { p.part = wire.Part(v); return p.part == wire.IDE || p.part == wire.IPL }},
	{"bundle", func(p *params, v string) bool { p.bundle = v; return isID(v) }},
}

var (
	keyForm     = regexp.MustCompile(`^[0-9a-f]{16}$`)
	projectForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)
)

// parseParams reads a query. An empty value counts as not given; a name that
// is not in the table, or comes twice, is refused.
func parseParams(q url.Values) (params, error) {
	var p params
	for name, values := range q {
		row, ok := findParam(name)
		if !ok || len(values) != 1 {
			return p, refuse("unknown_parameter")
		}
		if values[0] != "" && !row.set(&p, values[0]) {
			return p, refuseWith("bad_parameter", name)
		}
	}
	return p, p.whole()
}

func findParam(name string) (param, bool) {
	for _, row := range paramTable {
		if row.name == name {
			return row, true
		}
	}
	return param{}, false
}

// whole tells whether what must be given together is.
func (p params) whole() error {
	switch {
	case p.municipality == "":
		return refuseWith("bad_parameter", "municipality")
	case p.year == 0:
		return refuseWith("bad_parameter", "year")
	case p.kind == "":
		return refuseWith("bad_parameter", "kind")
	case (p.kind == wire.Research) != (p.project != ""):
		return refuseWith("bad_parameter", "project belongs to kind research")
	case (p.part == wire.Whole) != (p.bundle == ""):
		return refuseWith("bad_parameter", "part and bundle belong together")
	}
	return nil
}

// role is who collects what is declared.
func (p params) role() wire.Role {
	if p.part == wire.IDE {
		return wire.RoleTPF
	}
	return wire.RoleSSB
}

func setYear(into *int, v string) bool {
	y, err := strconv.Atoi(v)
	*into = y
	return err == nil && len(v) == 4
}

func kindOf(v string) (wire.Kind, bool) {
	k, err := wire.ParseKind(v)
	return k, err == nil
}

// isContact takes a bare mail address.
func isContact(v string) bool {
	a, err := mail.ParseAddress(v)
	return err == nil && len(v) <= 254 && a.Name == "" && a.Address == v
}
