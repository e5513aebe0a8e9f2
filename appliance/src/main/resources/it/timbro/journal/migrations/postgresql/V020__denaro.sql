ALTER TABLE diritto ADD COLUMN addebitati_cent bigint NOT NULL DEFAULT 0;
ALTER TABLE diritto ADD COLUMN riscontrati_addebiti_cent bigint NOT NULL DEFAULT 0;
UPDATE diritto SET addebitati_cent =
  (SELECT coalesce(sum(addebito.cent), 0) FROM addebito WHERE addebito.pratica = diritto.pratica);
UPDATE diritto SET riscontrati_addebiti_cent = addebitati_cent WHERE riscontrati_cent <> 0;
DROP INDEX diritto_da_riscontrare;
CREATE INDEX diritto_da_riscontrare ON diritto (sede)
  WHERE riscossi_cent - rimborsati_cent - cassa_cent <> riscontrati_cent
    OR (addebitati_cent <> riscontrati_addebiti_cent AND prenotati_cent = riscossi_cent + liberati_cent);
