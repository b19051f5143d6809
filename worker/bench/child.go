//go:build !js

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
)

// A child is a Node program that we talk with by its standard input and
// output. It ends with its input.
type child struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// talk starts node on a program.
func talk(node string, program ...string) (*child, error) {
	cmd := exec.Command(node, program...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &child{cmd, in, bufio.NewReader(out)}, cmd.Start()
}

func (c *child) close() {
	c.in.Close()
	c.cmd.Wait()
}
