-- The register: what was read in, delivery by delivery. The same file runs on
-- SQLite and on PostgreSQL. Dates are days since 1970-01-01, instants Unix
-- milliseconds, codes numbers of the code lists that `sluse spec -codes` prints;
-- NULL is what was not reported, or was set to NULL at read-in.
--
-- A delivery's rows are never changed, apart from pseudonyms when the register
-- key is changed. A correction is a new delivery; current says which one of a
-- municipality, year and kind counts.

CREATE TABLE delivery (
  nr             BIGINT PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,     -- the edge's
  municipality   TEXT NOT NULL,
  year           INTEGER NOT NULL,         -- data year
  kind           TEXT NOT NULL,            -- production or test, never together in a figure
  sha256         TEXT NOT NULL,            -- of the sealed bytes, hex
  received       BIGINT NOT NULL,
  late           INTEGER NOT NULL,
  supersedes     TEXT NOT NULL,            -- id, or empty
  loaded         BIGINT NOT NULL,
  current        INTEGER NOT NULL,         -- 1: counts
  version        TEXT NOT NULL,            -- of the format
  leverandor     TEXT NOT NULL,
  navnepj        TEXT NOT NULL,
  versjonepj     TEXT NOT NULL,
  versjonut      TEXT NOT NULL,
  uttakdato      INTEGER,
  rules          TEXT NOT NULL,            -- version of rules and overrides
  register       TEXT NOT NULL,            -- whose pseudonyms
  generation     INTEGER NOT NULL,
  register_key   TEXT NOT NULL,
  figures        TEXT NOT NULL,            -- aggregates of the delivery alone, JSON
  persons        BIGINT NOT NULL,          -- stored
  services       BIGINT NOT NULL
);
CREATE UNIQUE INDEX delivery_current ON delivery (municipality, year, kind) WHERE current = 1;
CREATE INDEX delivery_year ON delivery (year, kind, municipality, received);

CREATE TABLE kontaktperson (
  delivery       BIGINT NOT NULL,
  nr             INTEGER NOT NULL,
  navn           TEXT,
  telefon        TEXT,
  epost1         TEXT,
  epost2         TEXT,
  type           INTEGER,
  PRIMARY KEY (delivery, nr)
);

CREATE TABLE bruker (
  delivery       BIGINT NOT NULL,
  nr             INTEGER NOT NULL,         -- order in the delivery
  pseudonym      BYTEA NOT NULL,
  reach          INTEGER NOT NULL,         -- 1 this delivery, 2 the municipality, 3 the country
  brukernr       TEXT,                     -- a reference that the municipality turns back
  kjonn          INTEGER,
  fodselsar      INTEGER,
  bydel          TEXT,                     -- six digits
  dodsdato       INTEGER,
  husstand       INTEGER,
  boforhold      INTEGER,
  individuellplan INTEGER,
  privathjelp    INTEGER,
  tannhelse      INTEGER,
  lege           INTEGER,
  rehab          INTEGER,
  heldogn        INTEGER,
  venteliste     INTEGER,
  -- what figures ask for, made of the person's rows at read-in
  tjenester      INTEGER NOT NULL,         -- services stored
  typer          BIGINT NOT NULL,          -- their tjenestetype, as bits
  behov          INTEGER NOT NULL,         -- 0 not stated, 1 noe, 2 middels til stort, 3 omfattende
  demens         INTEGER NOT NULL,
  utviklingshemning INTEGER NOT NULL,
  PRIMARY KEY (delivery, nr)
);
CREATE INDEX bruker_pseudonym ON bruker (pseudonym);

CREATE TABLE diagnose (
  delivery       BIGINT NOT NULL,
  bruker         INTEGER NOT NULL,
  nr             INTEGER NOT NULL,
  kodeverk       INTEGER,
  kode           TEXT,
  registrertdato INTEGER,
  PRIMARY KEY (delivery, bruker, nr)
);

CREATE TABLE bistandsbehov (
  delivery       BIGINT NOT NULL,
  bruker         INTEGER NOT NULL,
  nr             INTEGER NOT NULL,
  vurdertdato    INTEGER,
  nestevurdering INTEGER,
  f1 INTEGER, f2 INTEGER, f3 INTEGER, f4 INTEGER, f5 INTEGER, f6 INTEGER, f7 INTEGER, f8 INTEGER, f9 INTEGER,
  f10 INTEGER, f11 INTEGER, f12 INTEGER, f13 INTEGER, f14 INTEGER, f15 INTEGER, f16 INTEGER, f17 INTEGER,
  PRIMARY KEY (delivery, bruker, nr)
);

CREATE TABLE samfunnsdeltakelse (
  delivery       BIGINT NOT NULL,
  bruker         INTEGER NOT NULL,
  nr             INTEGER NOT NULL,
  omrade         INTEGER,
  behov          INTEGER,
  mottarbistand  INTEGER,
  PRIMARY KEY (delivery, bruker, nr)
);

CREATE TABLE soknad (
  delivery       BIGINT NOT NULL,
  bruker         INTEGER NOT NULL,
  nr             INTEGER NOT NULL,
  soknadid       TEXT,                     -- references
  mottattdato    INTEGER,
  tjenestetype   INTEGER,
  vedtakdato     INTEGER,
  utfall         INTEGER,
  klagedato      INTEGER,
  klageutfall    INTEGER,
  PRIMARY KEY (delivery, bruker, nr)
);

CREATE TABLE tjeneste (
  delivery       BIGINT NOT NULL,
  bruker         INTEGER NOT NULL,
  nr             INTEGER NOT NULL,
  tjenesteid     TEXT,
  tjenestetype   INTEGER,                  -- 12 and 13 are stored as 29
  soknadid       TEXT,
  vedtakdato     INTEGER,
  fradato        INTEGER,
  tildato        INTEGER,
  minutteruke    INTEGER,
  orgnr          TEXT,
  rullerende     INTEGER,
  innlagt        INTEGER,
  PRIMARY KEY (delivery, bruker, nr)
);

CREATE TABLE midlertidigstopp (
  delivery       BIGINT NOT NULL,
  bruker         INTEGER NOT NULL,
  tjeneste       INTEGER NOT NULL,
  nr             INTEGER NOT NULL,
  stoppid        TEXT,
  fradato        INTEGER,
  tildato        INTEGER,
  arsak          INTEGER,
  PRIMARY KEY (delivery, bruker, tjeneste, nr)
);

CREATE TABLE opphold (
  delivery       BIGINT NOT NULL,
  bruker         INTEGER NOT NULL,
  nr             INTEGER NOT NULL,
  oppholdtype    INTEGER,
  fradato        INTEGER,
  tildato        INTEGER,
  PRIMARY KEY (delivery, bruker, nr)
);
