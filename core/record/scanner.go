package record

import (
	"bytes"
	"encoding/binary"
	"io"
	"math/bits"

	"sluse/core/format"
)

// Options say how a delivery is to be read.
type Options struct {
	// Layout chooses the layout for a root element by its namespace and name;
	// attr returns the root's attributes. Nil refuses it as an unknown format.
	Layout func(namespace, name string, attr func(name string) string) *format.Layout
	// Problem is called for each problem, in the order of the file but for
	// several of one element.
	Problem func(Problem)
}

// A Scanner reads one delivery. It is not for concurrent use.
type Scanner struct {
	Rec Record
	Err error // why reading failed, after Halted

	options Options
	layout  *format.Layout
	strict  bool // elements without children may not hold white space either
	root    *element
	empty   element // what is unknown: nothing is found in it

	source    io.Reader
	buf       []byte // size bytes, slack, then room for values with references resolved; buf[n] is 0
	size      int    // of the part for data
	n, i      int    // end of data; what is not yet read away
	base      int64  // offset in the file of buf[0]
	eof       bool
	began     bool
	latin1    bool
	line      int64 // of buf[i]
	lineStart int64 // offset in the file of that line's first byte

	tag     place         // of the current tag
	values  [slots]extent // of a tag that was read attribute by attribute
	others  []other
	scratch int    // where the next resolved value goes
	read    uint64 // attributes of the tag that were read by type
	broken  bool   // the tag holds line breaks
	fault   fault

	stack   [MaxDepth]frame
	depth   int
	names   []byte // of open elements that are unknown or carry a prefix
	spaces  namespaces
	pending bool // the tag just returned was empty: its end is next
	brief   bool // the same, and it was not pushed
	ended   bool // the root has ended
	halted  bool
}

type place struct {
	at           int // index in buf of '<'
	line, column int64
}

// A frame is an open element.
type frame struct {
	el       *element // nil within what is skipped
	last     int      // index of the child that came last
	seen     uint32   // children by index
	name     int      // start in names; -1 = the row's name as it stands
	bindings int      // namespace bindings before it
	noted    bool     // its text was reported
}

const bufSize = 256 << 10

// NewScanner returns a scanner of r.
func NewScanner(r io.Reader, o Options) *Scanner {
	return newScanner(r, o, bufSize)
}

// newScanner is NewScanner with a buffer of another size, for tests of what
// happens at its end.
func newScanner(r io.Reader, o Options, size int) *Scanner {
	s := &Scanner{source: r, options: o, line: 1, empty: nothing(),
		size: size, buf: make([]byte, size+slack+MaxTag+slack)}
	s.Rec.buf, s.Rec.values = s.buf, &s.values
	return s
}

// Layout is the layout being read; nil before the root.
func (s *Scanner) Layout() *format.Layout { return s.layout }

// Latin1 tells whether values are ISO-8859-1; else they are UTF-8.
func (s *Scanner) Latin1() bool { return s.latin1 }

// Place is where the current tag starts.
func (s *Scanner) Place() Place { return Place{s.tag.line, s.tag.column} }

// AttrPlace is where an attribute of Rec starts, or the tag where Rec has no
// such attribute. It may be asked until the next call of Next.
func (s *Scanner) AttrPlace(attr int) Place {
	if s.Rec.Seen>>attr&1 == 0 {
		return s.Place()
	}
	return s.placeWithin(s.Rec.at + int(s.Rec.values[attr].pos))
}

// placeWithin is the place of an index within the current tag.
func (s *Scanner) placeWithin(at int) Place {
	p := s.Place()
	p.Column += int64(at - s.tag.at)
	if s.broken {
		tag := s.buf[s.tag.at:at]
		if last := bytes.LastIndexByte(tag, '\n'); last >= 0 {
			p.Line += int64(bytes.Count(tag, newline))
			p.Column = int64(len(tag) - last)
		}
	}
	return p
}

var newline = []byte{'\n'}

// here is the place of an index at the current line.
func (s *Scanner) here(at int) Place {
	return Place{s.line, s.base + int64(at) - s.lineStart + 1}
}

// Next reads up to the next event.
func (s *Scanner) Next() Event {
	switch {
	case s.halted:
		return Halted
	case s.brief:
		s.brief, s.Rec.Has = false, 0
		return End
	case s.pending:
		s.pending = false
		return s.pop()
	case !s.began && !s.begin():
		return Halted
	}
	for {
		i := s.blank(s.i)
		if i > s.i && s.strict && s.depth > 0 && s.bare() {
			s.foundText(s.here(s.i))
		}
		s.i = i
		if s.buf[i] != '<' {
			if ok, ev := s.text(); !ok {
				return ev
			}
			continue
		}
		if i+1 == s.n && s.more() {
			continue // the buffer ended within "</" or the like
		}
		switch c := s.buf[i+1]; {
		case c == '/':
			if ev, ok := s.endTag(); ok {
				return ev
			}
		case c == '!' || c == '?':
			if !s.markup() {
				return Halted
			}
		case s.spaces.plain && s.quickTag():
			return Start
		default:
			if ev, ok := s.startTag(); ok {
				return ev
			}
		}
	}
}

// SkipEnd lets Next leave out the end of the element that has just started, if
// it is empty and the schema has nothing to say of that.
func (s *Scanner) SkipEnd() { s.brief = false }

// blank skips white space; indentation eight bytes at a time.
func (s *Scanner) blank(i int) int {
	b := s.buf
	for {
		switch b[i] {
		case '\n':
			s.line++
			s.lineStart = s.base + int64(i) + 1
			i += bits.TrailingZeros64(binary.LittleEndian.Uint64(b[i+1:])^0x2020202020202020) >> 3
		case ' ', '\t', '\r':
		default:
			return i
		}
		i++
	}
}

// more slides out what was read away and fills the buffer. It is false when
// there is nothing more: the end of input, an error, or a full buffer.
func (s *Scanner) more() bool {
	if s.eof {
		return false
	}
	copy(s.buf, s.buf[s.i:s.n])
	s.base += int64(s.i)
	s.n -= s.i
	s.i = 0
	had := s.n
	for s.n < s.size && !s.eof {
		k, err := s.source.Read(s.buf[s.n:s.size])
		s.n += k
		if err != nil {
			s.eof = true
			if err != io.EOF {
				s.Err = err
			}
		}
	}
	s.buf[s.n] = 0
	return s.n > had
}

// halt reports a fatal problem.
func (s *Scanner) halt(c Code, r Reason, at Place) Event {
	s.halted = true
	if s.Err == nil {
		s.options.Problem(Problem{Code: c, Reason: r, Place: at})
	}
	return Halted
}

// cut is the end of input where more was needed, or an error.
func (s *Scanner) cut(at int) Event {
	if s.depth == 0 && !s.ended {
		return s.halt(NotWellFormed, NoRoot, s.here(at))
	}
	return s.halt(NotWellFormed, Truncated, s.here(at))
}

func (s *Scanner) note(p Problem) { s.options.Problem(p) }
