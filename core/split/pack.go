package split

import (
	"bytes"
	"encoding/hex"

	"sluse/core/format"
)

// How a number is packed: one byte of form, the number, zeros to the size of a
// reference. Forms up to maxRaw are the number's length, as it is, and so are
// all in a full reference; the others are ways to write the 16 bytes of a GUID.
const maxRaw = longSize - nonceSize - 1

var guidForms = []struct {
	form   byte
	upper  bool
	braces bool
}{{0x20, false, false}, {0x21, true, false}, {0x22, false, true}, {0x23, true, true}}

// pack appends a number to the nonce in b; false where it does not fit.
func pack(b, number []byte) ([]byte, bool) {
	if len(number) <= maxRaw {
		return raw(b, number), true
	}
	for _, f := range guidForms {
		var raw [16]byte
		if parseGUID(raw[:], number, f.braces) && bytes.Equal(writeGUID(raw[:], f.upper, f.braces), number) {
			return pad(append(append(b, f.form), raw[:]...)), true
		}
	}
	if len(number) <= format.MaxID {
		return raw(b, number), true
	}
	return b, false
}

func raw(b, number []byte) []byte {
	return pad(append(append(b, byte(len(number))), number...))
}

func pad(b []byte) []byte {
	size := shortSize
	switch {
	case len(b) > longSize:
		size = fullSize
	case len(b) > shortSize:
		size = longSize
	}
	for len(b) < size {
		b = append(b, 0)
	}
	return b
}

// unpack is the inverse of pack, behind the nonce.
func unpack(b []byte) ([]byte, bool) {
	form, b := b[0], b[1:]
	if full := len(b) == fullSize-nonceSize-1; (full || int(form) <= maxRaw) && int(form) <= len(b) {
		return b[:form], true
	}
	for _, f := range guidForms {
		if f.form == form && len(b) >= 16 {
			return writeGUID(b[:16], f.upper, f.braces), true
		}
	}
	return nil, false
}

// parseGUID reads the digits of 8-4-4-4-12.
func parseGUID(raw, text []byte, braces bool) bool {
	if braces {
		if len(text) != 38 {
			return false
		}
		text = text[1:37]
	}
	if len(text) != 36 {
		return false
	}
	digits := make([]byte, 0, 32)
	for _, p := range [][2]int{{0, 8}, {9, 13}, {14, 18}, {19, 23}, {24, 36}} {
		digits = append(digits, text[p[0]:p[1]]...)
	}
	_, err := hex.Decode(raw, digits)
	return err == nil
}

func writeGUID(raw []byte, upper, braces bool) []byte {
	h := hex.EncodeToString(raw)
	text := []byte(h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:])
	if upper {
		text = bytes.ToUpper(text)
	}
	if braces {
		text = append(append([]byte("{"), text...), '}')
	}
	return text
}
