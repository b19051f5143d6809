package record

import (
	"bytes"

	"sluse/core/format"
)

// judgeOthers judges the attributes that are not the element's: repeated or
// unbound ones break the file, unknown ones are problems.
func (s *Scanner) judgeOthers(el *element) bool {
	for i := range s.others {
		if !s.judgeOther(el, i) {
			return false
		}
	}
	return true
}

func (s *Scanner) judgeOther(el *element, i int) bool {
	o := &s.others[i]
	name := s.buf[o.start:o.end]
	prefix, local := split(name)
	uri, ok := s.spaces.find(prefix)
	_, declares := declared(name)
	if len(prefix) > 0 && !declares && !ok {
		s.wrong(NotWellFormed, Unbound, o.start)
		return false
	}
	for _, p := range s.others[:i] {
		if s.sameName(p, name, len(prefix) > 0 && !declares, uri, local) {
			s.wrong(NotWellFormed, Repeated, o.start)
			return false
		}
	}
	if el == &s.empty || declares || s.ignored(prefix, uri, local) {
		return true
	}
	code := UnknownAttribute
	if len(prefix) == 0 && personal(local) && s.ofPersons(el) {
		code = PersonalField
	}
	s.note(Problem{Code: code, Place: s.placeWithin(o.start), Element: el.row.Name})
	return true
}

// sameName tells whether two attributes have one name, as written or expanded.
func (s *Scanner) sameName(p other, name []byte, prefixed bool, uri string, local []byte) bool {
	q := s.buf[p.start:p.end]
	if bytes.Equal(q, name) {
		return true
	}
	prefix, l := split(q)
	if !prefixed || len(prefix) == 0 || string(prefix) == "xmlns" || !bytes.Equal(l, local) {
		return false
	}
	u, ok := s.spaces.find(prefix)
	return ok && u == uri
}

// ignored are the attributes that say nothing of the delivery: hints for
// schema processors and, in the annual delivery, those of XML itself.
func (s *Scanner) ignored(prefix []byte, uri string, local []byte) bool {
	if len(prefix) == 0 {
		return false
	}
	switch uri {
	case xmlNamespace:
		return s.layout.Format == format.Annual
	case xsiNamespace:
		return string(local) == "schemaLocation" || string(local) == "noNamespaceSchemaLocation"
	}
	return false
}

// ofPersons tells whether an element is about a person, not about the sender.
func (s *Scanner) ofPersons(el *element) bool {
	switch el.row.ID {
	case format.Melding, format.Kontaktperson, format.Kommune, format.KPRMelding, format.KPRKontaktperson, format.KPRKommune:
		return false
	}
	return true
}

// personalFields are names that vendors give to what is not to be sent: who
// somebody is or how to reach them. Ours (O), without regard to case.
var personalFields = []string{
	"navn", "fornavn", "mellomnavn", "etternavn", "name", "firstname", "lastname", "fulltnavn",
	"adresse", "gateadresse", "bostedsadresse", "postadresse", "address", "postnr", "postnummer", "poststed",
	"telefon", "tlf", "telefonnr", "mobil", "mobilnr", "phone", "epost", "email", "e-post", "mail",
	"fodselsdato", "fodtdato", "alder", "sivilstand", "fnr", "fodselsnummer", "fodselsnr", "personnummer", "personnr",
	"parorende", "parorendenavn", "parorendetelefon", "verge", "statsborgerskap", "sprak", "fodeland", "yrke", "fastlege",
}

func personal(name []byte) bool {
	var lower [24]byte
	if len(name) > len(lower) {
		return false
	}
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	for _, f := range personalFields {
		if f == string(lower[:len(name)]) {
			return true
		}
	}
	return false
}
