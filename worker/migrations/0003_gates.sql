-- A moved gate says only what was moved: NULL is "as it stands without this
-- row". Rows of before had all three dates, and keep them.

CREATE TABLE gate_moved (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  year         INTEGER NOT NULL,
  municipality TEXT NOT NULL DEFAULT '',
  opens        INTEGER,
  deadline     INTEGER,
  corrections  INTEGER,
  reason       TEXT NOT NULL,
  time         INTEGER NOT NULL,
  actor        TEXT NOT NULL
);
INSERT INTO gate_moved SELECT id, year, municipality, opens, deadline, corrections, reason, time, actor FROM gate;
DROP TABLE gate;
ALTER TABLE gate_moved RENAME TO gate;
CREATE INDEX gate_year ON gate (year, municipality, id);
