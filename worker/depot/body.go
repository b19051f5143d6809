package depot

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"regexp"
	"strings"
)

// mostJSON bounds a body that is not a delivery.
const mostJSON = 256 << 10

// readBody takes a small body whole.
func readBody(c *call) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(c.r.Body, mostJSON+1))
	if err != nil {
		return nil, refuse("incomplete")
	}
	if len(b) > mostJSON {
		return nil, refuseWith("too_large", "")
	}
	return b, nil
}

// readJSON reads a JSON object into v. What is wrong with it is told without
// quoting it.
func readJSON(c *call, v any) error {
	if t := c.r.Header.Get("Content-Type"); t != "" {
		if media, _, err := mime.ParseMediaType(t); err != nil || media != "application/json" {
			return refuseWith("unsupported_media_type", "want application/json")
		}
	}
	b, err := readBody(c)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields() // a misspelt name would widen what an admin meant
	err = dec.Decode(v)
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong):
		return refuseWith("bad_body", "wrong type of "+wrong.Field)
	case err != nil && strings.HasPrefix(err.Error(), "json: unknown field"):
		return refuseWith("bad_body", "unknown field")
	case err != nil:
		return refuseWith("bad_body", "not JSON")
	}
	if _, err := dec.Token(); err != io.EOF {
		return refuseWith("bad_body", "more than one JSON value")
	}
	return nil
}

// numbers has nine digits or more in a row, however they are set: a date has eight.
var numbers = regexp.MustCompile(`(\d[ .-]?){9,}`)

// checkSentence takes a sentence that people at SSB write for the
// municipality: short, and without anything like a person's number.
func checkSentence(v string) error {
	if len(v) > 500 {
		return refuseWith("bad_body", "sentence is longer than 500 bytes")
	}
	if numbers.MatchString(v) {
		return refuseWith("bad_body", "sentence holds a long number; it must not point at a person")
	}
	return nil
}
