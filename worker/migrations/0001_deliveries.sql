-- Deliveries, their parts and objects, events and outbox. The same file runs
-- on SQLite and on D1. Times are Unix milliseconds; '' stands for none.

CREATE TABLE delivery (
  id            TEXT PRIMARY KEY,
  municipality  TEXT NOT NULL,
  year          INTEGER NOT NULL,           -- data year
  kind          TEXT NOT NULL,              -- production, test, research
  project       TEXT NOT NULL DEFAULT '',
  key           TEXT NOT NULL DEFAULT '',   -- wire.KeyID the sender named
  contact       TEXT NOT NULL DEFAULT '',   -- mail address for the receipt
  lang          TEXT NOT NULL DEFAULT 'nb', -- of that mail
  bundle        TEXT NOT NULL DEFAULT '',   -- set when the delivery has two parts
  sha256        TEXT NOT NULL,              -- hex; of the one part, or '' with two
  size          INTEGER NOT NULL,           -- bytes, all parts
  state         TEXT NOT NULL,
  late          INTEGER NOT NULL DEFAULT 0,
  created       INTEGER NOT NULL,
  received      INTEGER,                    -- acknowledged
  collected     INTEGER,                    -- first handed over
  finished      INTEGER,                    -- read or rejected
  result        TEXT NOT NULL DEFAULT '',
  reason        TEXT NOT NULL DEFAULT '',
  counts        TEXT NOT NULL DEFAULT '',   -- JSON object, severity to number
  supersedes    TEXT NOT NULL DEFAULT '',
  superseded_by TEXT NOT NULL DEFAULT '',
  receipt       TEXT NOT NULL DEFAULT '',   -- signed note, stage received
  read_receipt  TEXT NOT NULL DEFAULT '',   -- signed note, stage read
  mailed        TEXT NOT NULL DEFAULT '',   -- day of the mail batch that told of it
  purged        INTEGER                     -- sealed bytes forgotten
);
CREATE INDEX delivery_own ON delivery (municipality, year, created);
CREATE INDEX delivery_state ON delivery (state, received);
CREATE INDEX delivery_mail ON delivery (mailed, finished);
CREATE INDEX delivery_purge ON delivery (finished) WHERE purged IS NULL;
CREATE UNIQUE INDEX delivery_bundle ON delivery (municipality, bundle) WHERE bundle <> '';
CREATE UNIQUE INDEX delivery_chain ON delivery (supersedes) WHERE supersedes <> '';

-- One row for each sealed body: part '' of a whole delivery, or ide and ipl.
-- A municipality's bytes are taken once; the unique index decides who was first.
CREATE TABLE part (
  delivery     TEXT NOT NULL,
  part         TEXT NOT NULL,
  municipality TEXT NOT NULL,
  role         TEXT NOT NULL,              -- who collects it: ssb or tpf
  sha256       TEXT NOT NULL,
  size         INTEGER NOT NULL,
  key          TEXT NOT NULL DEFAULT '',
  holder       TEXT NOT NULL DEFAULT '',   -- token that leased it
  lease_until  INTEGER NOT NULL DEFAULT 0,
  done         INTEGER,                    -- its collector is finished with it
  PRIMARY KEY (delivery, part)
);
CREATE UNIQUE INDEX part_bytes ON part (municipality, sha256);
CREATE INDEX part_lease ON part (role, done, lease_until);

-- Every stored object that is wanted; one without a row is an orphan.
CREATE TABLE object (
  key   TEXT PRIMARY KEY,
  owner TEXT NOT NULL,                     -- delivery or upload
  part  TEXT NOT NULL DEFAULT '',          -- '', ide, ipl; feedback, mapping
  seq   INTEGER NOT NULL DEFAULT 0,
  size  INTEGER NOT NULL
);
CREATE INDEX object_owner ON object (owner, part, seq);

-- Objects that a listing found without a row, and when it did. Age goes by the
-- service's clock, not the store's, so that the two need not agree.
CREATE TABLE orphan (
  key  TEXT PRIMARY KEY,
  seen INTEGER NOT NULL
);

-- Append-only: who changed what, when; never content.
CREATE TABLE event (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  delivery TEXT NOT NULL,
  time     INTEGER NOT NULL,
  actor    TEXT NOT NULL,                  -- role, or role and token id
  was      TEXT NOT NULL,
  became   TEXT NOT NULL,
  note     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX event_delivery ON event (delivery, id);

-- What the queue still has to be told. The queue may lose a message, this not.
CREATE TABLE outbox (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  delivery TEXT NOT NULL,
  created  INTEGER NOT NULL,
  next     INTEGER NOT NULL,               -- send (again) from here on
  tries    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX outbox_next ON outbox (next);
