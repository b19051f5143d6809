-- Tokens, signed lists, calendar changes, uploads and mail.

CREATE TABLE token (
  id           TEXT PRIMARY KEY,
  prefix       TEXT NOT NULL,              -- first 16 hex digits of hash, for the look-up
  hash         TEXT NOT NULL UNIQUE,       -- SHA-256 of the token, hex
  role         TEXT NOT NULL,
  municipality TEXT NOT NULL DEFAULT '',
  name         TEXT NOT NULL DEFAULT '',   -- what the admin calls it
  created      INTEGER NOT NULL,
  used         INTEGER,
  revoked      INTEGER
);
CREATE INDEX token_prefix ON token (prefix);

-- The key list and the overrides, each version kept; the newest is served.
CREATE TABLE signed (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  name  TEXT NOT NULL,                     -- keys or overrides
  body  TEXT NOT NULL,
  time  INTEGER NOT NULL,
  actor TEXT NOT NULL
);
CREATE INDEX signed_name ON signed (name, id);

-- Gates an admin moved; the newest row of a year and municipality ('' is all) counts.
CREATE TABLE gate (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  year         INTEGER NOT NULL,
  municipality TEXT NOT NULL DEFAULT '',
  opens        INTEGER NOT NULL,
  deadline     INTEGER NOT NULL,
  corrections  INTEGER NOT NULL,
  reason       TEXT NOT NULL,
  time         INTEGER NOT NULL,
  actor        TEXT NOT NULL
);
CREATE INDEX gate_year ON gate (year, municipality, id);

-- A resumable upload until it has become a delivery.
CREATE TABLE upload (
  id       TEXT PRIMARY KEY,
  token    TEXT NOT NULL,                  -- whose it is
  length   INTEGER NOT NULL,
  at       INTEGER NOT NULL DEFAULT 0,     -- bytes stored
  query    TEXT NOT NULL,                  -- the delivery's parameters, as a query string
  contact  TEXT NOT NULL DEFAULT '',
  lang     TEXT NOT NULL DEFAULT 'nb',
  created  INTEGER NOT NULL,
  expires  INTEGER NOT NULL,
  delivery TEXT NOT NULL DEFAULT ''        -- what it became
);
CREATE INDEX upload_expires ON upload (expires);

-- One batch of mail for each day, and one mail for each address in it. A mail
-- is composed when sent, from the deliveries whose mailed names the day.
CREATE TABLE mail_batch (
  day   TEXT PRIMARY KEY,                  -- Europe/Oslo, 2027-01-05
  due   INTEGER NOT NULL,
  made  INTEGER NOT NULL
);
CREATE TABLE mail (
  day     TEXT NOT NULL,
  contact TEXT NOT NULL,
  next    INTEGER NOT NULL,
  tries   INTEGER NOT NULL DEFAULT 0,
  sent    INTEGER,
  PRIMARY KEY (day, contact)
);
CREATE INDEX mail_next ON mail (sent, next);

-- When a chore that need not be done at every sweep was last begun.
CREATE TABLE chore (
  name TEXT PRIMARY KEY,
  at   INTEGER NOT NULL
);
