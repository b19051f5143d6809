package depot

import (
	"context"
	"maps"
	"slices"

	"sluse/core/wire"
)

// Material is what development starts with, made by `sluse dev`.
type Material struct {
	Tokens  map[string]string // token by name: a municipality code, ssb, tpf or admin
	Keyring string            // signed key list, "" for none
}

// Seed stores material that is not there yet. Hosts call it at start in
// development; doing it again changes nothing.
func (s *Service) Seed(ctx context.Context, m Material) error {
	var stmts []Stmt
	for _, name := range slices.Sorted(maps.Keys(m.Tokens)) {
		stmts = append(stmts, s.seedToken(name, hashToken(m.Tokens[name])))
	}
	if m.Keyring != "" {
		stmts = append(stmts, Stmt{`INSERT INTO signed (name, body, time, actor) SELECT ?1, ?2, ?3, 'seed'
			WHERE NOT EXISTS (SELECT 1 FROM signed WHERE name = ?1 AND body = ?2)`, []any{signedKeys, m.Keyring, s.now()}})
	}
	if len(stmts) == 0 {
		return nil
	}
	_, err := s.DB.Batch(ctx, stmts...)
	return err
}

func (s *Service) seedToken(name, hash string) Stmt {
	role, code := wire.Role(name), ""
	if isMunicipality(name) {
		role, code = wire.RoleMunicipality, name
	}
	// The id follows from the hash, so that a second start finds the first's row.
	return Stmt{`INSERT INTO token (id, prefix, hash, role, municipality, name, created)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING`,
		[]any{hash[32:], hash[:16], hash, string(role), code, name, s.now()}}
}
