// Package ident knows whom and what a delivery may name: municipalities and
// their districts, identity numbers, organisation numbers, and days.
//
// Municipalities (Find, Municipality) come from SSB's KLASS 131 with the years
// they were valid, their number of inhabitants and, where it is one, their
// successor; districts from KLASS 103. Both are TSV files beside this one.
//
// Identity numbers (ParseNumber) are the family of eleven digits: fødselsnummer,
// D-number, H-number, FH-number, in the real series and the synthetic ones, by
// the rule in force and the one in force from 2032. DUF numbers and
// organisation numbers have checks of their own.
//
// Nothing here allocates or keeps what it was shown, and no result quotes it.
package ident
