package depot

import "sluse/core/ident"

// isMunicipality tells whether code is a municipality's number.
func isMunicipality(code string) bool {
	_, ok := ident.Municipality(code)
	return ok
}
