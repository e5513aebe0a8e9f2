-- People: what became of an account, from where somebody enters, which tries failed, who looked at what.
ALTER TABLE operatore ADD COLUMN sospeso bigint NOT NULL DEFAULT 0;
ALTER TABLE operatore ADD COLUMN da_cambiare bigint NOT NULL DEFAULT 0;
ALTER TABLE operatore ADD COLUMN pin text NOT NULL DEFAULT '';            -- PHC form, '' if none was chosen
ALTER TABLE operatore ADD COLUMN accesso_ms bigint NOT NULL DEFAULT 0;

CREATE TABLE accesso (
  sede      text    NOT NULL,
  login     text    NOT NULL,
  indirizzo text    NOT NULL,
  ms        bigint NOT NULL,
  PRIMARY KEY (sede, login, indirizzo)
);

-- Not a projection: tries that failed are no facts, and nobody mourns them.
CREATE TABLE tentativo (
  sede      text    NOT NULL,
  login     text    NOT NULL,
  indirizzo text    NOT NULL,
  falliti   bigint NOT NULL,
  dopo      bigint NOT NULL,
  fino_ms   bigint NOT NULL,
  ultimo_ms bigint NOT NULL,
  PRIMARY KEY (sede, login, indirizzo)
);
CREATE INDEX tentativo_ultimo ON tentativo (sede, ultimo_ms);

CREATE TABLE consultazione (
  sede      text    NOT NULL,
  stream    text    NOT NULL,
  seq       bigint NOT NULL,
  login     text    NOT NULL,
  cosa      text    NOT NULL,
  oggetto   text    NOT NULL,
  ms        bigint NOT NULL,
  PRIMARY KEY (sede, stream, seq)
);
CREATE INDEX consultazione_login ON consultazione (sede, login, seq);
CREATE INDEX consultazione_oggetto ON consultazione (sede, oggetto, seq);
