package signed

import (
	"errors"
	"fmt"
	"strings"

	"sluse/core/wire/names"
)

// check refuses what no receipt may say, so that its reader need not ask:
// every field has its form, and stage read alone has a result.
func (r Receipt) check() error {
	switch {
	case !token(r.ID, 64):
		return errors.New("receipt's id is not a word")
	case len(r.Municipality) != 4 || !only(r.Municipality, digits):
		return errors.New("receipt's municipality is not four digits")
	case r.Year < 1000 || r.Year > 9999:
		return errors.New("receipt's year is not four digits")
	case r.Time.IsZero():
		return errors.New("receipt has no time")
	case r.Supersedes != "" && !token(r.Supersedes, 64):
		return errors.New("receipt's supersedes is not a word")
	}
	return errors.Join(r.checkBytes(), r.checkStage())
}

func (r Receipt) checkBytes() error {
	if len(r.Parts) == 0 {
		return checkDigest(r.SHA256, r.Size)
	}
	if r.SHA256 != "" || r.Size != 0 || len(r.Parts) != 2 || r.Parts[0].Part != names.IDE || r.Parts[1].Part != names.IPL {
		return errors.New("receipt's parts are not ide and ipl")
	}
	return errors.Join(checkDigest(r.Parts[0].SHA256, r.Parts[0].Size), checkDigest(r.Parts[1].SHA256, r.Parts[1].Size))
}

func checkDigest(sha256 string, size int64) error {
	if len(sha256) != 64 || !only(sha256, digits+"abcdef") {
		return errors.New("receipt's sha256 is not 64 hex digits")
	}
	if size < 0 {
		return errors.New("receipt's size is below zero")
	}
	return nil
}

func (r Receipt) checkStage() error {
	if r.Stage == StageReceived {
		if r.Result+r.Reason+r.Rules != "" || len(r.Counts) > 0 {
			return errors.New("receipt of stage received has a result")
		}
		return nil
	}
	switch {
	case r.Stage != StageRead:
		return errors.New("receipt's stage is unknown")
	case r.Result == ResultRejected && !token(r.Reason, 64):
		return errors.New("receipt's reason is not a word")
	case r.Result == ResultRead && r.Reason != "", r.Result != ResultRead && r.Result != ResultRejected:
		return errors.New("receipt's result is unknown")
	case r.Rules != "" && !token(r.Rules, 128):
		return errors.New("receipt's rules is not a word")
	}
	return checkCounts(r.Counts)
}

func checkCounts(counts []Count) error {
	seen := map[string]bool{}
	for _, c := range counts {
		if !token(c.Severity, 16) || c.N < 0 || seen[c.Severity] {
			return fmt.Errorf("receipt counts a severity wrongly")
		}
		seen[c.Severity] = true
	}
	return nil
}

const digits = "0123456789"

// token tells whether s is one word of at most max visible ASCII characters.
func token(s string, max int) bool {
	invisible := func(r rune) bool { return r <= ' ' || r > '~' }
	return s != "" && s != "-" && len(s) <= max && !strings.ContainsFunc(s, invisible)
}

func only(s, set string) bool {
	return strings.Trim(s, set) == ""
}
