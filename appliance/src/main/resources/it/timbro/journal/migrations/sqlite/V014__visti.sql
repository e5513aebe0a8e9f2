-- visti: the register of visti on originals, a projection
CREATE TABLE visto (
  sede          TEXT    NOT NULL,
  numero        TEXT    NOT NULL,               -- GE2-V-2026-0000012
  presentazione TEXT    NOT NULL,               -- made before any call
  codice        TEXT    NOT NULL,
  anno          INTEGER NOT NULL,
  progressivo   INTEGER NOT NULL,
  corpo         TEXT    NOT NULL,
  funzionario   TEXT    NOT NULL,               -- login of the first officer
  nome          TEXT    NOT NULL,
  diritti       TEXT    NOT NULL,
  parole        TEXT    NOT NULL,               -- what a search finds it by, lower case
  ms            INTEGER NOT NULL,
  operatore     TEXT    NOT NULL,
  legalizzazione TEXT,
  consegnato_ms INTEGER,
  annullo       TEXT,
  PRIMARY KEY (sede, numero)
) STRICT;
CREATE UNIQUE INDEX visto_numero ON visto (numero);
CREATE INDEX visto_presentazione ON visto (presentazione);
CREATE INDEX visto_progressivo ON visto (codice, anno, progressivo);
CREATE INDEX visto_ms ON visto (ms);

-- formulari: to whom a blank was given, by which module its return was announced, what was reported of it (FURTO,
-- SMARRIMENTO); `caricato` is 0 of one that was reported and never loaded
ALTER TABLE formulario ADD COLUMN impresa TEXT;
ALTER TABLE formulario ADD COLUMN modulo TEXT;
ALTER TABLE formulario ADD COLUMN allarme TEXT;
ALTER TABLE formulario ADD COLUMN caricato INTEGER NOT NULL DEFAULT 1;
CREATE INDEX formulario_pratica ON formulario (pratica);

-- formulari: movements of whole runs (carico e scarico)
CREATE TABLE formulario_movimento (
  sede      TEXT    NOT NULL,
  stream    TEXT    NOT NULL,
  seq       INTEGER NOT NULL,
  tipo      TEXT    NOT NULL,                   -- kind of the fact
  primo     TEXT    NOT NULL,
  ultimo    TEXT    NOT NULL,
  denuncia  TEXT,                               -- stream and seq of the report it is about
  ms        INTEGER NOT NULL,
  operatore TEXT    NOT NULL,
  corpo     TEXT    NOT NULL,
  PRIMARY KEY (sede, stream, seq)
) STRICT;
CREATE INDEX formulario_movimento_ms ON formulario_movimento (ms);
CREATE INDEX formulario_movimento_tipo ON formulario_movimento (tipo, denuncia);
CREATE INDEX formulario_movimento_primo ON formulario_movimento (primo);

-- annullamento: certificates that are taken back, and what stands in their place
CREATE TABLE annullamento (
  sede        TEXT    NOT NULL,
  certificato TEXT    NOT NULL,
  pratica     TEXT    NOT NULL,
  corpo       TEXT    NOT NULL,                 -- the request
  chiesto_ms  INTEGER NOT NULL,
  operatore   TEXT    NOT NULL,
  attesi      TEXT    NOT NULL,                 -- serials that have not come back yet, a space between
  rientrati   TEXT    NOT NULL,
  busta       TEXT    NOT NULL,
  concluso_ms INTEGER,
  sostituito  TEXT,                             -- the pratica that stands in its place
  duplicato   INTEGER NOT NULL DEFAULT 0,
  dicitura    TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (sede, certificato)
) STRICT;
CREATE INDEX annullamento_certificato ON annullamento (certificato);
CREATE INDEX annullamento_concluso ON annullamento (concluso_ms, chiesto_ms);
CREATE INDEX annullamento_sostituito ON annullamento (sostituito);

-- ritiro: why it was handed over although there was a doubt about who collected
ALTER TABLE consegna ADD COLUMN nota TEXT NOT NULL DEFAULT '';
