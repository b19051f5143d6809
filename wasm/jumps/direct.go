//go:build !js

package main

import "encoding/binary"

// A dispatch is the head of a function that has places to jump to: a loop, a
// block for each place, innermost the first, and the table by which local 0
// chooses how many of them are left at once.
//
//	loop block … block local.get 0 br_table … end
type dispatch struct {
	behind int   // index of the instruction behind it
	blocks int   // that are open there
	places []int // by number, which of the blocks ends before the place; the outermost is 1
}

// place is the block that ends before the place of a number.
func (d *dispatch) place(n int) int {
	if n < 0 || n >= len(d.places) {
		n = len(d.places) - 1
	}
	return d.places[n]
}

// find looks for the dispatch where Go puts it: behind the stack pointer's
// getting a local, and a block for functions that can wait.
func find(body []byte, list []instruction) (d dispatch, ok bool) {
	at := 0
	for at < len(list) && at < 3 && list[at].op != opLoop {
		at++
	}
	if at++; at > len(list) || list[at-1].op != opLoop {
		return d, false
	}
	for ; at < len(list) && list[at].op == opBlock; at++ {
		d.blocks++
	}
	if at+2 >= len(list) || !list[at].is(opLocalGet, 0) || list[at+1].op != opBrTable || list[at+2].op != opEnd {
		return d, false
	}
	r := reader{b: body, i: list[at+1].start + 1}
	for n := r.u32(); n >= 0; n-- {
		leaves := r.u32()
		if leaves >= d.blocks {
			return d, false
		}
		d.places = append(d.places, d.blocks-leaves)
	}
	d.behind = at + 3
	d.blocks--
	return d, true
}

func (in instruction) is(op byte, first int) bool { return in.op == op && in.first == first }

// jump tells whether a jump by the dispatch stands at list[k:], and to which
// place; labels are those open within the loop.
func (d *dispatch) jump(list []instruction, k, labels int) (place int, ok bool) {
	if k+2 >= len(list) || list[k].op != opI32Const || !list[k+1].is(opLocalSet, 0) || !list[k+2].is(opBr, labels) {
		return 0, false
	}
	return d.place(list[k].first), true
}

// direct rewrites a function's body: where a jump goes forward, to behind the
// end of a block that is open, it leaves the block. A block that a jump has all
// to itself, as every condition's, goes.
func direct(body []byte) ([]byte, error) {
	list, err := instructions(body)
	if err != nil {
		return nil, err
	}
	d, ok := find(body, list)
	if !ok {
		return body, nil
	}
	out := append(make([]byte, 0, len(body)), body[:list[d.behind-1].end]...)
	leave := func(op byte, labels int) { out = binary.AppendUvarint(append(out, op), uint64(labels)) }
	blocks, inner := d.blocks, 0 // open labels: the dispatch's, and others within them
	for k := d.behind; k < len(list); k++ {
		in := list[k]
		if blocks < 0 { // behind the loop
			out = append(out, body[in.start:]...)
			break
		}
		if in.op == opIf && k+4 < len(list) && list[k+4].op == opEnd {
			if to, ok := d.jump(list, k+1, blocks+inner+1); ok && to <= blocks {
				leave(opBrIf, blocks+inner-to)
				k += 4
				continue
			}
		}
		if to, ok := d.jump(list, k, blocks+inner); ok && to <= blocks {
			leave(opBr, blocks+inner-to)
			k += 2
			continue
		}
		switch {
		case in.op >= opBlock && in.op <= opIf:
			inner++
		case in.op == opEnd && inner > 0:
			inner--
		case in.op == opEnd:
			blocks--
		}
		out = append(out, body[in.start:in.end]...)
	}
	return out, nil
}
