//go:build !js

package main

// The opcodes that matter here, and the ranges of those that take immediates
// of one kind.
const (
	opBlock    = 0x02
	opLoop     = 0x03
	opIf       = 0x04
	opEnd      = 0x0B
	opBr       = 0x0C
	opBrIf     = 0x0D
	opBrTable  = 0x0E
	opLocalGet = 0x20
	opLocalSet = 0x21
	opI32Const = 0x41
)

// An instruction is an opcode with its immediates: b[start:end] of a body.
type instruction struct {
	op         byte
	first      int // its first immediate, if that is a number
	start, end int
}

// A reader reads numbers and instructions. Behind the end it reads zeros, and
// cut says so.
type reader struct {
	b   []byte
	i   int
	cut bool
}

func (r *reader) byte() byte {
	if r.i >= len(r.b) {
		r.cut = true
		return 0
	}
	r.i++
	return r.b[r.i-1]
}

func (r *reader) sized() []byte {
	n := r.u32()
	if n < 0 || n > len(r.b)-r.i {
		r.cut = true
		return nil
	}
	r.i += n
	return r.b[r.i-n : r.i]
}

func (r *reader) u32() (n int) {
	for shift := 0; ; shift += 7 {
		c := r.byte()
		n |= int(c&0x7F) << shift
		if c < 0x80 {
			return n
		}
	}
}

func (r *reader) signed() (n int) {
	for shift := 0; ; {
		c := r.byte()
		n |= int(c&0x7F) << shift
		if shift += 7; c < 0x80 {
			if c&0x40 != 0 && shift < 64 {
				n |= -1 << shift
			}
			return n
		}
	}
}

// next reads an instruction; false if it is none that Go writes.
func (r *reader) next() (in instruction, ok bool) {
	in.start = r.i
	in.op, ok = r.byte(), true
	switch op := in.op; {
	case op >= opBlock && op <= opIf, op == opI32Const, op == 0x42: // i64.const
		in.first = r.signed()
	case op == opBr, op == opBrIf, op == 0x10, op >= opLocalGet && op <= 0x24, op == 0x3F, op == 0x40: // call, variables, memory.size and .grow
		in.first = r.u32()
	case op == opBrTable:
		for n := r.u32(); n >= 0 && !r.cut; n-- {
			r.u32()
		}
	case op == 0x11, op >= 0x28 && op <= 0x3E: // call_indirect, loads and stores
		r.u32()
		r.u32()
	case op == 0x43, op == 0x44: // f32.const, f64.const
		for range 4 << (op - 0x43) {
			r.byte()
		}
	case op == 0xFC:
		ok = r.bulk(r.u32())
	case op <= 0x01, op == opEnd, op == 0x05, op == 0x0F, op == 0x1A, op == 0x1B, op >= 0x45 && op <= 0xC4: // those without immediates
	default:
		ok = false
	}
	in.end = r.i
	return in, ok && !r.cut
}

// bulk reads the immediates of a conversion that saturates, memory.copy or memory.fill.
func (r *reader) bulk(op int) bool {
	switch {
	case op == 10:
		r.byte()
		r.byte()
	case op == 11:
		r.byte()
	default:
		return op < 8
	}
	return true
}

// instructions reads those of a body, which stand behind the declarations of locals.
func instructions(body []byte) (list []instruction, err error) {
	r := reader{b: body}
	for n := r.u32(); n > 0 && !r.cut; n-- {
		r.u32()
		r.byte()
	}
	for r.i < len(body) {
		in, ok := r.next()
		if !ok {
			return nil, errCode
		}
		list = append(list, in)
	}
	return list, nil
}
