package depot

// forgetAddresses are statements that forget mail addresses once nothing is
// left to be said to them: those of mails that went, or were given up, as long
// ago as sealed bytes are kept, and those of deliveries whose bytes are
// deleted. Somebody's address is personal data too. What no batch has told yet
// is still to be said, however late: batches of missed days are made one by one.
func (s *Service) forgetAddresses() []Stmt {
	before := s.Clock.Now().Add(-s.set.Limits.Retention).UnixMilli()
	return []Stmt{
		{`DELETE FROM mail WHERE sent < ?1 OR tries >= ?2 AND next < ?1`, []any{before, int64(mostTries)}},
		{`UPDATE delivery SET contact = '' WHERE contact <> '' AND purged IS NOT NULL
			AND (mailed <> '' OR state NOT IN ('read', 'rejected')) AND NOT EXISTS (
			SELECT 1 FROM mail m WHERE m.day = delivery.mailed AND m.contact = delivery.contact AND m.sent IS NULL AND m.tries < ?1)`,
			[]any{int64(mostTries)}},
	}
}
