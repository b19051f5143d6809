package record

// quickTag reads the start tag at s.i if it is what nearly all are: a child of
// the open element by its bare name, within the buffer, every attribute known.
// Where it is not, quickTag is false and has changed nothing that startTag,
// which then reads the tag anew, does not set.
func (s *Scanner) quickTag() bool {
	if s.depth == 0 || s.depth == MaxDepth {
		return false
	}
	parent := &s.stack[s.depth-1]
	if parent.el == nil {
		return false
	}
	if s.known(parent) {
		return true
	}
	k := parent.guess(s.buf, s.i+1)
	if k < 0 {
		return false
	}
	el := parent.el.children[k].el
	s.tag = place{s.i, s.line, s.base + int64(s.i) - s.lineStart + 1}
	end, st := s.attributes(el, s.i+1+el.start.size)
	if st != whole || len(s.others) > 0 || end-s.i > MaxTag {
		return false
	}
	s.push(parent, k)
	if s.broken {
		s.skipLines(s.i, end)
	}
	rec := &s.Rec
	rec.Seen = rec.Has
	if rec.Has&^s.read != 0 || el.required&^rec.Has != 0 {
		s.judge(el)
	}
	if rec.Has == rec.Seen && el.required&^rec.Has == 0 {
		s.learn(parent, k, s.i, end)
	}
	s.i = end + 1
	if s.buf[end] == '/' {
		s.i++
		s.pending = true
	}
	return true
}

// push opens the k-th child of the open element.
func (s *Scanner) push(parent *frame, k int) {
	s.follow(parent, k)
	f := &s.stack[s.depth]
	f.el, f.last, f.seen, f.name, f.noted, f.bindings = parent.el.children[k].el, 0, 0, -1, false, len(s.spaces.list)
	s.depth++
}

// follow makes the k-th child of the open element the record, and judges that
// it comes there.
func (s *Scanner) follow(parent *frame, k int) {
	c := &parent.el.children[k]
	el := c.el
	if k < parent.last || c.max == 1 && parent.seen>>k&1 != 0 {
		s.placeChild(parent, el)
	} else {
		parent.last = k
		parent.seen |= 1 << k
	}
	s.Rec.El, s.Rec.ID = el.row, el.id
}

// guess compares the name at i with the open element's children, from the one
// that came last, and returns the index of the one it is, or -1.
func (f *frame) guess(b []byte, i int) int {
	cs := f.el.children
	k := f.last
	for range cs {
		name := &cs[k].el.start
		if name.at(b, i) {
			if c := b[i+name.size]; c == ' ' || c == '/' || c == '>' || class[c]&space != 0 {
				return k
			}
		}
		if k++; k == len(cs) {
			k = 0
		}
	}
	return -1
}
