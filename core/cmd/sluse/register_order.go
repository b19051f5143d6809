package main

import (
	"bufio"
	"encoding/json"
	"io"

	"sluse/core"
	"sluse/core/register"
	"sluse/core/wire"
)

// registerOrder answers an order of special statistics.
func registerOrder(c *call) error {
	identity := c.many("identity", flagIdentity)
	kind := c.text("kind", string(wire.Production), flagRegisterKind)
	dsn := c.text("db", "", flagDB)
	if err := c.parse(1, 1); err != nil {
		return err
	}
	of, err := c.registerKind(*kind)
	if err != nil {
		return err
	}
	o, err := c.order(*identity, c.flags.Arg(0))
	if err != nil {
		return err
	}
	db, err := c.openRegister(*dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	a, err := db.Order(c.ctx, o, of)
	if err != nil {
		return err
	}
	c.tell(sayOrderAnswered, o.Invoice.Name, o.Invoice.Mail, a.Suppressed, a.Threshold)
	enc := json.NewEncoder(c.stdout)
	enc.SetIndent("", "  ")
	return enc.Encode(a)
}

// order reads one, sealed or plain.
func (c *call) order(identity []string, name string) (*register.Order, error) {
	in, err := c.input(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, wire.HeaderPeek)
	head, err := r.Peek(wire.HeaderPeek)
	if len(head) == 0 {
		return nil, err
	}
	if wire.CheckSealed(head) != nil {
		return register.ParseOrder(r)
	}
	return c.sealedOrder(identity, r)
}

func (c *call) sealedOrder(identity []string, r io.Reader) (*register.Order, error) {
	ids, err := c.identities(identity)
	if err != nil {
		return nil, err
	}
	plain, err := core.Opener(r, core.OpenOptions{Identities: ids})
	if err != nil {
		return nil, err
	}
	defer plain.Close()
	return register.ParseOrder(plain)
}
