package depot

import "errors"

// TakeWhole reads SLUSE_TAKE_WHOLE: 1 takes production deliveries in one part
// although the year has a pseudonym manager, 0 refuses them. Unset it is 0,
// but in development, where a file sealed by age alone shall be enough to see
// the whole way; such a file carries its identities to SSB.
func TakeWhole(value string, development bool) (bool, error) {
	switch value {
	case "":
		return development, nil
	case "0", "1":
		return value == "1", nil
	}
	return false, errors.New("SLUSE_TAKE_WHOLE: neither 0 nor 1")
}
