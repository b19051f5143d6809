//go:build testyear

package main

// testYear is a build that knows the year of production fixtures.
const testYear = true
