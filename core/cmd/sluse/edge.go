package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// An edge is the service as the command sees it.
type edge struct {
	base   *url.URL
	token  string
	lang   string
	client *http.Client
	tell   func(error, time.Duration) // told before each new attempt
}

// edgeFlags are those of every verb that talks to the service.
type edgeFlags struct {
	url, token *string
	insecure   *bool
}

func (c *call) edgeFlags() edgeFlags {
	return edgeFlags{c.text("url", "", flagURL), c.text("token", "", flagToken), c.yes("insecure", flagInsecure)}
}

// connect makes the edge of the flags; a token must be there.
func (c *call) connect(f edgeFlags) (*edge, error) {
	if err := c.want("url", *f.url); err != nil {
		return nil, err
	}
	token := *f.token
	if token == "" {
		token = c.env("SLUSE_TOKEN")
	}
	token = strings.TrimSpace(token)
	if token == "" {
		return nil, c.fail(sayWantToken)
	}
	e, err := c.edge(*f.url, token)
	if err != nil {
		return nil, err
	}
	if e.base.Scheme == "http" && !*f.insecure && !loopback(e.base.Hostname()) {
		return nil, c.fail(sayInsecure)
	}
	return e, nil
}

func (c *call) edge(base, token string) (*edge, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, c.fail(sayBadURL)
	}
	u.Path, u.RawQuery, u.Fragment, u.User = strings.TrimSuffix(u.Path, "/"), "", "", nil
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.ResponseHeaderTimeout = 2 * time.Minute
	return &edge{base: u, token: token, lang: languages[c.lang], client: &http.Client{Transport: t, CheckRedirect: noRedirect},
		tell: func(err error, wait time.Duration) { c.tell(sayRetry, c.explain(err), wait.Round(time.Second)) }}, nil
}

// noRedirect keeps a delivery from going where nobody meant it to go.
func noRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// A request is one HTTP request that can be made again.
type request struct {
	method, path string // path, or a whole URL as Location gives it
	query        url.Values
	header       map[string]string
	body         func() io.Reader
	size         int64
}

// do makes one attempt. An answer of 400 or above is a *refusal; one that
// stalls in either direction is a network error. The body must be closed.
func (e *edge) do(ctx context.Context, r request) (*http.Response, error) {
	w := watch(ctx)
	req, err := e.request(w.ctx, r, w)
	if err != nil {
		w.stop()
		return nil, err
	}
	resp, err := e.client.Do(req)
	if err != nil {
		w.stop()
		return nil, network{err}
	}
	resp.Body = watched{w.reader(resp.Body), resp.Body, w}
	if resp.StatusCode < 300 {
		return resp, nil
	}
	defer resp.Body.Close()
	return nil, readRefusal(resp)
}

func (e *edge) request(ctx context.Context, r request, w *stallWatch) (*http.Request, error) {
	u, err := e.resolve(r.path)
	if err != nil {
		return nil, err
	}
	if len(r.query) > 0 {
		u.RawQuery = r.query.Encode()
	}
	var body io.Reader
	if r.body != nil {
		body = w.reader(r.body())
	}
	req, err := http.NewRequestWithContext(ctx, r.method, u.String(), body)
	if err != nil {
		return nil, err
	}
	req.ContentLength = r.size
	for k, v := range r.header {
		req.Header.Set(k, v)
	}
	req.Header.Set("Accept-Language", e.lang)
	req.Header.Set("User-Agent", "sluse")
	if e.token != "" {
		req.Header.Set("Authorization", "Bearer "+e.token)
	}
	return req, nil
}

// resolve makes a URL on the edge of a path or of what Location said; the
// token never goes to another host.
func (e *edge) resolve(path string) (*url.URL, error) {
	ref, err := url.Parse(path)
	if err != nil {
		return nil, errors.New("the service gave an address that is none")
	}
	if !ref.IsAbs() {
		return e.base.Parse(e.base.Path + ref.String())
	}
	if ref.Scheme != e.base.Scheme || ref.Host != e.base.Host {
		return nil, errors.New("the service pointed to another host")
	}
	return ref, nil
}
