package keyring

// root is the verifier key of the list's signer, set at build:
//
//	-ldflags "-X sluse/core/keyring.root=$SLUSE_KEYRING_KEY"
var root string

// Root returns the pinned root verifier key, and whether it is the well-known
// development key, whose private half lies in testdata for all to read.
func Root() (verifier string, development bool) {
	if root == "" {
		return DevelopmentRoot, true
	}
	return root, false
}

// DevelopmentRoot is the verifier key pinned by a build that names none; its
// signer is testdata/dev/keyring-root.sign.
const DevelopmentRoot = "sluse-development-root+e2bcc42a+AUFa84JtbXqyvP8IgNdc0WH/GYMo7WujMNAjKRU13Gj9"
