-- what the centre made of the account that a first-time company asked for, whichever was heard first
CREATE TABLE utenza_esito (
  sede         TEXT    NOT NULL,                -- of the branch that asked
  appuntamento TEXT    NOT NULL,
  esito        TEXT    NOT NULL,                -- CREATA, RIFIUTATA
  detto        TEXT    NOT NULL,                -- the name of the account, or the reason
  ms           BIGINT NOT NULL,
  operatore    TEXT    NOT NULL,
  PRIMARY KEY (sede, appuntamento)
);

-- codice fiscale of the company, "" if it has none
ALTER TABLE appuntamento ADD COLUMN impresa TEXT NOT NULL DEFAULT '';
UPDATE appuntamento SET impresa = coalesce(corpo::json #>> '{impresa,codiceFiscale}', '');
CREATE INDEX appuntamento_impresa ON appuntamento (impresa);

-- modelli base that are being written at the counter: no facts, not in the journal, erased when they are presented
CREATE TABLE minuta (
  sede         TEXT    NOT NULL,
  minuta       TEXT    NOT NULL,                -- made before any call
  versione     BIGINT NOT NULL,
  appuntamento TEXT    NOT NULL,                -- "" if none
  titolo       TEXT    NOT NULL,                -- what a list calls it
  campi        TEXT    NOT NULL,                -- what was typed, as it was typed (JSON)
  firmato      TEXT    NOT NULL,                -- hash of the signed file that was brought, "" if none
  operatore    TEXT    NOT NULL,                -- who wrote last
  ms           BIGINT NOT NULL,
  PRIMARY KEY (sede, minuta)
);
CREATE INDEX minuta_ms ON minuta (sede, ms);
