CREATE TABLE variazione (
  sede      text    NOT NULL,
  id        text    NOT NULL,
  ambito    text    NOT NULL DEFAULT '',
  dal       text    NOT NULL DEFAULT '',
  valori    text    NOT NULL DEFAULT '{}',
  motivo    text    NOT NULL DEFAULT '',
  operatore text    NOT NULL DEFAULT '',
  ms        bigint NOT NULL DEFAULT 0,
  ritirata_da     text    NOT NULL DEFAULT '',
  ritirata_motivo text    NOT NULL DEFAULT '',
  ritirata_ms     bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (sede, id)
);
