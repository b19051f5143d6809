package depot

import (
	"context"
	"encoding/hex"
	"errors"
	"io"

	"sluse/core/wire"
)

// receive takes a sealed file in one request. The body goes to the store as
// it is, unwrapped, so that a host can pass it by Go altogether.
func (s *Service) receive(c *call) error {
	in, err := s.intake(c)
	if err != nil {
		return err
	}
	digest, err := declaredDigest(c.r.Header)
	if err != nil {
		return err
	}
	if c.r.ContentLength > s.set.Limits.Request {
		return refuse("too_large")
	}
	key := wire.SealedKey(s.random16())
	in.stored, err = s.Blobs.Put(c.ctx(), key, c.r.Body, PutOptions{
		Size: c.r.ContentLength, SHA256: digest, Limit: s.set.Limits.Request, Peek: judgeSealed,
	})
	if err != nil {
		return putRefusal(err)
	}
	in.objects = []Object{{Key: key, Size: in.stored.Size}}
	out, err := s.admitBytes(c.ctx(), in)
	if err != nil {
		return err // the batch may have been written all the same: the sweep knows, not we
	}
	if out.replay {
		// Best effort: what stays behind is an orphan, and swept.
		_ = s.Blobs.Delete(context.WithoutCancel(c.ctx()), key)
	}
	return s.acknowledge(c, out)
}

// admitBytes makes a delivery of stored bytes, as far as the gates let it.
// Bytes that are here already pass closed gates too: the sender may never have
// got the first answer, and a plain curl tells their digest only by sending them.
func (s *Service) admitBytes(ctx context.Context, in *intake) (outcome, error) {
	if closed := in.open(); closed != nil {
		out, found, err := s.earlier(ctx, in)
		if err == nil && !found {
			err = closed
		}
		return out, err
	}
	return s.accept(ctx, in)
}

type receivedView struct {
	ID      string     `json:"id"`
	State   wire.State `json:"state"`
	SHA256  string     `json:"sha256"`
	Size    int64      `json:"size"`
	Receipt string     `json:"receipt,omitempty"` // none for one of two parts
}

func (s *Service) acknowledge(c *call, out outcome) error {
	status := 201
	if out.replay {
		status = 200
	}
	d := out.delivery
	if d.state == wire.Uploading { // of two parts, one
		status = 202
	}
	c.w.Header().Set("Location", wire.PathDeliveries+"/"+d.id)
	return writeJSON(c.w, status, receivedView{d.id, d.state, d.sha256, d.size, d.receipt})
}

func judgeSealed(head []byte) error {
	if err := wire.CheckSealed(head); err != nil {
		return refuseWith("not_sealed", err.Error())
	}
	return nil
}

// putRefusal words a store's answer for the sender.
func putRefusal(err error) error {
	switch {
	case errors.Is(err, ErrDigest):
		return refuse("digest_mismatch")
	case errors.Is(err, ErrTooLarge):
		return refuse("too_large")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return refuse("incomplete")
	}
	return err
}

func hexOf(sum []byte) string { return hex.EncodeToString(sum) }
