-- The row of a pratica moves with each of its facts, and is written whole: what was presented, some 5 KB, stands apart
-- from it. `sede` is the chamber, which stays when the pratica goes to another branch.
CREATE TABLE scheda_presentazione (
  sede          TEXT    NOT NULL,
  numero        TEXT    NOT NULL,
  presentazione TEXT    NOT NULL,
  PRIMARY KEY (sede, numero)
) STRICT;
CREATE UNIQUE INDEX scheda_presentazione_numero ON scheda_presentazione (numero);
INSERT INTO scheda_presentazione SELECT substr(sede, 1, 2), numero, presentazione FROM scheda;
ALTER TABLE scheda DROP COLUMN presentazione;

-- A note's text stands in its fact and nowhere else.
ALTER TABLE nota DROP COLUMN testo;
