package depot

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"sluse/core/wire"
)

// content streams the sealed bytes to whoever holds them; one Range is honoured.
func (s *Service) content(c *call) error {
	p, err := s.piece(c)
	if err != nil {
		return err
	}
	if err := p.heldBy(c.who); err != nil {
		return err
	}
	keys, err := s.objects(c.ctx(), p.id, string(p.part))
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return refuse("gone")
	}
	sum, err := hex.DecodeString(p.sha256)
	if err != nil {
		return err
	}
	h := c.w.Header()
	h.Set("Repr-Digest", digestHeader(sum))
	h.Set("ETag", `"`+p.sha256+`"`)
	return s.stream(c, keys, p.size)
}

// heldBy refuses whoever has not leased the piece, or has lost it to another.
// A lease that ran out still holds until somebody else takes the piece; what
// SSB has set aside is open to all of its tokens, and to no other role's.
func (p piece) heldBy(who identity) error {
	switch {
	case p.state == wire.Superseded:
		return refuse("superseded")
	case p.state == wire.Held && who.role == wire.RoleSSB:
		return nil
	case p.holder == "", p.done, p.state != wire.Collected && p.state != wire.Queued && p.state != wire.Held:
		return refuse("not_collected")
	case p.holder != who.id:
		return refuse("lease_lost")
	}
	return nil
}

// objects are the keys of a part in order.
func (s *Service) objects(ctx context.Context, owner, part string) ([]string, error) {
	rows, err := s.DB.Query(ctx, `SELECT key FROM object WHERE owner = ?1 AND part = ?2 ORDER BY seq LIMIT 10000`, owner, part)
	keys := make([]string, 0, len(rows))
	for _, r := range rows {
		keys = append(keys, text(r[0]))
	}
	return keys, err
}

// stream answers size bytes of the objects, or the Range of them asked for.
func (s *Service) stream(c *call, keys []string, size int64) error {
	from, length, partial, err := byteRange(c.r.Header, c.w.Header().Get("ETag"), size)
	h := c.w.Header()
	h.Set("Accept-Ranges", "bytes")
	if err != nil {
		h.Set("Content-Range", fmt.Sprintf("bytes */%d", size))
		return err
	}
	status := http.StatusOK
	if partial {
		status = http.StatusPartialContent
		h.Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, from+length-1, size))
	}
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Length", strconv.FormatInt(length, 10))
	if c.r.Method == http.MethodHead {
		c.w.WriteHeader(status)
		return nil
	}
	if !partial {
		length = -1 // a store need not look up what the objects have between them
	}
	return s.copyOut(c, status, keys, from, length)
}

func (s *Service) copyOut(c *call, status int, keys []string, from, length int64) error {
	body, err := s.Blobs.Get(c.ctx(), keys, from, length)
	if err != nil {
		c.w.Header().Del("Content-Range")
	}
	if errors.Is(err, ErrGone) {
		return refuse("gone")
	}
	if err != nil {
		return err
	}
	defer body.Close()
	c.w.WriteHeader(status)
	_, err = io.Copy(c.w, body) // a host may hand the stream over whole; Content-Length guards its end
	return err
}
