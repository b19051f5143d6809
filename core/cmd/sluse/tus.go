package main

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"os"
	"sort"
	"strconv"
	"strings"

	"sluse/core/wire"
)

// partSize is how much one PATCH carries: what a cut of the network costs.
const partSize = 64 << 20

// errUpload means that the service and we disagree about an upload.
var errUpload = errors.New("the service lost the upload")

// uploadParts delivers the parcel by tus 1.0 and fetches the receipt.
func (c *call) uploadParts(e *edge, p parcel) (a wire.Accepted, err error) {
	f, err := os.Open(p.path)
	if err != nil {
		return a, err
	}
	defer f.Close()
	u := &tus{c: c, e: e, p: p, f: f, bar: c.progress(saySending, p.size)}
	defer u.bar.done()
	if err := u.create(); err != nil {
		return a, err
	}
	for u.delivery == "" {
		if err := u.step(); err != nil {
			return a, err
		}
	}
	return u.accepted()
}

// tus is one upload in parts.
type tus struct {
	c        *call
	e        *edge
	p        parcel
	f        *os.File
	bar      *progress
	location string // of the upload
	offset   int64
	delivery string // Location of the delivery, once it is complete
}

func (u *tus) create() error {
	h := map[string]string{"Tus-Resumable": "1.0.0", "Upload-Length": strconv.FormatInt(u.p.size, 10), "Upload-Metadata": u.metadata()}
	if u.p.contact != "" {
		h[wire.HeaderContact] = u.p.contact
	}
	return u.e.again(u.c.ctx, func() error {
		resp, err := u.e.do(u.c.ctx, request{method: http.MethodPost, path: wire.PathUploads, header: h})
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		u.location = resp.Header.Get("Location")
		if resp.StatusCode != http.StatusCreated || u.location == "" {
			return errUpload
		}
		return nil
	})
}

func (u *tus) metadata() string {
	var rows []string
	for k, v := range u.p.fields() {
		rows = append(rows, k+" "+base64.StdEncoding.EncodeToString([]byte(v)))
	}
	sort.Strings(rows)
	return strings.Join(rows, ",")
}

// step sends the next part. After a failure it asks how far the service has
// come and goes on from there.
func (u *tus) step() error {
	lost := false
	return u.e.again(u.c.ctx, func() error {
		if lost {
			if err := u.ask(); err != nil || u.delivery != "" {
				return err
			}
		}
		lost = true
		return u.patch()
	})
}

func (u *tus) patch() error {
	n := min(partSize, u.p.size-u.offset)
	sum, err := digest(io.NewSectionReader(u.f, u.offset, n))
	if err != nil {
		return err
	}
	part := func() io.Reader {
		return &offsetReader{r: io.NewSectionReader(u.f, u.offset, n), at: u.offset, bar: u.bar}
	}
	resp, err := u.e.do(u.c.ctx, request{method: http.MethodPatch, path: u.location, size: n,
		header: map[string]string{"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream",
			"Upload-Offset": strconv.FormatInt(u.offset, 10), "Upload-Checksum": "sha256 " + base64.StdEncoding.EncodeToString(sum)},
		body: part})
	if err != nil {
		return u.recover(err)
	}
	defer resp.Body.Close()
	return u.progressTo(resp)
}

// recover judges a refusal: one that came of a wrong offset (409) or of bytes
// changed on the way (460) is cured by asking how far the service has come.
func (u *tus) recover(err error) error {
	var r *refusal
	switch at := u.offset; {
	case !errors.As(err, &r):
		return err
	case r.Status == 460:
		return network{err}
	case r.Status == http.StatusConflict && u.ask() == nil && (u.offset != at || u.delivery != ""):
		return nil
	}
	return err
}

func (u *tus) ask() error {
	resp, err := u.e.do(u.c.ctx, request{method: http.MethodHead, path: u.location, header: map[string]string{"Tus-Resumable": "1.0.0"}})
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return u.progressTo(resp)
}

// progressTo reads the offset, and the delivery's address when all is there.
func (u *tus) progressTo(resp *http.Response) error {
	at, err := strconv.ParseInt(resp.Header.Get("Upload-Offset"), 10, 64)
	if err != nil || at < 0 || at > u.p.size {
		return errUpload
	}
	u.offset = at
	if at == u.p.size {
		u.delivery = resp.Header.Get("Location")
		if u.delivery == "" {
			return errUpload
		}
	}
	return nil
}

// accepted reads the finished delivery and its receipt.
func (u *tus) accepted() (a wire.Accepted, err error) {
	if err := u.e.answer(u.c.ctx, request{method: http.MethodGet, path: u.delivery}, &a); err != nil {
		return a, err
	}
	b, err := u.e.bytes(u.c.ctx, strings.TrimSuffix(u.delivery, "/")+"/receipt", maxReceipts)
	if err != nil {
		return a, err
	}
	for _, n := range wire.SplitReceipts(b) {
		if strings.Contains(string(n), "\nstage: "+wire.StageReceived+"\n") {
			a.Receipt = string(n)
		}
	}
	return a, nil
}

func digest(r io.Reader) ([]byte, error) {
	h := sha256.New()
	_, err := io.Copy(h, r)
	return h.Sum(nil), err
}

type offsetReader struct {
	r   io.Reader
	at  int64
	bar *progress
}

func (o *offsetReader) Read(p []byte) (int, error) {
	n, err := o.r.Read(p)
	o.at += int64(n)
	o.bar.at(o.at)
	return n, err
}
