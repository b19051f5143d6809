//go:build !testyear

package calendar

var extra Table
