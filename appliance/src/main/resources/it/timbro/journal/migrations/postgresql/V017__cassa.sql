ALTER TABLE diritto ADD COLUMN rimborsati_cent bigint NOT NULL DEFAULT 0;
ALTER TABLE diritto ADD COLUMN dovuti_cent     bigint NOT NULL DEFAULT 0;
ALTER TABLE diritto ADD COLUMN cassa_cent      bigint NOT NULL DEFAULT 0;
ALTER TABLE diritto ADD COLUMN riscontrati_cent bigint NOT NULL DEFAULT 0;
UPDATE diritto SET dovuti_cent = prenotati_cent - liberati_cent;
CREATE INDEX diritto_da_rimborsare ON diritto (sede) WHERE riscossi_cent - rimborsati_cent > dovuti_cent;
CREATE INDEX diritto_da_riscontrare ON diritto (sede)
  WHERE riscossi_cent - rimborsati_cent - cassa_cent <> riscontrati_cent;
CREATE TABLE turno (
  sede         text    NOT NULL,
  turno        text    NOT NULL,
  cassiere     text    NOT NULL,
  fondo_cent   bigint NOT NULL,
  aperto_ms    bigint NOT NULL,
  chiuso_ms    bigint NOT NULL DEFAULT 0,
  chiuso_da    text    NOT NULL DEFAULT '',
  contati_cent bigint NOT NULL DEFAULT 0,
  attesi_cent  bigint NOT NULL DEFAULT 0,
  spiegazione  text    NOT NULL DEFAULT '',
  PRIMARY KEY (sede, turno)
);
CREATE INDEX turno_aperto ON turno (sede, chiuso_ms, cassiere);
CREATE TABLE incasso (
  sede        text    NOT NULL,
  ricevuta    text    NOT NULL,
  codice      text    NOT NULL,
  anno        bigint NOT NULL,
  progressivo bigint NOT NULL,
  di          text    NOT NULL DEFAULT '',
  turno       text    NOT NULL,
  pratica     text    NOT NULL DEFAULT '',
  chi         text    NOT NULL,
  causale     text    NOT NULL,
  tariffa     text    NOT NULL,
  voci        text    NOT NULL,
  cent        bigint NOT NULL,
  reso_cent   bigint NOT NULL DEFAULT 0,
  mezzo       text    NOT NULL,
  riferimento text    NOT NULL,
  operatore   text    NOT NULL,
  ms          bigint NOT NULL,
  PRIMARY KEY (sede, ricevuta)
);
CREATE INDEX incasso_turno ON incasso (sede, turno);
CREATE INDEX incasso_pratica ON incasso (pratica);
CREATE INDEX incasso_giorno ON incasso (sede, ms);
CREATE INDEX incasso_numero ON incasso (codice, anno, progressivo);
CREATE INDEX incasso_riferimento ON incasso (riferimento, mezzo);
