package synth

import (
	"fmt"
	"io"

	"sluse/core/ident"
)

// National writes a delivery for each of the 357 municipalities. One plan is
// made for the whole country and dealt out by population, so the country
// meets the targets exactly, each municipality by chance, and no two persons
// share an identity number. create is called once for each, in rising order
// of kommuneNr, and its writer closed before the next.
func National(year, persons int, seed uint64, create func(municipality string) (io.WriteCloser, error)) error {
	o := Options{Year: year, Municipality: "0301", Persons: persons, Seed: seed}
	if err := o.check(); err != nil {
		return fmt.Errorf("synth: %w", err)
	}
	pl := newPlan(persons, seed)
	wr := newWriter(nil, o, pl)
	first := 0
	all := settlements()
	for i, n := range byPopulation(all, persons) {
		code := all[i].Code
		if err := wr.municipality(code, pl.people[first:first+n], first, create); err != nil {
			return fmt.Errorf("synth: municipality %s: %w", code, err)
		}
		first += n
	}
	return nil
}

func (w *writer) municipality(code string, ps []person, first int, create func(string) (io.WriteCloser, error)) error {
	out, err := create(code)
	if err != nil {
		return err
	}
	w.to(out, code)
	err = w.write(ps, first)
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}

// byPopulation parts persons among the municipalities.
func byPopulation(all []ident.Municipal, persons int) []int {
	weights := make([]int, len(all))
	for i, s := range all {
		weights[i] = s.Population
	}
	return scaler{}.split(persons, weights...)
}
