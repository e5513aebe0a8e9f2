-- What a mail server will never take: for a person, who finds another way or another address.
CREATE TABLE posta_rifiutata (
  sede         TEXT    NOT NULL,
  messaggio    TEXT    NOT NULL,
  indirizzo    TEXT    NOT NULL,
  parole       TEXT    NOT NULL,
  rifiutata_ms BIGINT  NOT NULL,
  PRIMARY KEY (sede, messaggio, indirizzo)
);
CREATE INDEX posta_rifiutata_messaggio ON posta_rifiutata (messaggio);
