-- People: what became of an account, from where somebody entered, which tries failed, who looked at what.
ALTER TABLE operatore ADD COLUMN sospeso INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operatore ADD COLUMN da_cambiare INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operatore ADD COLUMN pin TEXT NOT NULL DEFAULT '';            -- PHC form, '' if none was chosen
ALTER TABLE operatore ADD COLUMN accesso_ms INTEGER NOT NULL DEFAULT 0;   -- last one, 0 if there was none

CREATE TABLE accesso (                          -- where a person entered from, the latest few places
  sede      TEXT    NOT NULL,
  login     TEXT    NOT NULL,
  indirizzo TEXT    NOT NULL,
  ms        INTEGER NOT NULL,
  PRIMARY KEY (sede, login, indirizzo)
) STRICT;

-- Not a projection: tries that failed are no facts, and nobody mourns them.
CREATE TABLE tentativo (
  sede      TEXT    NOT NULL,
  login     TEXT    NOT NULL,                   -- '' for all who try from an address
  indirizzo TEXT    NOT NULL,                   -- '' for all addresses that try a login
  falliti   INTEGER NOT NULL,                   -- in a row
  dopo      INTEGER NOT NULL,                   -- since the person last entered
  fino_ms   INTEGER NOT NULL,                   -- refused until then
  ultimo_ms INTEGER NOT NULL,
  PRIMARY KEY (sede, login, indirizzo)
) STRICT;
CREATE INDEX tentativo_ultimo ON tentativo (sede, ultimo_ms);

CREATE TABLE consultazione (
  sede      TEXT    NOT NULL,
  stream    TEXT    NOT NULL,
  seq       INTEGER NOT NULL,
  login     TEXT    NOT NULL,
  cosa      TEXT    NOT NULL,
  oggetto   TEXT    NOT NULL,
  ms        INTEGER NOT NULL,
  PRIMARY KEY (sede, stream, seq)
) STRICT;
CREATE INDEX consultazione_login ON consultazione (sede, login, seq);
CREATE INDEX consultazione_oggetto ON consultazione (sede, oggetto, seq);
