package depot

// A gateMove is a move as it was said, for who asks why a gate stands where it
// does.
type gateMove struct {
	Municipality     string `json:"municipality"`
	Opens            string `json:"opens,omitempty"`
	Deadline         string `json:"deadline,omitempty"`
	CorrectionsClose string `json:"correctionsClose,omitempty"`
	Reason           string `json:"reason"`
	Time             string `json:"time"`
	Who              string `json:"who"`
}

// gateMoves lists a year's moves, the newest first: the first of a
// municipality counts, and holds all that is moved for it.
func (s *Service) gateMoves(c *call) error {
	year, err := gateYear(c)
	if err != nil {
		return err
	}
	rows, err := s.DB.Query(c.ctx(), `SELECT municipality, opens, deadline, corrections, reason, time, actor FROM gate
		WHERE year = ?1 ORDER BY id DESC LIMIT 1000`, int64(year))
	if err != nil {
		return err
	}
	out := struct {
		Year  int        `json:"year"`
		Moves []gateMove `json:"moves"`
	}{year, []gateMove{}}
	for _, r := range rows {
		out.Moves = append(out.Moves, gateMove{text(r[0]), stampIf(r[1]), stampIf(r[2]), stampIf(r[3]), text(r[4]), stamp(instant(r[5])), text(r[6])})
	}
	return writeJSON(c.w, 200, out)
}
