package pack

import (
	"errors"
	"fmt"
	"io"

	"sluse/core/split"
)

// PartsOptions say how a delivery is parted and whom the parts are sealed to.
type PartsOptions struct {
	split.Header
	References split.ReferenceKey // of the reply key
	IDE        Options            // to the pseudonym manager
	IPL        Options            // to SSB
}

// ErrOneKey means that one could open both parts.
var ErrOneKey = errors.New("both parts are sealed to one recipient")

// Parts reads a delivery from src, parts it (package split) and writes the
// parts sealed, each to its own receiver. The two must differ, or the parting
// would be for show. What was written before an error is not to be sent.
func Parts(ide, ipl io.Writer, src io.Reader, o PartsOptions) (split.Summary, error) {
	for _, r := range o.IDE.Recipients {
		for _, s := range o.IPL.Recipients {
			if r == s {
				return split.Summary{}, fmt.Errorf("seal: %w", ErrOneKey)
			}
		}
	}
	ideW, err := Sealer(ide, o.IDE)
	if err != nil {
		return split.Summary{}, err
	}
	iplW, err := Sealer(ipl, o.IPL)
	if err != nil {
		return split.Summary{}, err
	}
	sum, err := split.Split(ideW, iplW, src, split.Options{Header: o.Header, References: split.NewReferences(o.References)})
	if err != nil {
		return sum, err
	}
	return sum, errors.Join(ideW.Close(), iplW.Close())
}
