-- certificato: what the account of a block needs
ALTER TABLE numero ADD COLUMN impegnato_ms INTEGER;
ALTER TABLE numero ADD COLUMN disperso TEXT;    -- why the responsabile gave it up; a sheet that turns up counts all the same
CREATE INDEX numero_blocco ON numero (blocco, stato);
CREATE INDEX numero_impegnato ON numero (sede, impegnato_ms);

-- formulari: how many are used in a working day
ALTER TABLE formulario ADD COLUMN consumato_ms INTEGER;
CREATE INDEX formulario_consumato ON formulario (consumato_ms);

-- calendario: closures on top of the dated policy, by the chamber that decided them
CREATE TABLE chiusura (
  sede   TEXT    NOT NULL,
  id     TEXT    NOT NULL,
  chi    TEXT    NOT NULL,                      -- centro, or the code of a branch
  dal_ms INTEGER NOT NULL,
  al_ms  INTEGER NOT NULL,
  motivo TEXT    NOT NULL,
  PRIMARY KEY (sede, id)
) STRICT;

-- diritti: a company's prepaid credit at its chamber, and what of it is leased to branches; euro cents
CREATE TABLE credito (
  sede         TEXT    NOT NULL,
  impresa      TEXT    NOT NULL,
  versato_cent INTEGER NOT NULL,
  PRIMARY KEY (sede, impresa)
) STRICT;
CREATE TABLE vincolo (
  sede            TEXT    NOT NULL,
  vincolo         TEXT    NOT NULL,
  impresa         TEXT    NOT NULL,
  importo_cent    INTEGER NOT NULL,
  tetto_cent      INTEGER NOT NULL,
  fino_ms         INTEGER NOT NULL,
  addebitato_cent INTEGER NOT NULL,
  reso_cent       INTEGER,                      -- given back: over
  PRIMARY KEY (sede, vincolo)
) STRICT;
CREATE INDEX vincolo_impresa ON vincolo (impresa, fino_ms);
CREATE TABLE addebito (
  sede    TEXT    NOT NULL,
  vincolo TEXT    NOT NULL,
  pratica TEXT    NOT NULL,
  cent    INTEGER NOT NULL,
  PRIMARY KEY (sede, vincolo, pratica)
) STRICT;
CREATE INDEX addebito_pratica ON addebito (pratica);

-- centro.sedi: when a branch last called and what it said it held. No facts: the next call says it again.
CREATE TABLE contatto (
  sede     TEXT    NOT NULL,
  ms       INTEGER NOT NULL,
  detto_ms INTEGER NOT NULL,                    -- of the last hello
  detto    TEXT    NOT NULL,                    -- one line for each stream: its name, a blank, how far it goes there
  PRIMARY KEY (sede)
) STRICT;
