package depot

import (
	"context"

	"sluse/core/wire"
)

// earlier looks for the delivery that holds the intake's bytes already: a
// replay of it, or already_delivered when other parameters were declared.
func (s *Service) earlier(ctx context.Context, in *intake) (out outcome, found bool, err error) {
	row, err := s.one(ctx, `SELECT `+deliveryColumns+`, p.part, p.key, p.sha256, p.size FROM part p JOIN delivery d ON d.id = p.delivery
		WHERE p.municipality = ?1 AND p.sha256 = ?2 LIMIT 1`, in.municipality, hexOf(in.stored.SHA256))
	if err != nil || row == nil {
		return outcome{}, false, err
	}
	d, p := deliveryOf(row), row[deliveryWidth:]
	if !d.declaredAs(in.params, wire.Part(text(p[0])), text(p[1])) {
		return outcome{}, false, refuse("already_delivered")
	}
	d.sha256, d.size = text(p[2]), number(p[3]) // of the part, where there are two
	return outcome{delivery: d, replay: true}, true, nil
}

// declaredAs tells whether a part came with those parameters. An address that is
// forgotten cannot be told from another.
func (d delivery) declaredAs(given params, p wire.Part, key string) bool {
	if d.purged && d.contact == "" {
		given.contact = ""
	}
	return d.declared(p, key) == given
}

// declared gives back the parameters that a delivery's part came with.
func (d delivery) declared(p wire.Part, key string) params {
	return params{
		municipality: d.municipality, year: d.year, kind: d.kind, contact: d.contact, supersedes: d.supersedes,
		key: key, project: d.project, part: p, bundle: d.bundle,
	}
}
