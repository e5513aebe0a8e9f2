-- What a branch showed the centre's receipts for and a restored centre does not hold: the branch sends it again, and
-- its receipts for that prove nothing new. Not a projection.
CREATE TABLE da_rinviare (
  sede   TEXT    NOT NULL,
  stream TEXT    NOT NULL,
  seq    BIGINT  NOT NULL,
  PRIMARY KEY (sede, stream)
);

-- Branches that say they were told more than is here, and show nothing that this centre signed. Not a projection.
CREATE TABLE senza_prova (
  sede   TEXT NOT NULL,
  camera TEXT NOT NULL,
  PRIMARY KEY (sede)
);

-- pratica: its files go before those of others
ALTER TABLE scheda ADD COLUMN urgente BIGINT NOT NULL DEFAULT 0;
UPDATE scheda SET urgente = 1 WHERE opzioni LIKE '%"urgente":true%';
