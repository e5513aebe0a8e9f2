ALTER TABLE diritto ADD COLUMN addebitati_cent bigint NOT NULL DEFAULT 0;
ALTER TABLE diritto ADD COLUMN riscontrati_addebiti_cent bigint NOT NULL DEFAULT 0;
UPDATE diritto SET addebitati_cent =
  (SELECT coalesce(sum(addebito.cent), 0) FROM addebito WHERE addebito.pratica = diritto.pratica);
UPDATE diritto SET riscontrati_addebiti_cent = addebitati_cent WHERE riscontrati_cent <> 0;
DROP INDEX diritto_da_riscontrare;
CREATE INDEX diritto_da_riscontrare ON diritto (sede)
  WHERE riscossi_cent - rimborsati_cent - cassa_cent <> riscontrati_cent
    OR (addebitati_cent <> riscontrati_addebiti_cent AND prenotati_cent = riscossi_cent + liberati_cent);

ALTER TABLE incasso ADD COLUMN estratto text NOT NULL DEFAULT '';
CREATE INDEX incasso_da_riscontrare ON incasso (sede, ms) WHERE estratto = '' AND di = '';
CREATE TABLE estratto (
  sede      text    NOT NULL,
  estratto  text    NOT NULL,
  mezzo     text    NOT NULL,
  dal       text    NOT NULL,
  al        text    NOT NULL,
  righe     bigint  NOT NULL,
  diverse   text    NOT NULL,
  operatore text    NOT NULL,
  ms        bigint  NOT NULL,
  PRIMARY KEY (sede, estratto)
);
