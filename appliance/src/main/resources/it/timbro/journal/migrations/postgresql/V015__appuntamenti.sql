-- appuntamenti: first-time companies, and the guided path of each
CREATE TABLE appuntamento (
  sede        TEXT    NOT NULL,
  appuntamento TEXT   NOT NULL,                 -- made before any call
  inizio_ms   BIGINT NOT NULL,
  stato       TEXT    NOT NULL,                 -- FISSATO, APPROVATO, ANNULLATO, CONCLUSO
  corpo       TEXT    NOT NULL,
  motivo      TEXT    NOT NULL,
  utenza_ms   BIGINT,                          -- when the account was asked for
  PRIMARY KEY (sede, appuntamento)
);
CREATE INDEX appuntamento_appuntamento ON appuntamento (appuntamento);
CREATE INDEX appuntamento_inizio ON appuntamento (inizio_ms, stato);
CREATE INDEX appuntamento_utenza ON appuntamento (utenza_ms);

CREATE TABLE appuntamento_passo (
  sede        TEXT    NOT NULL,
  appuntamento TEXT   NOT NULL,
  passo       TEXT    NOT NULL,
  corpo       TEXT    NOT NULL,
  PRIMARY KEY (sede, appuntamento, passo)
);
CREATE INDEX appuntamento_passo_appuntamento ON appuntamento_passo (appuntamento);
