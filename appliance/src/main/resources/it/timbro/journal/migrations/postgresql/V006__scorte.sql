ALTER TABLE numero ADD COLUMN impegnato_ms bigint;
ALTER TABLE numero ADD COLUMN disperso text;
CREATE INDEX numero_blocco ON numero (blocco, stato);
CREATE INDEX numero_impegnato ON numero (sede, impegnato_ms);
ALTER TABLE formulario ADD COLUMN consumato_ms bigint;
CREATE INDEX formulario_consumato ON formulario (consumato_ms);
CREATE TABLE chiusura (
  sede   text    NOT NULL,
  id     text    NOT NULL,
  chi    text    NOT NULL,
  dal_ms bigint NOT NULL,
  al_ms  bigint NOT NULL,
  motivo text    NOT NULL,
  PRIMARY KEY (sede, id)
);
CREATE TABLE credito (
  sede         text    NOT NULL,
  impresa      text    NOT NULL,
  versato_cent bigint NOT NULL,
  PRIMARY KEY (sede, impresa)
);
CREATE TABLE vincolo (
  sede            text    NOT NULL,
  vincolo         text    NOT NULL,
  impresa         text    NOT NULL,
  importo_cent    bigint NOT NULL,
  tetto_cent      bigint NOT NULL,
  fino_ms         bigint NOT NULL,
  addebitato_cent bigint NOT NULL,
  reso_cent       bigint,
  PRIMARY KEY (sede, vincolo)
);
CREATE INDEX vincolo_impresa ON vincolo (impresa, fino_ms);
CREATE TABLE addebito (
  sede    text    NOT NULL,
  vincolo text    NOT NULL,
  pratica text    NOT NULL,
  cent    bigint NOT NULL,
  PRIMARY KEY (sede, vincolo, pratica)
);
CREATE INDEX addebito_pratica ON addebito (pratica);
CREATE TABLE contatto (
  sede     text    NOT NULL,
  ms       bigint NOT NULL,
  detto_ms bigint NOT NULL,
  detto    text    NOT NULL,
  PRIMARY KEY (sede)
);
