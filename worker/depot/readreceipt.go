package depot

import (
	"context"
	"slices"
	"strings"

	"sluse/core/keyring"
	"sluse/core/wire"
)

// checkReadReceipt makes sure that a receipt of stage read is about this
// delivery and this outcome and, once the key list names SSB's signers, that
// one of them signed it. A collector without a signer sends none.
func (s *Service) checkReadReceipt(c *call, p piece, v verdict) error {
	if v.Receipt == "" {
		return nil
	}
	r, err := s.openReadReceipt(c.ctx(), c.who, v.Receipt)
	if err != nil {
		return err
	}
	same := r.Stage == wire.StageRead && r.ID == p.id && r.Municipality == p.municipality && r.Year == p.year &&
		r.Kind == p.kind && r.Result == v.Result && (p.part != wire.Whole || r.SHA256 == p.sha256)
	if same && p.part != wire.Whole {
		parts, err := s.partsOf(c.ctx(), p.id)
		if err != nil {
			return err
		}
		same = slices.Equal(r.Parts, parts)
	}
	if !same {
		return refuse("receipt_mismatch")
	}
	return nil
}

func (s *Service) openReadReceipt(ctx context.Context, who identity, note string) (wire.Receipt, error) {
	list, err := s.keyring(ctx, who)
	if err != nil {
		return wire.Receipt{}, err
	}
	verifiers := list.Verifiers(keyring.SignerSSB)
	for _, v := range verifiers {
		if r, err := wire.OpenReceipt([]byte(note), v); err == nil {
			return r, nil
		}
	}
	if len(verifiers) > 0 {
		return wire.Receipt{}, refuse("not_signed")
	}
	signed, _, ok := strings.Cut(note, "\n\n")
	r, err := wire.ParseReceipt(signed + "\n")
	if err != nil || !ok {
		return r, refuse("receipt_mismatch")
	}
	return r, nil
}
