package depot

import "context"

// Material is what development starts with, made by `sluse dev`.
type Material struct {
	Tokens  map[string]string // token by name: a municipality code, ssb, tpf or admin
	Keyring string            // signed key list, "" for none
}

// Seed stores material that is not there yet. Hosts call it at start in
// development; doing it again changes nothing.
func (s *Service) Seed(ctx context.Context, m Material) error { panic("not yet") }
