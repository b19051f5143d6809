package depot

import (
	"context"
	"encoding/json"
	"net/url"
	"time"

	"sluse/core/wire"
)

// An upload is a row of the table of that name.
type upload struct {
	id       string
	length   int64
	at       int64
	query    string
	lang     string
	created  time.Time
	expires  time.Time
	delivery string
	params   params
}

// findUpload returns the caller's own upload that has not expired.
func (s *Service) findUpload(c *call) (upload, error) {
	id := c.r.PathValue("id")
	if !isID(id) {
		return upload{}, refuse("not_found")
	}
	row, err := s.one(c.ctx(), `SELECT id, length, at, query, lang, created, expires, delivery FROM upload WHERE id = ?1 LIMIT 1`, id)
	if err != nil {
		return upload{}, err
	}
	if row == nil {
		return upload{}, refuse("not_found")
	}
	u := upload{id: text(row[0]), length: number(row[1]), at: number(row[2]), query: text(row[3]), lang: text(row[4]),
		created: instant(row[5]), expires: instant(row[6]), delivery: text(row[7])}
	if err := u.readQuery(); err != nil {
		return u, err
	}
	switch {
	case u.params.municipality != c.who.municipality:
		return u, refuse("not_found")
	case u.delivery == "" && !c.time.Before(u.expires):
		return u, refuse("expired")
	}
	return u, nil
}

func (u *upload) readQuery() error {
	q, err := url.ParseQuery(u.query)
	if err != nil {
		return err
	}
	u.params, err = parseParams(q)
	return err
}

// describe sets the headers that tell where an upload stands.
func (u upload) describe(c *call) {
	h := c.w.Header()
	h.Set("Upload-Offset", decimal(u.at))
	if u.delivery != "" {
		h.Set("Location", wire.PathDeliveries+"/"+u.delivery)
		return
	}
	h.Set("Upload-Expires", u.expires.UTC().Format(httpTime))
}

// httpTime is the form of dates in headers (RFC 9110 § 5.6.7).
const httpTime = "Mon, 02 Jan 2006 15:04:05 GMT"

// forgetUpload drops an upload, rows first. Objects that a delivery has taken
// meanwhile have a row of its own by then, and stay; those that a crash leaves
// behind are orphans, and swept.
func (s *Service) forgetUpload(ctx context.Context, id string) error {
	keys, err := s.objectsOf(ctx, id)
	if err != nil {
		return err
	}
	_, err = s.DB.Batch(ctx,
		Stmt{`DELETE FROM object WHERE owner = ?1`, []any{id}},
		Stmt{`DELETE FROM upload WHERE id = ?1`, []any{id}},
	)
	if err != nil || len(keys) == 0 {
		return err
	}
	if keys, err = s.unowned(ctx, keys); err != nil {
		return err
	}
	return s.Blobs.Delete(ctx, keys...)
}

// unowned are those of the keys that no row names.
func (s *Service) unowned(ctx context.Context, keys []string) ([]string, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	rows, err := s.DB.Query(ctx, `SELECT value FROM json_each(?1) WHERE value NOT IN (SELECT key FROM object) LIMIT 10000`, string(list))
	var out []string
	for _, r := range rows {
		out = append(out, text(r[0]))
	}
	return out, err
}

// expireUploads forgets what was not finished in time, and the rows of what was.
func (s *Service) expireUploads(ctx context.Context) error {
	rows, err := s.DB.Query(ctx, `SELECT id FROM upload WHERE expires <= ?1 ORDER BY expires LIMIT 100`, s.now())
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := s.forgetUpload(ctx, text(r[0])); err != nil {
			return err
		}
	}
	return nil
}
