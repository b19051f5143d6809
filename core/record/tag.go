package record

import "sluse/core/format"

// A status says how far the parse of a tag came.
type status uint8

const (
	whole  status = iota
	needed        // the tag goes on behind the buffer
	failed        // s.fault says why
)

// startTag reads the start tag at s.i, whatever it is; false if the element is
// one to skip. quickTag has tried before.
func (s *Scanner) startTag() (Event, bool) {
	if ev, ok := s.roomForTag(); !ok {
		return ev, true
	}
	for {
		s.tag = place{s.i, s.line, s.base + int64(s.i) - s.lineStart + 1}
		el, name, st := s.openName(s.i + 1)
		var end int
		if st == whole {
			end, st = s.attributes(el, name)
		}
		switch {
		case st == failed:
			return s.fail(), true
		case st == whole && end-s.i > MaxTag, st == needed && s.full():
			return s.halt(Limit, TagLong, s.Place()), true
		case st == whole:
			if el, end, st = s.rebind(el, name, end); st == whole {
				return s.open(el, name, end)
			}
			return s.fail(), true
		case !s.more():
			return s.cut(s.n), true
		}
	}
}

// full tells whether the tag at s.i is longer than tags may be.
func (s *Scanner) full() bool { return s.n-s.i > MaxTag || s.n-s.i == s.size }

// roomForTag refuses a tag where none may be.
func (s *Scanner) roomForTag() (Event, bool) {
	switch {
	case s.depth == MaxDepth:
		return s.halt(Limit, TooDeep, s.here(s.i)), false
	case s.ended:
		return s.halt(NotWellFormed, OutsideRoot, s.here(s.i)), false
	}
	return 0, true
}

// openName finds the element's row by the name at i. The row is that of the
// name in the bindings before this tag; name is the index behind it.
func (s *Scanner) openName(i int) (el *element, name int, st status) {
	end, st := s.qualified(i)
	if st != whole {
		return nil, 0, st
	}
	return s.resolve(s.buf[i:end]), end, whole
}

// resolve finds the row of a qualified name under the current bindings; the
// empty element where there is none.
func (s *Scanner) resolve(qname []byte) *element {
	prefix, local := split(qname)
	uri, ok := s.spaces.find(prefix)
	if !ok || s.layout == nil || uri != s.layout.Namespace {
		return &s.empty
	}
	if s.depth == 0 {
		if string(local) == s.root.row.Name {
			return s.root
		}
		return &s.empty
	}
	if f := &s.stack[s.depth-1]; f.el != nil {
		for i := range f.el.children {
			if f.el.children[i].name == string(local) {
				return f.el.children[i].el
			}
		}
	}
	return &s.empty
}

// rebind takes in the tag's namespace declarations. If they, or the choice of a
// layout at the root, change what the element is, the tag is parsed again as that.
func (s *Scanner) rebind(el *element, name, end int) (*element, int, status) {
	s.stack[s.depth].bindings = len(s.spaces.list)
	if len(s.others) > 0 {
		if st := s.declare(); st != whole {
			return el, end, st
		}
	}
	qname := s.buf[s.tag.at+1 : name]
	if prefix, _ := split(qname); len(prefix) > 0 {
		if _, ok := s.spaces.find(prefix); !ok {
			return el, end, s.wrong(NotWellFormed, Unbound, s.tag.at+1)
		}
	}
	if s.depth == 0 && !s.choose(qname) {
		return el, end, s.wrong(UnknownFormat, NoReason, s.tag.at)
	}
	if !s.spaces.changed && s.depth > 0 {
		return el, end, whole
	}
	s.spaces.changed = false
	now := s.resolve(qname)
	if now == el {
		return el, end, whole
	}
	end, st := s.attributes(now, name)
	return now, end, st
}

// choose asks for the layout of a root.
func (s *Scanner) choose(qname []byte) bool {
	prefix, local := split(qname)
	uri, _ := s.spaces.find(prefix)
	s.layout = s.options.Layout(uri, string(local), s.rootAttribute)
	if s.layout == nil {
		return false
	}
	s.root = compile(s.layout)
	s.strict = s.layout.Format == format.KPR
	s.spaces.setHome(s.layout.Namespace)
	return true
}

func (s *Scanner) rootAttribute(name string) string {
	for _, o := range s.others {
		if string(s.buf[o.start:o.end]) == name {
			return string(s.buf[o.from:o.to])
		}
	}
	return ""
}

// open makes the tag the current record: structure, shape, stack. It is false
// for an element to skip.
func (s *Scanner) open(el *element, name, end int) (Event, bool) {
	self := s.buf[end] == '/'
	if s.broken {
		s.skipLines(s.tag.at, end)
	}
	known := s.enter(el, name)
	if known {
		s.Rec.El, s.Rec.ID = el.row, el.row.ID
	}
	if !s.judgeOthers(el) {
		return s.fail(), true
	}
	s.i = end + 1
	if self {
		s.i++
	}
	switch {
	case known:
		s.judge(el)
		s.pending = self
	case self:
		s.close()
	}
	return Start, known
}

// skipLines counts the line breaks of a tag that was read away.
func (s *Scanner) skipLines(from, to int) {
	for i := from; i < to; i++ {
		if s.buf[i] == '\n' {
			s.line++
			s.lineStart = s.base + int64(i) + 1
		}
	}
}

// enter pushes the element and tells whether it is one to read; what is
// unknown is skipped with all that is in it.
func (s *Scanner) enter(el *element, name int) bool {
	f := &s.stack[s.depth]
	f.el, f.last, f.seen, f.name, f.noted = el, 0, 0, -1, false
	known := el != &s.empty
	if !known {
		f.el = nil
	}
	if qname := s.buf[s.tag.at+1 : name]; !known || string(qname) != el.row.Name {
		f.name = len(s.names)
		s.names = append(s.names, qname...)
	}
	if s.depth > 0 {
		s.placeChild(&s.stack[s.depth-1], el)
	}
	s.depth++
	return known
}

// placeChild judges order and number of a child.
func (s *Scanner) placeChild(parent *frame, el *element) {
	if parent.el == nil {
		return
	}
	if el == &s.empty {
		s.note(Problem{Code: Misplaced, Reason: UnknownElement, Place: s.Place(), Element: parent.el.row.Name})
		return
	}
	for i := range parent.el.children {
		c := &parent.el.children[i]
		if c.el != el {
			continue
		}
		switch {
		case i < parent.last:
			s.note(Problem{Code: Misplaced, Reason: WrongOrder, Place: s.Place(), Element: el.row.Name})
		case c.max == 1 && parent.seen>>i&1 != 0:
			s.note(Problem{Code: Misplaced, Reason: TooOften, Place: s.Place(), Element: el.row.Name})
		}
		parent.last = max(i, parent.last)
		parent.seen |= 1 << i
		return
	}
}
