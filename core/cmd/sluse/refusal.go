package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// network marks an error as the network's: worth another attempt.
type network struct{ error }

func (n network) Unwrap() error { return n.error }

// Error leaves out the URL, which names what was being sent.
func (n network) Error() string {
	var u *url.Error
	if errors.As(n.error, &u) {
		return u.Err.Error()
	}
	return n.error.Error()
}

// A refusal is the service's own no, as a problem document (RFC 9457).
type refusal struct {
	Status     int           `json:"status"`
	Code       string        `json:"code"`
	Title      string        `json:"title"`
	Detail     string        `json:"detail"`
	RetryAfter time.Duration `json:"-"`
}

func (r *refusal) Error() string {
	text := r.Title
	if r.Detail != "" && r.Detail != r.Title {
		text = strings.TrimSpace(text + " " + r.Detail)
	}
	if text == "" {
		text = http.StatusText(r.Status)
	}
	return fmt.Sprintf("%s (%d %s)", text, r.Status, r.Code)
}

func readRefusal(resp *http.Response) error {
	r := &refusal{Status: resp.StatusCode}
	if t, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type")); t == "application/problem+json" {
		// A problem that does not parse is still a refusal, by its status.
		_ = json.NewDecoder(io.LimitReader(resp.Body, 64<<10)).Decode(r)
		r.Status = resp.StatusCode
	}
	if s, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && s > 0 {
		r.RetryAfter = time.Duration(s) * time.Second
	}
	return r
}
