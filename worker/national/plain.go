//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// plain sends the country in one part, has SSB open and check it, and sets that
// beside what a receiver would do without us: stock age opens each file, and
// xmllint holds it to the schema. Ours also collects, answers, signs and keeps.
func (r *run) plain() error {
	for _, step := range []func() error{r.make, r.send, r.collect, r.rival} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) collect() error {
	m := measure("pickup: open, check, answer")
	return m.done(m.program([]string{"SLUSE_TOKEN=" + r.dev.Tokens["ssb"]}, "pickup", "-once", "-url", r.url,
		"-identity", r.dev.Identities["ssb"], "-dir", r.path("in")))
}

// schema is what xmllint holds the files to.
const schema = "testdata/spec/aar-1.1.xsd"

func (r *run) rival() error {
	if _, err := exec.LookPath("xmllint"); err != nil {
		return errors.New("no xmllint to set beside")
	}
	age := r.path("age")
	if out, err := exec.Command("go", "build", "-o", age, "filippo.io/age/cmd/age").CombinedOutput(); err != nil {
		return errors.New(string(out))
	}
	sealed, err := r.sealedByAge(age)
	if err != nil {
		return err
	}
	m := measure("age -d | xmllint --schema")
	for _, name := range sealed {
		if err := m.pipe(exec.Command(age, "-d", "-i", r.dev.Identities["ssb"], name), exec.Command("xmllint", "--noout", "--schema", schema, "-")); err != nil {
			return err
		}
	}
	return m.done(nil)
}

func (r *run) sealedByAge(age string) (sealed []string, err error) {
	files, err := filepath.Glob(r.path("country", "*.xml"))
	for _, f := range files {
		name := strings.TrimSuffix(f, ".xml") + ".age"
		if err = exec.Command(age, "-r", r.dev.Recipients["ssb"], "-o", name, f).Run(); err != nil {
			return nil, err
		}
		sealed = append(sealed, name)
	}
	return sealed, err
}

// pipe runs two programs, one into the other.
func (m *measured) pipe(from, into *exec.Cmd) error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	defer r.Close()
	from.Stdout, into.Stdin = w, r
	err = from.Start()
	w.Close()
	if err != nil {
		return err
	}
	err = into.Run()
	err = errors.Join(err, from.Wait())
	m.add(from.ProcessState)
	m.add(into.ProcessState)
	return err
}
