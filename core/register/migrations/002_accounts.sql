-- What was found in a delivery and what became of its rows and values, and
-- which deliveries counted when.

-- Rows by element: came in, were stored; the difference is in dropped.
CREATE TABLE account (
  delivery       BIGINT NOT NULL,
  element        TEXT NOT NULL,
  rows_in        BIGINT NOT NULL,
  rows_stored    BIGINT NOT NULL,
  values_in      BIGINT NOT NULL,          -- of the rows stored
  values_stored  BIGINT NOT NULL,
  PRIMARY KEY (delivery, element)
);

-- Rows (RAD) and values (NULL) that were left out, by the rule that said so.
CREATE TABLE dropped (
  delivery       BIGINT NOT NULL,
  element        TEXT NOT NULL,
  rule           TEXT NOT NULL,
  consequence    TEXT NOT NULL,            -- RAD or NULL
  n              BIGINT NOT NULL,
  PRIMARY KEY (delivery, element, rule, consequence)
);

CREATE TABLE finding (
  delivery       BIGINT NOT NULL,
  rule           TEXT NOT NULL,
  severity       TEXT NOT NULL,
  n              BIGINT NOT NULL,
  PRIMARY KEY (delivery, rule)
);

CREATE TABLE frysing (
  nr             BIGINT PRIMARY KEY,
  year           INTEGER NOT NULL,
  kind           TEXT NOT NULL,
  time           BIGINT NOT NULL,
  note           TEXT NOT NULL
);

CREATE TABLE frozen (
  frysing        BIGINT NOT NULL,
  delivery       BIGINT NOT NULL,
  PRIMARY KEY (frysing, delivery)
);
