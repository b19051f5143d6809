package main

import (
	"errors"
	"io"
	"net/http"
	"os"

	"sluse/core/wire"
)

// upload delivers the parcel: in one request when it is small, in parts when
// it is large or the network failed. The same bytes twice are one delivery,
// so that trying again is safe.
func (c *call) upload(e *edge, p parcel) (wire.Accepted, error) {
	if p.size <= wire.MaxRequest {
		a, err := c.post(e, p)
		var n network
		if err == nil || !errors.As(err, &n) || c.ctx.Err() != nil {
			return a, err
		}
		c.tell(sayInParts, c.explain(err))
	}
	return c.uploadParts(e, p)
}

// post makes one attempt, more only where the service asks for it.
func (c *call) post(e *edge, p parcel) (a wire.Accepted, err error) {
	f, err := os.Open(p.path)
	if err != nil {
		return a, err
	}
	defer f.Close()
	bar := c.progress(saySending, p.size)
	defer bar.done()
	r := request{method: http.MethodPost, path: wire.PathDeliveries, query: p.query(), header: p.header(), size: p.size,
		body: func() io.Reader { return bar.reader(io.NewSectionReader(f, 0, p.size)) }}
	err = e.againIf(c.ctx, refused, func() error {
		resp, err := e.do(c.ctx, r)
		if err != nil {
			return err
		}
		return decode(resp, &a)
	})
	return a, err
}
