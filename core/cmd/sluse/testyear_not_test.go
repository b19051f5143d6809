//go:build !testyear

package main

const testYear = false
