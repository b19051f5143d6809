package main

import (
	"encoding/json"
	"fmt"
	"time"

	"sluse/core/pseudonym"
)

// tpfKeygen makes a register key.
func tpfKeygen(c *call) error {
	out := c.text("o", "", flagKeyOut)
	name := c.text("register", "iplos", flagRegisterName)
	after := c.text("after", "", flagAfter)
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if err := c.want("o", *out); err != nil {
		return err
	}
	var old *pseudonym.Key
	if *after != "" {
		var err error
		if old, err = c.registerKey(*after); err != nil {
			return err
		}
	}
	k, err := pseudonym.GenerateKey(*name, old, time.Now())
	if err != nil {
		return err
	}
	if err := create(*out, "# "+c.say(sayKeepRegisterKey)+"\n"+k.Text()); err != nil {
		return err
	}
	c.tell(sayRegisterKeyMade, *out, k.Generation, k.Register)
	if *asJSON {
		return json.NewEncoder(c.stdout).Encode(struct {
			File       string `json:"file"`
			Register   string `json:"register"`
			Generation int    `json:"generation"`
			Key        string `json:"key"`
		}{*out, k.Register, k.Generation, k.ID()})
	}
	_, err = fmt.Fprintln(c.stdout, k.ID())
	return err
}
