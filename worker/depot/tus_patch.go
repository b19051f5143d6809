package depot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"sluse/core/wire"
)

// tusHead tells how far an upload has come. One that has all its bytes but was
// cut off before it became a delivery becomes one now, since the client takes
// "all there" for success.
func (s *Service) tusHead(c *call) error {
	if err := tusSpoken(c); err != nil {
		return err
	}
	u, err := s.findUpload(c)
	if err != nil {
		return err
	}
	if u.at == u.length && u.delivery == "" {
		if err := s.complete(c, &u); err != nil {
			return err
		}
	}
	c.w.Header().Set("Upload-Length", decimal(u.length))
	c.w.Header().Set("Upload-Metadata", tusEcho(u.query))
	u.describe(c)
	c.w.WriteHeader(http.StatusOK)
	return nil
}

// tusPatch takes the next bytes.
func (s *Service) tusPatch(c *call) error {
	if err := tusSpoken(c); err != nil {
		return err
	}
	if c.r.Header.Get("Content-Type") != tusBody {
		return refuseWith("unsupported_media_type", "want "+tusBody)
	}
	u, err := s.findUpload(c)
	if err != nil {
		return err
	}
	at, err := strconv.ParseInt(c.r.Header.Get("Upload-Offset"), 10, 64)
	if err != nil {
		return refuseWith("bad_parameter", "Upload-Offset")
	}
	if at != u.at {
		return refuse("offset_mismatch")
	}
	if err := s.append(c, &u); err != nil {
		return err
	}
	u.describe(c)
	c.w.WriteHeader(http.StatusNoContent)
	return nil
}

// append stores the request's body as the upload's next object and, when it
// was the last, makes the delivery.
func (s *Service) append(c *call, u *upload) error {
	sum, wrong, err := tusChecksum(c.r.Header)
	if err != nil {
		return err
	}
	if err := s.roomForPart(c.ctx(), u); err != nil {
		return err
	}
	if c.r.ContentLength == 0 {
		if err := tusEmpty(c.r.Header); err != nil {
			return err
		}
	}
	room := u.length - u.at
	if c.r.ContentLength > min(s.set.Limits.Request, room) {
		return refuse("too_large")
	}
	if room > 0 && c.r.ContentLength != 0 {
		err := s.appendObject(c, u, PutOptions{Size: c.r.ContentLength, SHA256: sum, Limit: min(s.set.Limits.Request, room)})
		if errors.Is(err, ErrDigest) {
			return wrong
		}
		if err != nil {
			return putRefusal(err)
		}
	}
	if u.at < u.length || u.delivery != "" {
		return nil
	}
	return s.complete(c, u)
}

// mostParts is how many objects a delivery may have; content.go reads as many.
const mostParts = 10_000

// roomForPart refuses in time what could never be joined: a delivery has at
// most mostParts objects, as an R2 object has parts.
func (s *Service) roomForPart(ctx context.Context, u *upload) error {
	row, err := s.one(ctx, `SELECT count(*) FROM object WHERE owner = ?1`, u.id)
	if err != nil {
		return err
	}
	if number(row[0]) >= mostParts && u.at < u.length {
		return refuse("too_many_parts")
	}
	return nil
}

func (s *Service) appendObject(c *call, u *upload, o PutOptions) error {
	if u.at == 0 {
		o.Peek = u.judgeFirst
	}
	key := wire.SealedKey(s.random16())
	stored, err := s.Blobs.Put(c.ctx(), key, c.r.Body, o)
	if err != nil {
		return err
	}
	changed, err := s.DB.Batch(c.ctx(),
		Stmt{`UPDATE upload SET at = ?3 WHERE id = ?1 AND at = ?2 AND delivery = ''`, []any{u.id, u.at, u.at + stored.Size}},
		Stmt{`INSERT INTO object (key, owner, seq, size) SELECT ?1, ?2, ?3, ?4 WHERE changes() = 1`, []any{key, u.id, u.at, stored.Size}},
	)
	if err != nil {
		return fmt.Errorf("append: %w", err)
	}
	if changed[0] == 0 {
		_ = s.Blobs.Delete(context.WithoutCancel(c.ctx()), key) // else an orphan, and swept
		return refuse("offset_mismatch")
	}
	u.at += stored.Size
	return nil
}

// judgeFirst judges the leading bytes as far as the first PATCH has them; the
// rest is judged when all are there.
func (u *upload) judgeFirst(head []byte) error {
	if len(head) >= wire.HeaderPeek || int64(len(head)) == u.length {
		return judgeSealed(head)
	}
	if n := min(len(head), len(ageIntro)); string(head[:n]) != ageIntro[:n] {
		return refuse("not_sealed")
	}
	return nil
}

// ageIntro begins every age file.
const ageIntro = "age-encryption.org/v1\n"

// tusDelete gives an upload up. One that is a delivery is not the client's any more.
func (s *Service) tusDelete(c *call) error {
	if err := tusSpoken(c); err != nil {
		return err
	}
	u, err := s.findUpload(c)
	if err != nil {
		return err
	}
	if u.delivery != "" {
		return refuseWith("forbidden", "the upload has become a delivery")
	}
	if err := s.forgetUpload(c.ctx(), u.id); err != nil {
		return err
	}
	c.w.WriteHeader(http.StatusNoContent)
	return nil
}
