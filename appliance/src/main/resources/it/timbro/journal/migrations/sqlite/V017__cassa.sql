-- diritti: what was given back, what the office may keep, what of it went over the counter; euro cents
ALTER TABLE diritto ADD COLUMN rimborsati_cent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE diritto ADD COLUMN dovuti_cent     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE diritto ADD COLUMN cassa_cent      INTEGER NOT NULL DEFAULT 0; -- taken at a till less given back there
ALTER TABLE diritto ADD COLUMN riscontrati_cent INTEGER NOT NULL DEFAULT 0; -- of the rest, as it was last matched
UPDATE diritto SET dovuti_cent = prenotati_cent - liberati_cent;
CREATE INDEX diritto_da_rimborsare ON diritto (sede) WHERE riscossi_cent - rimborsati_cent > dovuti_cent;
CREATE INDEX diritto_da_riscontrare ON diritto (sede)
  WHERE riscossi_cent - rimborsati_cent - cassa_cent <> riscontrati_cent;

CREATE TABLE turno (                            -- tills, from opening to closing
  sede         TEXT    NOT NULL,
  turno        TEXT    NOT NULL,
  cassiere     TEXT    NOT NULL,
  fondo_cent   INTEGER NOT NULL,
  aperto_ms    INTEGER NOT NULL,
  chiuso_ms    INTEGER NOT NULL DEFAULT 0,      -- 0 while it is open
  chiuso_da    TEXT    NOT NULL DEFAULT '',
  contati_cent INTEGER NOT NULL DEFAULT 0,
  attesi_cent  INTEGER NOT NULL DEFAULT 0,
  spiegazione  TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (sede, turno)
) STRICT;
CREATE INDEX turno_aperto ON turno (sede, chiuso_ms, cassiere);

CREATE TABLE incasso (                          -- taken and given back: the register of the tills
  sede        TEXT    NOT NULL,
  ricevuta    TEXT    NOT NULL,
  codice      TEXT    NOT NULL,                 -- with anno and progressivo, the parts of the number
  anno        INTEGER NOT NULL,
  progressivo INTEGER NOT NULL,
  di          TEXT    NOT NULL DEFAULT '',      -- what was given back of; '' of a taking
  turno       TEXT    NOT NULL,
  pratica     TEXT    NOT NULL DEFAULT '',
  chi         TEXT    NOT NULL,
  causale     TEXT    NOT NULL,
  tariffa     TEXT    NOT NULL,
  voci        TEXT    NOT NULL,
  cent        INTEGER NOT NULL,
  reso_cent   INTEGER NOT NULL DEFAULT 0,       -- of a taking: given back of it so far
  mezzo       TEXT    NOT NULL,
  riferimento TEXT    NOT NULL,
  operatore   TEXT    NOT NULL,
  ms          INTEGER NOT NULL,
  PRIMARY KEY (sede, ricevuta)
) STRICT;
CREATE INDEX incasso_turno ON incasso (sede, turno);
CREATE INDEX incasso_pratica ON incasso (pratica);
CREATE INDEX incasso_giorno ON incasso (sede, ms);
CREATE INDEX incasso_numero ON incasso (codice, anno, progressivo);
CREATE INDEX incasso_riferimento ON incasso (riferimento, mezzo);
