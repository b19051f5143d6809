// Package pseudonym is the work of the trusted pseudonym manager (tiltrodd
// pseudonymforvalter, TPF): identities in, pseudonyms out, nothing kept.
//
// # The pseudonym
//
//	pseudonym = HMAC-SHA-256(key, typeID ":" fid [":" scope])
//
// all 256 bits of it; the key is the register key, or one derived from it for
// what is not production. Why so:
//
//   - Keyed, since there are fewer than a billion identity numbers: an unkeyed
//     hash of all of them is made in a minute, and then every pseudonym is
//     turned back. Whoever lacks the 256-bit key cannot tell a pseudonym from
//     random bytes.
//   - A function and no table, so that nothing has to be kept: the pseudonym
//     manager holds one key and no identities, and the same person gets the
//     same pseudonym next year and from another municipality.
//   - Not shortened: at 256 bits no two persons ever share one, and no rule has
//     to say what happens if they do.
//   - Not encryption: what can be turned back by a key will be, one day.
//
// # Whom it follows
//
// The number decides what it is, not the typeID that came with it (rule B004):
// a D-number reported as fødselsnummer is the same person's as one reported
// rightly, and so is a sound fødselsnummer reported as "other". Passports, and
// what else another country gives out (4 to 8), stay what they are said to be,
// whatever their digits look like. Then, by kodeverk 9032:
//
//	1 fødselsnummer, 2 D-number, 10 DUF    scope none: one person in the country, over the years (split.Country)
//	3 H-number, 4–8, 12 FH-number          scope kommuneNr: one person in the municipality, over the years (split.Municipality)
//	9 other (birth date), SSB's stand-ins  scope bundle ":" link: this row of this delivery (split.Delivery)
//
// H- and FH-numbers are given out by one enterprise and passports change, so
// they must not tie persons of two municipalities together; birth dates are
// shared, so they must not tie anyone to anyone. A person who goes from
// D-number to fødselsnummer gets another pseudonym: only the population
// register knows that the two are one, and this package asks nobody.
//
// Values are taken as the delivery has them, byte for byte: types 1, 2, 3, 10
// and 12 are digits and have one spelling; for the others none is known.
//
// # Test is apart
//
// Production is made by the register key itself. Every other kind of delivery
// has a key of its own, derived from it (Key.Of):
//
//	HKDF-SHA-256(register key, no salt, "sluse.pseudonym/v1 kind " kind), 32 bytes
//
// Else whoever may send a test delivery could have the pseudonym manager make a
// production pseudonym of any number that he can guess, and find the person in
// the register by it. So no pseudonym of a test delivery occurs in production,
// and none tells of one that does; and a test delivery with a number that may be
// somebody's is refused whole (ErrRealInTest), by what the number is and not by
// the typeID that came with it (Real). Numbers without a real series, which the
// check digits of H-, FH- and DUF-numbers do not tell, are answered, by the
// other key.
//
// The mapping of a test delivery names the derived key's id, not the register
// key's: what was made by the one is never taken for what the other made.
//
// # Keys
//
// A register has one key at a time (Key; `sluse tpf keygen`), kept by the
// pseudonym manager alone. It is not the yearly age identity that parts are
// sealed to: that one changes every January, this one must not, or nobody can
// be followed. If it has to be changed, after a loss or a suspicion:
//
//  1. sluse tpf keygen -after OLD -o NEW makes the next generation.
//  2. sluse tpf -key NEW -previous OLD answers with both pseudonyms for a year;
//     the register moves each person over as deliveries come in. The mapping
//     names both keys: a register takes a key that it has not seen only as the
//     one after a key that it has (package register, Fits).
//  3. OLD is destroyed. Who was in no delivery of that year keeps a pseudonym
//     that no living key makes.
//
// Losing the key without a copy ends the series; a copy belongs in a safe, in
// two halves. Whoever gets hold of it can test guesses against the register,
// but does not get the register by it.
//
// # Audit
//
// Each answer leaves a line in an audit log (Audit): which delivery, by which
// key, how many rows, how many refused by which rule. No identity, no link
// number, no pseudonym. Lines are chained by SHA-256, so that one that is
// changed or taken out is seen.
package pseudonym
