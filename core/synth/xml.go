package synth

import (
	"io"
	"strconv"
)

// A page gathers markup and hands it on in pieces. The first failure sticks
// and is told by flush.
type page struct {
	w      io.Writer
	b      []byte
	err    error
	indent int
}

const pageSize = 64 << 10

func newPage(w io.Writer) *page { return &page{w: w, b: make([]byte, 0, pageSize+8<<10)} }

// turn hands the page on when it is full.
func (p *page) turn() {
	if len(p.b) >= pageSize {
		p.flush()
	}
}

func (p *page) flush() error {
	if p.err == nil && len(p.b) > 0 {
		_, p.err = p.w.Write(p.b)
	}
	p.b = p.b[:0]
	return p.err
}

// element starts an element on a line of its own; its attributes follow, then
// empty or inside.
func (p *page) element(name string) {
	p.margin()
	p.b = append(p.b, '<')
	p.b = append(p.b, name...)
}

func (p *page) margin() {
	p.b = append(p.b, '\n')
	for range p.indent {
		p.b = append(p.b, ' ')
	}
}

// empty ends an element that holds nothing.
func (p *page) empty() { p.b = append(p.b, '/', '>') }

// inside ends a start tag; what follows stands inside until end.
func (p *page) inside() {
	p.b = append(p.b, '>')
	p.indent++
}

func (p *page) end(name string) {
	p.indent--
	p.margin()
	p.b = append(p.b, '<', '/')
	p.b = append(p.b, name...)
	p.b = append(p.b, '>')
}

func (p *page) name(name string) {
	p.b = append(p.b, ' ')
	p.b = append(p.b, name...)
	p.b = append(p.b, '=', '"')
}

// text writes an attribute whose value needs no escaping; none where it is "".
func (p *page) text(name, value string) {
	if value == "" {
		return
	}
	p.name(name)
	p.b = append(p.b, value...)
	p.b = append(p.b, '"')
}

// code writes a code or number; none where it is 0, which stands for unknown.
func (p *page) code(name string, value int) {
	if value != 0 {
		p.number(name, value)
	}
}

func (p *page) number(name string, value int) {
	p.name(name)
	p.b = strconv.AppendInt(p.b, int64(value), 10)
	p.b = append(p.b, '"')
}

// key writes a row's own number with its letter: T1, S2.
func (p *page) key(name string, letter byte, number int) {
	p.name(name)
	p.b = append(p.b, letter)
	p.b = strconv.AppendInt(p.b, int64(number), 10)
	p.b = append(p.b, '"')
}

// day writes a date; none where it is never.
func (p *page) day(name string, x day) {
	if x == never {
		return
	}
	p.name(name)
	p.b = appendDay(p.b, x)
	p.b = append(p.b, '"')
}
