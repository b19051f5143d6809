package main

import (
	"encoding/json"
	"io"
	"runtime/debug"

	"sluse/core"
	"sluse/core/rule"
)

func check(c *call) error {
	f := c.checkFlags()
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(1, 1); err != nil {
		return err
	}
	o, err := c.options(f)
	if err != nil {
		return err
	}
	in, err := c.input(c.flags.Arg(0))
	if err != nil {
		return err
	}
	defer in.Close()
	res, err := c.check(in, sizeOf(in), o)
	if err != nil {
		return err
	}
	if err := c.show(res.Report, *asJSON, c.stdout); err != nil {
		return err
	}
	return judge(res.Report)
}

// check runs core.Check with progress.
func (c *call) check(r io.Reader, size int64, o core.CheckOptions) (*core.Result, error) {
	p := c.progress(sayChecking, size)
	defer p.done()
	o.Progress = p.at
	if size > 0 && size < calm && c.env("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(400))
	}
	return core.Check(c.ctx, r, o)
}

// calm is the size below which a delivery leaves so little behind in memory that
// collecting it now and then will do: some 16 MB, once in 50 MB of delivery.
const calm = 200 << 20

func (c *call) show(r *rule.Report, asJSON bool, w io.Writer) error {
	if !asJSON {
		return c.printReport(w, r)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}

// judge is errFindings when the report holds what cannot be sent.
func judge(r *rule.Report) error {
	if r.Counts.Fatal+r.Counts.Error > 0 {
		return errFindings
	}
	return nil
}
