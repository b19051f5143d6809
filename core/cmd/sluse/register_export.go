package main

import (
	"io"
	"os"
	"path/filepath"

	"sluse/core/register"
	"sluse/core/register/export"
)

// registerExport writes each of the register's tables to a file of its own.
// Readable to their owner only: they are persons' data, as the register is.
func registerExport(c *call) error {
	f := c.registerFlags()
	dir := c.text("o", "", flagExportDir)
	db, scope, err := c.ask(f, 0, 0)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := c.want("o", *dir); err != nil {
		return err
	}
	if err := os.MkdirAll(*dir, 0o700); err != nil {
		return err
	}
	return db.Export(c.ctx, scope, func(sh register.Sheet, each func(func([]any) error) error) error {
		name, n := filepath.Join(*dir, sh.Name+".parquet"), int64(0)
		err := keep(name, 0o600, func(w io.Writer) (err error) {
			n, err = export.Parquet(w, sh, each)
			return err
		})
		if err == nil {
			c.tell(sayExported, name, n)
		}
		return err
	})
}
