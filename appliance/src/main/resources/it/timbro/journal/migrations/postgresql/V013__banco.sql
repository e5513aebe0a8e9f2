-- pratica: the promise of an office day, and how long the company may answer
ALTER TABLE scheda ADD COLUMN complessa TEXT;   -- why it needs more than the promised days
ALTER TABLE scheda ADD COLUMN decorre_ms BIGINT; -- from when the promised days count; null: the presentazione
ALTER TABLE scheda ADD COLUMN scadenza_ms BIGINT;

-- collegamento: whether the company could read what was asked, and the end that the centre saw pass
ALTER TABLE rettifica ADD COLUMN stream TEXT;   -- where the request stands
ALTER TABLE rettifica ADD COLUMN seq BIGINT;
ALTER TABLE rettifica ADD COLUMN comunicata BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rettifica ADD COLUMN scaduta_ms BIGINT;
CREATE INDEX rettifica_da_comunicare ON rettifica (comunicata, sede);
CREATE INDEX rettifica_pratica ON rettifica (pratica);

-- istruttoria: consignments for which a certificate was asked, by the digest of invoice, day and consignee
CREATE TABLE spedizione (
  sede        TEXT    NOT NULL,
  pratica     TEXT    NOT NULL,
  impronta    TEXT    NOT NULL,
  fattura     TEXT    NOT NULL,
  posizione   TEXT    NOT NULL,                 -- IN_CORSO, CERTIFICATA, LIBERA
  certificato TEXT,
  confrontata BIGINT NOT NULL,                -- 1: a person found it another consignment
  ms          BIGINT NOT NULL,
  da_dire     BIGINT NOT NULL,                -- 1: the other branches have not been told yet
  PRIMARY KEY (sede, pratica, impronta)
);
CREATE INDEX spedizione_impronta ON spedizione (impronta);
CREATE INDEX spedizione_pratica ON spedizione (pratica);
CREATE INDEX spedizione_da_dire ON spedizione (da_dire, sede);

-- istruttoria: the same of pratiche that other branches hold, as the centre tells it
CREATE TABLE spedizione_altrove (
  sede        TEXT    NOT NULL,
  pratica     TEXT    NOT NULL,
  impronta    TEXT    NOT NULL,
  presso      TEXT    NOT NULL,
  posizione   TEXT    NOT NULL,
  certificato TEXT,
  confrontata BIGINT NOT NULL,
  ms          BIGINT NOT NULL,
  PRIMARY KEY (sede, pratica, impronta)
);
CREATE INDEX spedizione_altrove_impronta ON spedizione_altrove (impronta);

-- istruttoria: consignments with two certificates that nobody compared
CREATE TABLE spedizione_doppia (
  sede     TEXT    NOT NULL,
  impronta TEXT    NOT NULL,
  PRIMARY KEY (sede, impronta)
);

-- posta: what the office writes to companies, and how it reached them
CREATE TABLE posta (
  sede         TEXT    NOT NULL,
  messaggio    TEXT    NOT NULL,
  pratica      TEXT    NOT NULL,
  motivo       TEXT    NOT NULL,
  destinatario TEXT    NOT NULL,
  oggetto      TEXT    NOT NULL,
  testo        TEXT    NOT NULL,
  preparato_ms BIGINT NOT NULL,
  operatore    TEXT    NOT NULL,
  PRIMARY KEY (sede, messaggio)
);
CREATE INDEX posta_messaggio ON posta (messaggio);
CREATE INDEX posta_pratica ON posta (pratica);
CREATE INDEX posta_preparato ON posta (preparato_ms);

CREATE TABLE posta_spedita (
  sede       TEXT    NOT NULL,
  messaggio  TEXT    NOT NULL,
  via        TEXT    NOT NULL,
  nota       TEXT    NOT NULL,
  spedito_ms BIGINT NOT NULL,
  operatore  TEXT    NOT NULL,
  PRIMARY KEY (sede, messaggio)
);
CREATE INDEX posta_spedita_messaggio ON posta_spedita (messaggio);
