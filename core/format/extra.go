//go:build !testyear

package format

var extra []*Layout
