package split

import (
	"bytes"
)

// A Letter is what the sender puts before a delivery in the sealed file, where
// only the receiver reads it: whom to seal the findings to. It rides in a
// leading zstd skippable frame, which stock zstd passes over.
//
//	["sluse.letter/v1", reference, [recipient …]]
type Letter struct {
	Reference string   // of the sender's reply key: tells it which one opens the answer
	Reply     []string // one or two hybrid recipients
}

const streamLetter = "sluse.letter/v1"

// MaxReply is the most response recipients a letter may have.
const MaxReply = 2

// Encode writes a letter.
func (l Letter) Encode() []byte {
	var b bytes.Buffer
	o := newOutlet(&b)
	o.array(3)
	o.text(streamLetter)
	o.text(l.Reference)
	o.array(len(l.Reply))
	for _, r := range l.Reply {
		o.text(r)
	}
	o.finish() // a buffer takes all
	return b.Bytes()
}

// ParseLetter reads a letter. Whether the recipients are recipients is for
// whoever seals to them.
func ParseLetter(b []byte) (l Letter, err error) {
	in := newInlet(bytes.NewReader(b))
	in.most = 4 << 10
	if in.array() != 3 || in.text() != streamLetter {
		in.fail(ErrForm)
	}
	l.Reference = in.text()
	n := in.array()
	if n < 1 || n > MaxReply || len(l.Reference) > 64 {
		in.fail(ErrForm)
	}
	for range n {
		if in.err == nil {
			l.Reply = append(l.Reply, in.text())
		}
	}
	if in.err == nil && !in.end() {
		in.fail(ErrForm)
	}
	return l, in.err
}
