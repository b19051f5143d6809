-- Fewer rows written for each delivery: D1 bills them, and every index that
-- a write touches is one more. A table that has a text for its key is its own
-- index; numbers count up without a table of their own, since events are never
-- deleted and a row of the outbox is found by its delivery too; and indexes hold
-- only the rows that somebody looks for.

CREATE TABLE delivery_lean (
  id            TEXT PRIMARY KEY,
  municipality  TEXT NOT NULL,
  year          INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  project       TEXT NOT NULL DEFAULT '',
  key           TEXT NOT NULL DEFAULT '',
  contact       TEXT NOT NULL DEFAULT '',
  lang          TEXT NOT NULL DEFAULT 'nb',
  bundle        TEXT NOT NULL DEFAULT '',
  sha256        TEXT NOT NULL,
  size          INTEGER NOT NULL,
  state         TEXT NOT NULL,
  late          INTEGER NOT NULL DEFAULT 0,
  created       INTEGER NOT NULL,
  received      INTEGER,
  collected     INTEGER,
  finished      INTEGER,
  result        TEXT NOT NULL DEFAULT '',
  reason        TEXT NOT NULL DEFAULT '',
  counts        TEXT NOT NULL DEFAULT '',
  supersedes    TEXT NOT NULL DEFAULT '',
  superseded_by TEXT NOT NULL DEFAULT '',
  receipt       TEXT NOT NULL DEFAULT '',
  read_receipt  TEXT NOT NULL DEFAULT '',
  mailed        TEXT NOT NULL DEFAULT '',
  purged        INTEGER
) WITHOUT ROWID;
INSERT INTO delivery_lean SELECT id, municipality, year, kind, project, key, contact, lang, bundle, sha256, size, state, late,
  created, received, collected, finished, result, reason, counts, supersedes, superseded_by, receipt, read_receipt, mailed, purged
  FROM delivery;
DROP TABLE delivery;
ALTER TABLE delivery_lean RENAME TO delivery;
CREATE INDEX delivery_own ON delivery (municipality, year, created);
CREATE INDEX delivery_uploading ON delivery (created) WHERE state = 'uploading';
CREATE INDEX delivery_collected ON delivery (id) WHERE state = 'collected';
CREATE INDEX delivery_mail ON delivery (mailed, finished) WHERE finished IS NOT NULL;
CREATE INDEX delivery_purge ON delivery (finished) WHERE purged IS NULL AND finished IS NOT NULL;
CREATE UNIQUE INDEX delivery_bundle ON delivery (municipality, bundle) WHERE bundle <> '';
CREATE UNIQUE INDEX delivery_chain ON delivery (supersedes) WHERE supersedes <> '';

CREATE TABLE part_lean (
  delivery     TEXT NOT NULL,
  part         TEXT NOT NULL,
  municipality TEXT NOT NULL,
  role         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  size         INTEGER NOT NULL,
  key          TEXT NOT NULL DEFAULT '',
  holder       TEXT NOT NULL DEFAULT '',
  lease_until  INTEGER NOT NULL DEFAULT 0,
  done         INTEGER,
  PRIMARY KEY (delivery, part)
) WITHOUT ROWID;
INSERT INTO part_lean SELECT delivery, part, municipality, role, sha256, size, key, holder, lease_until, done FROM part;
DROP TABLE part;
ALTER TABLE part_lean RENAME TO part;
CREATE UNIQUE INDEX part_bytes ON part (municipality, sha256);
CREATE INDEX part_open ON part (role) WHERE done IS NULL;

CREATE TABLE object_lean (
  key   TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  part  TEXT NOT NULL DEFAULT '',
  seq   INTEGER NOT NULL DEFAULT 0,
  size  INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO object_lean SELECT key, owner, part, seq, size FROM object;
DROP TABLE object;
ALTER TABLE object_lean RENAME TO object;
CREATE INDEX object_owner ON object (owner, part, seq);

CREATE TABLE event_lean (
  id       INTEGER PRIMARY KEY,
  delivery TEXT NOT NULL,
  time     INTEGER NOT NULL,
  actor    TEXT NOT NULL,
  was      TEXT NOT NULL,
  became   TEXT NOT NULL,
  note     TEXT NOT NULL DEFAULT ''
);
INSERT INTO event_lean SELECT id, delivery, time, actor, was, became, note FROM event;
DROP TABLE event;
ALTER TABLE event_lean RENAME TO event;
CREATE INDEX event_delivery ON event (delivery, id);

CREATE TABLE outbox_lean (
  id       INTEGER PRIMARY KEY,
  delivery TEXT NOT NULL,
  created  INTEGER NOT NULL,
  next     INTEGER NOT NULL,
  tries    INTEGER NOT NULL DEFAULT 0
);
INSERT INTO outbox_lean SELECT id, delivery, created, next, tries FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_lean RENAME TO outbox;
