package main

import (
	"bytes"
	"io"
	"os"

	"github.com/tinylib/msgp/msgp"

	"sluse/core"
	"sluse/core/wire"
)

// forgeries are mappings that the service hands out in the true one's place,
// by fault: what a pseudonym manager could get wrong, sealed as it should be.
var forgeries = map[string]func(rows [][]byte) [][]byte{
	"mapping-less": func(rows [][]byte) [][]byte { return resized(append(rows[:1:1], rows[2:]...)) },
	"mapping-more": func(rows [][]byte) [][]byte {
		return resized(append(rows[:len(rows)-1:len(rows)-1], stranger(rows), rows[len(rows)-1]))
	},
	"mapping-doubled": func(rows [][]byte) [][]byte { return resized(append(rows[:2:2], rows[1:]...)) },
}

// stranger is a row for a link number behind all others that nobody has.
func stranger(rows [][]byte) []byte {
	row := bytes.Clone(rows[1])
	const link = 1 + 2 // behind the array's and the binary's head
	for i := range 12 {
		row[link+i] = 0xff
	}
	return row
}

// resized lets the end promise as many rows as there are.
func resized(rows [][]byte) [][]byte {
	_, counts, err := msgp.ReadArrayHeaderBytes(rows[len(rows)-1])
	if err == nil {
		_, counts, err = msgp.ReadIntBytes(counts)
	}
	if err != nil {
		panic(err)
	}
	end := msgp.AppendInt(msgp.AppendArrayHeader(nil, 3), len(rows)-2)
	return append(rows[:len(rows)-1:len(rows)-1], append(end, counts...))
}

// forged is a sealed mapping, forged and sealed again.
func (e *testEdge) forged(sealed []byte, forge func([][]byte) [][]byte) []byte {
	identity, err := os.ReadFile(e.m.Identities[wire.RoleSSB])
	if err != nil {
		panic(err)
	}
	r, err := core.Opener(bytes.NewReader(sealed), core.OpenOptions{Identities: string(identity)})
	if err != nil {
		panic(err)
	}
	defer r.Close()
	plain, err := io.ReadAll(r)
	var rows [][]byte
	for len(plain) > 0 && err == nil {
		var rest []byte
		if rest, err = msgp.Skip(plain); err == nil {
			rows, plain = append(rows, plain[:len(plain)-len(rest)]), rest
		}
	}
	if err != nil {
		panic(err)
	}
	var out bytes.Buffer
	w, err := core.Sealer(&out, core.SealOptions{Recipients: []string{e.m.Recipients[wire.RoleSSB]}})
	if err == nil {
		_, err = w.Write(bytes.Join(forge(rows), nil))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err)
	}
	return out.Bytes()
}
