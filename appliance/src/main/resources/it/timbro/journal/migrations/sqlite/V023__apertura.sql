-- pratiche that a branch opened at its counter, and the presentazione that each came from: there are its numbers
CREATE TABLE apertura (
  sede          TEXT    NOT NULL,               -- the branch that opened it
  pratica       TEXT    NOT NULL,
  presentazione TEXT    NOT NULL,
  correlata     INTEGER NOT NULL DEFAULT 0,     -- 1: the pratica was told the ordinary number
  PRIMARY KEY (sede, pratica)
) STRICT;
CREATE INDEX apertura_pratica ON apertura (pratica);
CREATE INDEX apertura_presentazione ON apertura (presentazione);
CREATE INDEX apertura_correlata ON apertura (sede, correlata);
