//go:build !linux

package pgtest

import "errors"

type process struct{}

func (*process) stop() {}

func binaries() (string, error) {
	return "", errors.New("tests start a server of their own on Linux only")
}

func launch(string) (*process, string, error) { return nil, "", nil }
