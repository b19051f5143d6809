package split

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sort"
)

// A Mapping is a whole mapping in memory, 52 bytes a person.
type Mapping struct {
	Header MappingHeader
	Counts map[string]int64 // findings by rule, as the pseudonym manager counted
	rows   []mapped
	rules  []string
	was    map[Link]Pseudonym
}

// A mapped is a Mapped packed.
type mapped struct {
	link      Link
	pseudonym Pseudonym
	born      uint16
	refused   uint8 // index into rules + 1
	reach     Reach
	sex       uint8
	used      bool
}

// ReadMapping reads a mapping to its end.
func ReadMapping(r io.Reader) (*Mapping, error) {
	mr, err := NewMappingReader(r)
	if err != nil {
		return nil, err
	}
	m := &Mapping{Header: mr.Header, was: map[Link]Pseudonym{}}
	for {
		row, err := mr.Next()
		if errors.Is(err, io.EOF) {
			m.Counts = mr.Counts
			return m, nil
		}
		if err == nil {
			err = m.add(row)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (m *Mapping) add(r Mapped) error {
	row := mapped{link: r.Link, pseudonym: r.Pseudonym, born: uint16(r.Born), reach: r.Reach, sex: r.Sex}
	if r.Refused != "" {
		i := slices.Index(m.rules, r.Refused)
		if i < 0 {
			i, m.rules = len(m.rules), append(m.rules, r.Refused)
		}
		if i >= 255 {
			return ErrForm
		}
		row.refused = uint8(i + 1)
	}
	if r.Was != (Pseudonym{}) {
		m.was[r.Link] = r.Was
	}
	m.rows = append(m.rows, row)
	return nil
}

// Persons is how many rows the mapping has.
func (m *Mapping) Persons() int { return len(m.rows) }

// take finds the row of a link number, which is then used: once, but where
// persons recur.
func (m *Mapping) take(l Link, recur bool) (*mapped, error) {
	i := sort.Search(len(m.rows), func(i int) bool { return bytes.Compare(m.rows[i].link[:], l[:]) >= 0 })
	switch {
	case i == len(m.rows) || m.rows[i].link != l:
		return nil, ErrUnknownLink
	case m.rows[i].used && !recur:
		return nil, ErrUsedLink
	}
	m.rows[i].used = true
	return &m.rows[i], nil
}

// spent tells whether every row was used.
func (m *Mapping) spent() error {
	for i := range m.rows {
		if !m.rows[i].used {
			return ErrLeftLink
		}
	}
	return nil
}
