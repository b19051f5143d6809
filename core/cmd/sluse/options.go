package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"time"

	"sluse/core"
	"sluse/core/calendar"
	"sluse/core/keyring"
	"sluse/core/rule"
	"sluse/core/stats"
	"sluse/core/wire"
)

// checkFlags are those of every verb that checks a file.
type checkFlags struct {
	kind, municipality      *string
	year                    *int
	previous, replaces      *string
	overrides, overridesKey *string
}

func (c *call) checkFlags() checkFlags {
	return checkFlags{
		kind:         c.text("kind", "", flagKind),
		municipality: c.text("municipality", "", flagMunicipality),
		year:         c.number("year", 0, flagWantYear),
		previous:     c.text("previous", "", flagPrevious),
		replaces:     c.text("replaces", "", flagReplaces),
		overrides:    c.text("overrides", "", flagOverrides),
		overridesKey: c.text("overrides-key", "", flagOverridesKey),
	}
}

// options turns the flags into what core wants.
func (c *call) options(f checkFlags) (o core.CheckOptions, err error) {
	o = core.CheckOptions{Year: *f.year, Municipality: *f.municipality, Now: time.Now(),
		Calendar: calendar.Default, Lang: languages[c.lang]}
	if *f.kind != "" {
		if o.Kind, err = wire.ParseKind(*f.kind); err != nil {
			return o, c.fail(sayBadKind)
		}
	}
	if o.Previous, err = c.figures(*f.previous); err != nil {
		return o, err
	}
	if o.Replaces, err = c.figures(*f.replaces); err != nil {
		return o, err
	}
	o.Overrides, err = c.overridesFile(*f.overrides, *f.overridesKey)
	return o, err
}

// figures are those of a delivery, or of a file that sluse stats -json wrote.
func (c *call) figures(name string) (*stats.Figures, error) {
	if name == "" {
		return nil, nil
	}
	f, err := c.file(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := bufio.NewReader(f)
	if first, err := r.Peek(1); err == nil && first[0] == '{' {
		var figures stats.Figures
		if err := json.NewDecoder(r).Decode(&figures); err != nil || figures.Year == 0 {
			return nil, c.fail(sayNoFigures, name)
		}
		return &figures, nil
	}
	res, err := c.check(r, sizeOf(f), core.CheckOptions{Calendar: calendar.Default})
	if err != nil {
		return nil, err
	}
	if res.Figures == nil {
		return nil, c.fail(sayNoFigures, name)
	}
	return res.Figures, nil
}

// overridesFile reads signed overrides; the key must be given with them.
func (c *call) overridesFile(name, key string) (*rule.Overrides, error) {
	if name == "" {
		return nil, nil
	}
	if err := c.want("overrides-key", key); err != nil {
		return nil, err
	}
	keys, err := verifierKeys([]string{key})
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return core.OpenOverrides(b, keys[0])
}

// servedOverrides are those that the service serves and a signer of the list
// has signed. Others are left out: without them a check is only stricter.
func (c *call) servedOverrides(e *edge, l keyring.List) (*rule.Overrides, error) {
	b, err := e.bytes(c.ctx, wire.PathOverrides, maxKeyring)
	var r *refusal
	if errors.As(err, &r) && r.Status == http.StatusNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	err = errors.New("the key list names no key for overrides")
	for _, v := range l.Verifiers(keyring.SignerOverrides) {
		var o *rule.Overrides
		if o, err = core.OpenOverrides(b, v); err == nil {
			return o, nil
		}
	}
	c.tell(sayNoOverrides, c.explain(err))
	return nil, nil
}
