package split

import (
	"strings"

	"sluse/core/format"
	"sluse/core/wire/names"
)

// Attributes that only the parts have: on Melding what names the bundle, on
// Bruker the link number or pseudonym, where fid was, and the pseudonym's Reach.
const (
	MeldingBunt      = format.MeldingLokalident + 1
	BrukerPseudonym  = format.BrukerFid
	BrukerRekkevidde = format.BrukerPasientGUID + 1
)

// Layout is the layout of ipl or of the joined delivery, made from the
// delivery's own: the namespace says which it is, Melding names the bundle,
// Bruker has lenke or pseudonym at the index of fid, and kjonn and fodselsar
// whatever the year; references have a form of their own.
func Layout(l *format.Layout, part names.Part) *format.Layout {
	out := *l
	out.Namespace += "#" + string(part)
	out.Elements = make([]format.Element, len(l.Elements))
	for i, e := range l.Elements {
		e.Attributes = attributes(&e, part)
		out.Elements[i] = e
	}
	if part == IPL {
		root := &out.Elements[0]
		root.Children = append(append([]format.Child(nil), root.Children...), format.Child{ID: utelatt})
		out.Elements = append(out.Elements, utelattRow)
	}
	return &out
}

// Utelatt is the element of ipl, last in Melding, that tells how many values
// were left out by a rule, since no layout knows them or they have not their form.
const utelatt = format.NumElements

// Attributes of Utelatt.
const (
	utelattRegel = iota
	utelattAntall
)

var utelattRow = format.Element{ID: utelatt, Name: "Utelatt", Mark: "O", Meaning: "Verdier som ble utelatt da leveransen ble delt",
	Attributes: []format.Attribute{
		utelattRegel:  {Name: "regel", Type: format.ID, Required: true, Mark: "O", Meaning: "Regelen som sier det"},
		utelattAntall: {Name: "antall", Type: format.Lopenr, Required: true, Mark: "O", Meaning: "Hvor mange"},
	}}

func attributes(e *format.Element, part names.Part) []format.Attribute {
	as := append([]format.Attribute(nil), e.Attributes...)
	for i := range as {
		if compiled[e.ID][i].does != hides || as[i].Name == "" {
			continue
		}
		as[i].Meaning += "; en referanse som bare kommunen kan slå opp"
		as[i].Type = format.Text // longer than an id, and no GUID
	}
	switch e.ID {
	case format.Melding, format.KPRMelding:
		return set(as, MeldingBunt, format.Attribute{Name: "bunt", Type: format.ID, Required: true, Mark: "O",
			Meaning: "Leveransens to deler har samme bunt"})
	case format.Bruker, format.KPRBruker:
		return person(as, part)
	}
	return as
}

// person changes the rows of Bruker.
func person(as []format.Attribute, part names.Part) []format.Attribute {
	as[format.BrukerFid] = format.Attribute{Name: "lenke", Type: format.ID, Required: true, Mark: "O",
		Meaning: "Lenkenummer, tilfeldig for hver leveranse"}
	as[format.BrukerTypeID] = format.Attribute{}
	if part == Joined {
		as = set(as, BrukerRekkevidde, format.Attribute{Name: "rekkevidde", Type: format.Kode, Mark: "O",
			Meaning: "Hvor langt pseudonymet rekker: 1 leveransen, 2 kommunen, 3 landet"})
		as[format.BrukerFid] = format.Attribute{Name: "pseudonym", Type: format.Text, Required: true, Mark: "O",
			Meaning: "Pseudonym fra pseudonymforvalteren"}
	}
	as = set(as, format.BrukerKjonn, format.Attribute{Name: "kjonn", Type: format.Kode, List: "3101", Mark: "K", Source: "56",
		Meaning: "Kjønn"})
	return set(as, format.BrukerFodselsar, format.Attribute{Name: "fodselsar", Type: format.Aarstall, Mark: "K", Source: "56",
		Meaning: "Fødselsår"})
}

func set(as []format.Attribute, i int, a format.Attribute) []format.Attribute {
	for len(as) <= i {
		as = append(as, format.Attribute{})
	}
	as[i] = a
	return as
}

// source is the layout of a whole delivery's root, nil where there is none.
func source(namespace, name string, year int) *format.Layout {
	for _, l := range []*format.Layout{format.ForYear(year), format.ForKPR()} {
		if l != nil && l.Namespace == namespace && l.Elements[0].Name == name {
			return l
		}
	}
	return nil
}

// partOf tells which part of which delivery a namespace is of, and the
// delivery's own layout; nil where it is none.
func partOf(namespace, name string, year int) (whole *format.Layout, part names.Part) {
	base, p, ok := strings.Cut(namespace, "#")
	whole = source(base, name, year)
	if part = names.Part(p); whole == nil || !ok || part != IPL && part != Joined {
		return nil, ""
	}
	return whole, part
}

// JoinedLayout chooses the layout of a joined delivery of a data year, and none
// other, as record.Options wants it.
func JoinedLayout(year int) func(namespace, name string, attr func(string) string) *format.Layout {
	return func(namespace, name string, _ func(string) string) *format.Layout {
		whole, part := partOf(namespace, name, year)
		if part != Joined {
			return nil
		}
		return Layout(whole, Joined)
	}
}
