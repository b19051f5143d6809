package split

import (
	"bytes"
	"io"

	"sluse/core/format"
)

// A page writes elements as XML, each on the line it had in the source.
type page struct {
	layout *format.Layout
	w      io.Writer
	err    error
	b      []byte
	line   int64
	open   bool // the last start tag is not closed yet
	began  bool
	row    *format.Element
}

const pageSize = 32 << 10

func newPage(w io.Writer) *page {
	return &page{w: w, line: 1, b: append(make([]byte, 0, 2*pageSize), `<?xml version="1.0" encoding="UTF-8"?>`...)}
}

// start begins an element on a line, or on the current one if that is past.
func (p *page) start(id format.ElementID, line int64) {
	p.closeTag()
	for ; p.line < line; p.line++ {
		p.b = append(p.b, '\n')
		p.spill()
	}
	p.row = p.layout.Element(id)
	p.b = append(append(p.b, '<'), p.row.Name...)
	p.open = true
	if !p.began {
		p.began = true
		p.b = append(append(append(p.b, ` xmlns="`...), p.layout.Namespace...), '"')
	}
}

// attribute writes one of the element just begun.
func (p *page) attribute(a int, value []byte, latin1 bool) {
	p.b = append(append(append(p.b, ' '), p.row.Attributes[a].Name...), `="`...)
	if latin1 {
		value = utf8Of(value, true)
	}
	p.b = append(escape(p.b, value), '"')
	p.spill()
}

// end ends an element; one that held nothing is an empty tag.
func (p *page) end(id format.ElementID) {
	if p.open {
		p.open = false
		p.b = append(p.b, '/', '>')
		return
	}
	p.b = append(append(append(p.b, '<', '/'), p.layout.Element(id).Name...), '>')
	p.spill()
}

func (p *page) closeTag() {
	if p.open {
		p.open = false
		p.b = append(p.b, '>')
	}
}

func (p *page) spill() {
	if len(p.b) >= pageSize {
		p.write()
	}
}

func (p *page) write() {
	if p.err == nil {
		_, p.err = p.w.Write(p.b)
	}
	p.b = p.b[:0]
}

func (p *page) flush() error {
	p.b = append(p.b, '\n')
	p.write()
	return p.err
}

// escapes are what a value may not hold as it is.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '"': "&#34;", '\t': "&#9;", '\n': "&#10;", '\r': "&#13;"}

func escape(b, value []byte) []byte {
	from := 0
	for i, c := range value {
		if escapes[c] != "" {
			b = append(append(b, value[from:i]...), escapes[c]...)
			from = i + 1
		}
	}
	return append(b, value[from:]...)
}

// utf8Of turns ISO-8859-1 into UTF-8; ASCII is returned as it is.
func utf8Of(value []byte, latin1 bool) []byte {
	if !latin1 || !bytes.ContainsFunc(value, func(r rune) bool { return r > '~' }) {
		return value
	}
	out := make([]byte, 0, 2*len(value))
	for _, c := range value {
		out = append(out, string(rune(c))...)
	}
	return out
}
