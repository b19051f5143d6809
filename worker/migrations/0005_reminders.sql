-- Who wants a mail before the deadline of a year while the municipality has no
-- delivery that counts. The rows are gone when the deadline is.
CREATE TABLE reminder (
  municipality TEXT NOT NULL,
  year         INTEGER NOT NULL,
  contact      TEXT NOT NULL,
  lang         TEXT NOT NULL DEFAULT 'nb',
  stage        INTEGER NOT NULL DEFAULT 0,   -- how near the deadline was when it was last told, see remind.go
  day          TEXT NOT NULL DEFAULT '',     -- of the batch of mail that told it last
  deadline     INTEGER NOT NULL DEFAULT 0,   -- as that mail states it, or as it was when nobody was told yet
  PRIMARY KEY (municipality, year, contact)
);
CREATE INDEX reminder_day ON reminder (day, contact);
