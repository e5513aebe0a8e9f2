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
  progressivo  INTEGER NOT NULL,
  causa        TEXT    NOT NULL,
  inizio_ms    INTEGER NOT NULL,                -- of the interruption
  scadenza_ms  INTEGER NOT NULL,                -- of the last act
  aperta_ms    INTEGER NOT NULL,
  ripristino_ms INTEGER,
  chiusa_ms    INTEGER,
  PRIMARY KEY (sede, registro)
) STRICT;
CREATE UNIQUE INDEX emergenza_registro ON emergenza (registro);
CREATE INDEX emergenza_codice ON emergenza (codice, progressivo);

CREATE TABLE emergenza_atto (
  sede        TEXT    NOT NULL,
  registro    TEXT    NOT NULL,
  seq         INTEGER NOT NULL,
  chi         TEXT    NOT NULL,
  atto        TEXT    NOT NULL,
  pervenuto   TEXT    NOT NULL,
  causa       TEXT    NOT NULL,
  dal_ms      INTEGER NOT NULL,
  scadenza_ms INTEGER NOT NULL,
  ms          INTEGER NOT NULL,
  operatore   TEXT    NOT NULL,
  PRIMARY KEY (sede, registro, seq)
) STRICT;

-- emergenza: what was brought to a counter; `emergenza` is its number in the registro di emergenza, if it got one
CREATE TABLE presentazione (
  sede         TEXT    NOT NULL,
  presentazione TEXT   NOT NULL,                -- made before any call
  corpo        TEXT    NOT NULL,
  parole       TEXT    NOT NULL,                -- what a search finds it by, lower case
  seq          INTEGER NOT NULL,                -- of its first fact
  ricevuta_ms  INTEGER NOT NULL,
  operatore    TEXT    NOT NULL,
  registro     TEXT,
  emergenza    TEXT,
  codice       TEXT,
  anno         INTEGER,
  progressivo  INTEGER,
  emergenza_ms INTEGER,
  annullata_ms INTEGER,
  annullata_da TEXT,
  annullata_chi TEXT,
  annullata_atto TEXT,
  motivo       TEXT,
  PRIMARY KEY (sede, presentazione)
) STRICT;
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
  ms            INTEGER NOT NULL,
  PRIMARY KEY (sede, presentazione)
) STRICT;
CREATE INDEX correlazione_presentazione ON correlazione (presentazione);
CREATE UNIQUE INDEX correlazione_protocollo ON correlazione (protocollo);
