package synth

// A chain is what makes the notifications of a file follow each other.
type chain struct {
	number   int
	previous guid
	sent     int // seconds since the midnight before; a long file ends in its last
}

type guid [16]byte

func (d *dice) guid() (g guid) {
	for i := 0; i < len(g); i += 8 {
		x := d.pcg.Uint64()
		for j := range 8 {
			g[i+j] = byte(x >> (8 * j))
		}
	}
	g[6], g[8] = g[6]&0x0f|0x40, g[8]&0x3f|0x80 // version 4, as systems make them
	return g
}

func (w *writer) guid(name string, g guid) {
	w.name(name)
	w.b = append(appendGUID(w.b, g), '"')
}

func appendGUID(b []byte, g guid) []byte {
	const hex = "0123456789abcdef"
	for i, x := range g {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			b = append(b, '-')
		}
		b = append(b, hex[x>>4], hex[x&15])
	}
	return b
}

// moment writes a date and a time of day in seconds.
func (w *writer) moment(name string, x day, second int) {
	w.name(name)
	w.b = append(appendMoment(w.b, x, second), '"')
}

func appendMoment(b []byte, x day, second int) []byte {
	b = appendDay(b, x)
	for i, n := range [...]int{second / 3600, second / 60 % 60, second % 60} {
		b = append(b, "T::"[i], byte('0'+n/10), byte('0'+n%10))
	}
	return b
}

// link adds a notification to the chain: its GUID, and that of the one before.
func (w *writer) link() (id, previous guid) {
	id, previous = w.d.guid(), w.chain.previous
	w.chain.number++
	w.chain.sent = min(w.chain.sent+1+w.d.n(3), 86399)
	w.chain.previous = id
	return id, previous
}
