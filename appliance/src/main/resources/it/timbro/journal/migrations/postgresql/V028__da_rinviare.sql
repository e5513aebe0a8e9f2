-- What a branch showed the centre's receipts for and a restored centre does not hold: the branch sends it again, and
-- its receipts for that prove nothing new. Not a projection.
CREATE TABLE da_rinviare (
  sede   TEXT    NOT NULL,
  stream TEXT    NOT NULL,
  seq    BIGINT  NOT NULL,
  PRIMARY KEY (sede, stream)
);
