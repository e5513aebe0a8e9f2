-- protocollo: a registration of a presentation stands beside those of pratiche; `pratica` is '' there
ALTER TABLE protocollo ADD COLUMN verso TEXT NOT NULL DEFAULT 'ENTRATA';
ALTER TABLE protocollo ADD COLUMN presentazione TEXT;
ALTER TABLE protocollo ADD COLUMN emergenza TEXT; -- number in the registro di emergenza, where there was one before

-- emergenza: the registers of emergency, one row for each opening, and the acts that authorise them (DPR 445/2000,
-- art. 63)
CREATE TABLE emergenza (
  sede         TEXT    NOT NULL,
  registro     TEXT    NOT NULL,                -- GE2-E.3: the third opening under the code GE2-E
  codice       TEXT    NOT NULL,
  progressivo  BIGINT NOT NULL,
  causa        TEXT    NOT NULL,
  inizio_ms    BIGINT NOT NULL,                -- of the interruption
  scadenza_ms  BIGINT NOT NULL,                -- of the last act
  aperta_ms    BIGINT NOT NULL,
  ripristino_ms BIGINT,
  chiusa_ms    BIGINT,
  PRIMARY KEY (sede, registro)
);
CREATE UNIQUE INDEX emergenza_registro ON emergenza (registro);
CREATE INDEX emergenza_codice ON emergenza (codice, progressivo);

CREATE TABLE emergenza_atto (
  sede        TEXT    NOT NULL,
  registro    TEXT    NOT NULL,
  seq         BIGINT NOT NULL,
  chi         TEXT    NOT NULL,
  atto        TEXT    NOT NULL,
  pervenuto   TEXT    NOT NULL,
  causa       TEXT    NOT NULL,
  dal_ms      BIGINT NOT NULL,
  scadenza_ms BIGINT NOT NULL,
  ms          BIGINT NOT NULL,
  operatore   TEXT    NOT NULL,
  PRIMARY KEY (sede, registro, seq)
);

-- emergenza: what was brought to a counter; `emergenza` is its number in the registro di emergenza, if it got one
CREATE TABLE presentazione (
  sede         TEXT    NOT NULL,
  presentazione TEXT   NOT NULL,                -- made before any call
  corpo        TEXT    NOT NULL,
  parole       TEXT    NOT NULL,                -- what a search finds it by, lower case
  seq          BIGINT NOT NULL,                -- of its first fact
  ricevuta_ms  BIGINT NOT NULL,
  operatore    TEXT    NOT NULL,
  registro     TEXT,
  emergenza    TEXT,
  codice       TEXT,
  anno         BIGINT,
  progressivo  BIGINT,
  emergenza_ms BIGINT,
  annullata_ms BIGINT,
  annullata_da TEXT,
  annullata_chi TEXT,
  annullata_atto TEXT,
  motivo       TEXT,
  PRIMARY KEY (sede, presentazione)
);
CREATE INDEX presentazione_presentazione ON presentazione (presentazione);
CREATE UNIQUE INDEX presentazione_emergenza ON presentazione (emergenza);
CREATE INDEX presentazione_numero ON presentazione (codice, anno, progressivo);
CREATE INDEX presentazione_registro ON presentazione (registro, progressivo);
CREATE INDEX presentazione_ricevuta ON presentazione (ricevuta_ms);

-- emergenza: the ordinary number of a presentation. `sede` is the AOO's: a second number for the same has no room
CREATE TABLE correlazione (
  sede          TEXT    NOT NULL,
  presentazione TEXT    NOT NULL,
  protocollo    TEXT    NOT NULL,
  ms            BIGINT NOT NULL,
  PRIMARY KEY (sede, presentazione)
);
CREATE INDEX correlazione_presentazione ON correlazione (presentazione);
CREATE UNIQUE INDEX correlazione_protocollo ON correlazione (protocollo);
