package main

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
)

// keep writes a file so that it is there whole or not at all, also after a
// power cut: temporary file beside it, fsync, rename, fsync of the folder.
// What write leaves unfinished is removed.
func keep(name string, mode os.FileMode, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".sluse-*.tmp")
	if err != nil {
		return err
	}
	if err := f.Chmod(mode); err != nil {
		f.Close()
		return err
	}
	return settle(f, name, write)
}

// settle fills a temporary file and gives it its name.
func settle(f *os.File, name string, write func(io.Writer) error) error {
	defer os.Remove(f.Name()) // fails after the rename, as it should
	if err := fill(f, write); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return err
	}
	return syncDir(filepath.Dir(name))
}

func fill(f *os.File, write func(io.Writer) error) error {
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// keepBytes is keep for what is at hand.
func keepBytes(name string, mode os.FileMode, b []byte) error {
	return keep(name, mode, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
