package depot

// What lies beside a delivery: one sealed object that another than its sender
// leaves with it, the pseudonym manager's mapping or SSB's feedback.

// putBeside stores a request's body, which judge looks into, under a new key,
// and answers for it once keep has made it the delivery's.
func (s *Service) putBeside(c *call, p piece, key string, judge func(head []byte) error, keep func(*call, piece, string, Stored) error) error {
	digest, err := declaredDigest(c.r.Header)
	if err != nil {
		return err
	}
	stored, err := s.Blobs.Put(c.ctx(), key, c.r.Body, PutOptions{
		Size: c.r.ContentLength, SHA256: digest, Limit: s.set.Limits.Request, Peek: judge,
	})
	if err != nil {
		return putRefusal(err)
	}
	if err := keep(c, p, key, stored); err != nil {
		return err
	}
	return writeJSON(c.w, 200, struct {
		ID     string `json:"id"`
		SHA256 string `json:"sha256"`
		Size   int64  `json:"size"`
	}{p.id, hexOf(stored.SHA256), stored.Size})
}

// streamBeside streams what lies beside a delivery; none is the answer where
// nothing does.
func (s *Service) streamBeside(c *call, id, part string, none error) error {
	row, err := s.one(c.ctx(), `SELECT key, size FROM object WHERE owner = ?1 AND part = ?2 LIMIT 1`, id, part)
	if err != nil {
		return err
	}
	if row == nil {
		return none
	}
	return s.stream(c, []string{text(row[0])}, number(row[1]))
}
