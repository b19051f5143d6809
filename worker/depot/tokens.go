package depot

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"

	"sluse/core/wire"
)

// A grant is what an admin gives a token for.
type grant struct {
	Role         wire.Role `json:"role"`
	Municipality string    `json:"municipality"` // of role municipality only
	Name         string    `json:"name"`         // what the admin calls it
}

func (g grant) check() error {
	switch {
	case g.Role == wire.RoleMunicipality && !isMunicipality(g.Municipality):
		return refuse("unknown_municipality")
	case g.Role == wire.RoleMunicipality:
	case g.Role != wire.RoleSSB && g.Role != wire.RoleTPF && g.Role != wire.RoleAdmin:
		return refuseWith("bad_body", "role is municipality, ssb, tpf or admin")
	case g.Municipality != "":
		return refuseWith("bad_body", "municipality belongs to role municipality")
	}
	return checkSentence(g.Name)
}

// makeToken makes a token of 256 random bits. It is shown this once; the
// database has its hash only.
func (s *Service) makeToken(c *call) error {
	var g grant
	if err := readJSON(c, &g); err != nil {
		return err
	}
	if err := g.check(); err != nil {
		return err
	}
	var raw [sha256.Size]byte
	if _, err := io.ReadFull(s.set.Random, raw[:]); err != nil {
		return err
	}
	token := "sluse_" + base64.RawURLEncoding.EncodeToString(raw[:])
	hash, id := hashToken(token), s.newID()
	_, err := s.DB.Batch(c.ctx(), Stmt{`INSERT INTO token (id, prefix, hash, role, municipality, name, created)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`, []any{id, hash[:16], hash, string(g.Role), g.Municipality, g.Name, s.now()}})
	if err != nil {
		return fmt.Errorf("make token: %w", err)
	}
	s.set.Log.Info("token made", "made", id, "role", g.Role, "municipality", g.Municipality, "token", c.who.id)
	return writeJSON(c.w, 201, struct {
		ID    string `json:"id"`
		Token string `json:"token"`
		grant
	}{id, token, g})
}

// revokeToken ends a token at once.
func (s *Service) revokeToken(c *call) error {
	id := c.r.PathValue("id")
	if _, err := hex.DecodeString(id); err != nil {
		return refuse("not_found")
	}
	row, err := s.one(c.ctx(), `SELECT 1 FROM token WHERE id = ?1 LIMIT 1`, id)
	if err != nil {
		return err
	}
	if row == nil {
		return refuse("not_found")
	}
	_, err = s.DB.Batch(c.ctx(), Stmt{`UPDATE token SET revoked = ?2 WHERE id = ?1 AND revoked IS NULL`, []any{id, s.now()}})
	if err != nil {
		return fmt.Errorf("revoke token: %w", err)
	}
	s.set.Log.Info("token revoked", "revoked", id, "token", c.who.id)
	c.w.WriteHeader(204)
	return nil
}

type tokenView struct {
	ID string `json:"id"`
	grant
	Created string `json:"created"`
	Used    string `json:"used,omitempty"`
	Revoked string `json:"revoked,omitempty"`
}

// tokens lists all tokens, without the secret, which nobody has.
func (s *Service) tokens(c *call) error {
	rows, err := s.DB.Query(c.ctx(), `SELECT id, role, municipality, name, created, used, revoked FROM token ORDER BY created, id LIMIT 5000`)
	if err != nil {
		return err
	}
	out := struct {
		Tokens []tokenView `json:"tokens"`
	}{[]tokenView{}}
	for _, r := range rows {
		g := grant{wire.Role(text(r[1])), text(r[2]), text(r[3])}
		out.Tokens = append(out.Tokens, tokenView{text(r[0]), g, stamp(instant(r[4])), stampIf(r[5]), stampIf(r[6])})
	}
	return writeJSON(c.w, 200, out)
}

func stampIf(v any) string {
	if v == nil {
		return ""
	}
	return stamp(instant(v))
}
