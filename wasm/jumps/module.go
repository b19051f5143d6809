//go:build !js

package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

var (
	errModule = errors.New("not a WebAssembly module")
	errCode   = errors.New("holds an instruction that Go did not write when this was made")
)

// codeSection is the number of the section that holds the functions' bodies.
const codeSection = 10

// module rewrites the bodies of a module's functions.
func module(b []byte) ([]byte, error) {
	if !bytes.HasPrefix(b, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, errModule
	}
	out := append(make([]byte, 0, len(b)), b[:8]...)
	for r := (reader{b: b, i: 8}); r.i < len(b); {
		id := r.byte()
		section := r.sized()
		if r.cut {
			return nil, errModule
		}
		if id == codeSection {
			var err error
			if section, err = bodies(section); err != nil {
				return nil, err
			}
		}
		out = appendSized(append(out, id), section)
	}
	return out, nil
}

func bodies(section []byte) ([]byte, error) {
	r := reader{b: section}
	n := r.u32()
	out := binary.AppendUvarint(nil, uint64(n))
	for range n {
		body := r.sized()
		if r.cut {
			return nil, errModule
		}
		now, err := direct(body)
		if err != nil {
			return nil, err
		}
		out = appendSized(out, now)
	}
	return out, nil
}

func appendSized(out, b []byte) []byte {
	return append(binary.AppendUvarint(out, uint64(len(b))), b...)
}
