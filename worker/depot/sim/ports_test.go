//go:build !js

package sim

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"maps"
	"slices"

	"sluse/core/wire"
	"sluse/worker/depot"
)

// ports are the world's stores as one task sees them.
type ports struct{ t *task }

func (p ports) Query(ctx context.Context, sql string, args ...any) (rows []depot.Row, err error) {
	err = p.t.call("query", func() (err error) {
		rows, err = p.t.w.db.Query(ctx, sql, args...)
		return err
	})
	return rows, err
}

func (p ports) Batch(ctx context.Context, stmts ...depot.Stmt) (changed []int64, err error) {
	err = p.t.call("batch", func() (err error) {
		changed, err = p.t.w.db.Batch(ctx, stmts...)
		return err
	})
	return changed, err
}

func (p ports) Put(_ context.Context, key string, body io.Reader, o depot.PutOptions) (s depot.Stored, err error) {
	err = p.t.call("put", func() (err error) {
		s, err = p.t.w.put(key, body, o)
		return err
	})
	return s, err
}

func (w *world) put(key string, body io.Reader, o depot.PutOptions) (depot.Stored, error) {
	b, err := io.ReadAll(io.LimitReader(body, o.Limit+1))
	if err != nil {
		return depot.Stored{}, err
	}
	if o.Peek != nil {
		if err := o.Peek(b[:min(len(b), wire.HeaderPeek)]); err != nil {
			return depot.Stored{}, err
		}
	}
	sum := sha256.Sum256(b)
	switch {
	case int64(len(b)) > o.Limit:
		return depot.Stored{}, depot.ErrTooLarge
	case o.Size >= 0 && int64(len(b)) != o.Size:
		return depot.Stored{}, io.ErrUnexpectedEOF
	case o.SHA256 != nil && !bytes.Equal(o.SHA256, sum[:]):
		return depot.Stored{}, depot.ErrDigest
	case w.blobs[key] != nil:
		return depot.Stored{}, depot.ErrExists
	}
	w.blobs[key] = b
	return depot.Stored{SHA256: sum[:], Size: int64(len(b))}, nil
}

func (p ports) Get(_ context.Context, keys []string, offset, length int64) (body io.ReadCloser, err error) {
	err = p.t.call("get", func() error {
		b, err := p.t.w.joined(keys)
		if err != nil {
			return err
		}
		b = b[min(offset, int64(len(b))):]
		if length >= 0 {
			b = b[:min(length, int64(len(b)))]
		}
		body = io.NopCloser(bytes.NewReader(b))
		return nil
	})
	return body, err
}

func (w *world) joined(keys []string) ([]byte, error) {
	var all []byte
	for _, k := range keys {
		b, ok := w.blobs[k]
		if !ok {
			return nil, depot.ErrGone
		}
		all = append(all, b...)
	}
	return all, nil
}

// Delete may be struck between two objects.
func (p ports) Delete(_ context.Context, keys ...string) error {
	for _, k := range keys {
		err := p.t.call("delete", func() error {
			delete(p.t.w.blobs, k)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (p ports) Digest(_ context.Context, keys []string) (s depot.Stored, err error) {
	err = p.t.call("digest", func() error {
		b, err := p.t.w.joined(keys)
		sum := sha256.Sum256(b)
		s = depot.Stored{SHA256: sum[:], Size: int64(len(b))}
		return err
	})
	return s, err
}

func (p ports) List(_ context.Context, cursor string) (page []depot.Object, err error) {
	err = p.t.call("list", func() error {
		for _, k := range slices.Sorted(maps.Keys(p.t.w.blobs)) {
			if k > cursor && len(page) < 1000 {
				page = append(page, depot.Object{Key: k, Size: int64(len(p.t.w.blobs[k]))})
			}
		}
		return nil
	})
	return page, err
}

// queue loses and doubles messages.
type queue struct{ t *task }

func (q queue) Send(_ context.Context, m []byte) error {
	w := q.t.w
	return q.t.call("send", func() error {
		if !w.chance(w.trouble.lose) {
			w.queue = append(w.queue, m)
		}
		if w.chance(w.trouble.double) {
			w.queue = append(w.queue, m)
		}
		return nil
	})
}

// mailer keeps what it is handed. A mail that comes again must be the same, but
// for deadlines, which are told of while they are news.
type mailer struct{ t *task }

func (m mailer) Send(_ context.Context, mail depot.Mail) error {
	w := m.t.w
	return m.t.call("mail", func() error {
		if old, ok := w.mails[mail.ID]; ok && !sameMail(old, mail) {
			w.breach("mail %s says another thing the second time", mail.ID)
		}
		w.mails[mail.ID] = mail
		return nil
	})
}

func sameMail(a, b depot.Mail) bool {
	return a.To == b.To && outcomes(a.Text) == outcomes(b.Text) && a.Date.Equal(b.Date) && slices.Equal(a.Attachments, b.Attachments)
}
