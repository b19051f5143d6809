package depot

import (
	"fmt"
	"net/http"
	"strconv"

	"sluse/core/wire"
)

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// tusCreate begins an upload. What can be refused by its metadata is refused
// before a byte is sent; the gates are asked as of now.
func (s *Service) tusCreate(c *call) error {
	if err := tusSpoken(c); err != nil {
		return err
	}
	carries := c.r.Header.Get("Content-Type") == tusBody
	if !carries {
		if err := tusEmpty(c.r.Header); err != nil {
			return err
		}
	}
	u, err := s.newUpload(c)
	if err != nil {
		return err
	}
	_, err = s.DB.Batch(c.ctx(), Stmt{`INSERT INTO upload (id, token, length, query, lang, created, expires)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
		[]any{u.id, c.who.id, u.length, u.query, u.lang, u.created.UnixMilli(), u.expires.UnixMilli()}})
	if err != nil {
		return fmt.Errorf("create upload: %w", err)
	}
	location := wire.PathUploads + "/" + u.id
	if !carries {
		u.describe(c)
		return created(c, location)
	}
	if err := s.append(c, &u); err != nil {
		return err
	}
	u.describe(c)
	if u.delivery != "" {
		location = wire.PathDeliveries + "/" + u.delivery
	}
	return created(c, location)
}

func created(c *call, location string) error {
	c.w.Header().Set("Location", location)
	c.w.Header().Set("Content-Length", "0")
	c.w.WriteHeader(http.StatusCreated)
	return nil
}

func (s *Service) newUpload(c *call) (upload, error) {
	length, err := strconv.ParseInt(c.r.Header.Get("Upload-Length"), 10, 64)
	if err != nil || length < 0 {
		return upload{}, refuseWith("bad_parameter", "Upload-Length")
	}
	if length > s.set.Limits.Upload {
		return upload{}, refuse("too_large")
	}
	if length == 0 {
		return upload{}, refuse("not_sealed")
	}
	q, err := tusMetadata(c.r.Header.Get("Upload-Metadata"))
	if err != nil {
		return upload{}, err
	}
	if contact := c.r.Header.Get(wire.HeaderContact); contact != "" {
		q["contact"] = append(q["contact"], contact)
	}
	p, err := parseParams(q)
	if err != nil {
		return upload{}, err
	}
	in := &intake{params: p, who: c.who, began: c.time}
	if err := s.mayDeliver(c.ctx(), in); err != nil {
		return upload{}, err
	}
	return upload{id: s.newID(), length: length, query: q.Encode(), lang: language(c.r), created: c.time,
		expires: c.time.Add(s.set.Limits.UploadLife), params: p}, in.open()
}
