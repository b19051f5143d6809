package depot

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"slices"
	"strings"

	"sluse/core/wire"
)

// identity is who sent a request: a token, never a person.
type identity struct {
	id           string // the token's
	role         wire.Role
	municipality string // of role municipality only
	moves        string // how its gates are moved, for readMoves
	keys         int64  // which key list is in force, for keyring
}

// actor is how an event names who did it.
func (i identity) actor() string { return string(i.role) + " " + i.id }

// rootToken is the id of the admin token that the settings name.
const rootToken = "root"

// admit finds out who calls and whether they may: unauthorized, forbidden or
// too_many_requests.
func (s *Service) admit(c *call, roles []wire.Role) error {
	if roles == nil {
		return nil
	}
	who, err := s.identify(c.ctx(), c.r.Header.Get("Authorization"))
	if err != nil {
		return err
	}
	if who.id == "" {
		if !s.set.Allow(c.ctx(), BucketFailures, s.set.Address(c.r)) {
			return refuse("too_many_requests")
		}
		return refuse("unauthorized")
	}
	c.who = who
	if !s.set.Allow(c.ctx(), BucketRequests, who.id) {
		return refuse("too_many_requests")
	}
	if !slices.Contains(roles, who.role) {
		return refuse("forbidden")
	}
	return nil
}

// findToken brings along the gates and which key list is in force, since who
// delivers needs them next: on Workers each query is a journey.
var findToken = `SELECT id, hash, role, municipality, used,
		(SELECT json_group_array(json_array(year, opens, deadline, corrections)) FROM (` + newestMoves("token.municipality") + `)),
		(SELECT MAX(id) FROM signed WHERE name = '` + signedKeys + `')
	FROM token WHERE prefix = ?1 AND revoked IS NULL LIMIT 8`

// identify returns whose token it is; the zero identity if nobody's.
func (s *Service) identify(ctx context.Context, authorization string) (identity, error) {
	scheme, token, _ := strings.Cut(authorization, " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" {
		return identity{}, nil
	}
	hash := hashToken(strings.TrimSpace(token))
	if sameHash(hash, strings.ToLower(s.set.AdminTokenSHA256)) {
		return identity{id: rootToken, role: wire.RoleAdmin}, nil
	}
	rows, err := s.DB.Query(ctx, findToken, hash[:16])
	if err != nil {
		return identity{}, err
	}
	for _, r := range rows {
		if sameHash(hash, text(r[1])) {
			who := identity{id: text(r[0]), role: wire.Role(text(r[2])), municipality: text(r[3]), moves: text(r[5]), keys: number(r[6])}
			return who, s.touch(ctx, who, number(r[4]))
		}
	}
	return identity{}, nil
}

// touch records a token's last use, to the hour: each is a row written.
func (s *Service) touch(ctx context.Context, who identity, used int64) error {
	now := s.now()
	if now-used < 3_600_000 {
		return nil
	}
	_, err := s.DB.Batch(ctx, Stmt{`UPDATE token SET used = ?1 WHERE id = ?2`, []any{now, who.id}})
	return err
}

func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func sameHash(a, b string) bool {
	return len(b) == 64 && subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1
}

// roleOf is the role in an actor.
func roleOf(actor string) string {
	role, _, _ := strings.Cut(actor, " ")
	return role
}
