-- Who was moved from one register key's pseudonym to the next one's, so that a
-- delivery that was answered before the change, and comes after, can follow.

CREATE TABLE rekeyed (
  was            BYTEA PRIMARY KEY,
  now            BYTEA NOT NULL
);
