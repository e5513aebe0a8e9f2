-- diritti: what was debited of leases of the company's credit, and how much of it was matched; euro cents
ALTER TABLE diritto ADD COLUMN addebitati_cent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE diritto ADD COLUMN riscontrati_addebiti_cent INTEGER NOT NULL DEFAULT 0;
UPDATE diritto SET addebitati_cent =
  (SELECT coalesce(sum(addebito.cent), 0) FROM addebito WHERE addebito.pratica = diritto.pratica);
UPDATE diritto SET riscontrati_addebiti_cent = addebitati_cent WHERE riscontrati_cent <> 0;
DROP INDEX diritto_da_riscontrare;
CREATE INDEX diritto_da_riscontrare ON diritto (sede)
  WHERE riscossi_cent - rimborsati_cent - cassa_cent <> riscontrati_cent
    OR (addebitati_cent <> riscontrati_addebiti_cent AND prenotati_cent = riscossi_cent + liberati_cent);

ALTER TABLE incasso ADD COLUMN estratto TEXT NOT NULL DEFAULT ''; -- the statement that named it; '' none yet
CREATE INDEX incasso_da_riscontrare ON incasso (sede, ms) WHERE estratto = '' AND di = '';
CREATE TABLE estratto (                         -- statements of POS and pagoPA that were held against the tills
  sede      TEXT    NOT NULL,
  estratto  TEXT    NOT NULL,              -- SHA-256 of its text
  mezzo     TEXT    NOT NULL,
  dal       TEXT    NOT NULL,              -- ISO 8601
  al        TEXT    NOT NULL,
  righe     INTEGER NOT NULL,
  diverse   TEXT    NOT NULL,              -- JSON: sentences
  operatore TEXT    NOT NULL,
  ms        INTEGER NOT NULL,
  PRIMARY KEY (sede, estratto)
) STRICT;
