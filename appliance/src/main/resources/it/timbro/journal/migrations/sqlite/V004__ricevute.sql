-- Receipts of both ends of the line, signed by who gave them. Not projections: they are the other side's word, and
-- what tells that a copy older than it was put back.
CREATE TABLE ricevuta (
  sede      TEXT    NOT NULL,
  catena    TEXT    NOT NULL,                   -- GE1/1, or feed:GE1
  seq       INTEGER NOT NULL,
  hash      TEXT    NOT NULL,
  nuovi     INTEGER NOT NULL,
  ripetuti  INTEGER NOT NULL,
  numeri    TEXT    NOT NULL,                   -- the runs of numbers it is about, one a line
  chiave    TEXT    NOT NULL,                   -- who signed, as published
  firma     TEXT    NOT NULL,
  ms        INTEGER NOT NULL,
  PRIMARY KEY (sede, catena, seq, hash)
) STRICT;
