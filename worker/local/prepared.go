//go:build !js

package local

import (
	"context"
	"database/sql"
	"sync"

	"sluse/worker/depot"
)

// prepared keeps the statements of a database prepared: parsing took half of
// a query's time. The depot's statements are constants, so there are few.
type prepared struct {
	*sql.DB
	known sync.Map // string to *sql.Stmt
}

func (p *prepared) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := p.known.Load(query); ok {
		return s.(*sql.Stmt), nil
	}
	s, err := p.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if first, taken := p.known.LoadOrStore(query, s); taken {
		s.Close()
		return first.(*sql.Stmt), nil
	}
	return s, nil
}

// stmts prepares a batch before its transaction takes the one connection.
func (p *prepared) stmts(ctx context.Context, batch []depot.Stmt) ([]*sql.Stmt, error) {
	ready := make([]*sql.Stmt, len(batch))
	for i, s := range batch {
		var err error
		if ready[i], err = p.stmt(ctx, s.SQL); err != nil {
			return nil, err
		}
	}
	return ready, nil
}
