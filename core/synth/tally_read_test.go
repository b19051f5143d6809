package synth

import (
	"bytes"
	"strconv"
)

// attr finds an attribute's value; nil where it is missing.
func attr(l []byte, name string) []byte {
	for from := 0; ; {
		i := bytes.Index(l[from:], []byte(name))
		if i < 0 {
			return nil
		}
		i += from
		end := i + len(name)
		if l[i-1] == ' ' && l[end] == '=' {
			v := l[end+2:]
			return v[:bytes.IndexByte(v, '"')]
		}
		from = end
	}
}

func number(b []byte) int {
	n, _ := strconv.Atoi(string(b))
	return n
}

func (c *tally) day(b []byte) day {
	if b == nil {
		return never
	}
	if len(b) != 10 {
		c.t.Fatal("date of another form")
	}
	x := date(number(b[:4]), number(b[5:7]), number(b[8:]))
	if y, m, d := x.Civil(); y != number(b[:4]) || m != number(b[5:7]) || d != number(b[8:]) {
		c.t.Fatal("no such date")
	}
	return x
}
