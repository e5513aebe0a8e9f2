-- politica: what people decided on top of the policies that ship. What has no day yet was only withdrawn so far.
CREATE TABLE variazione (
  sede      TEXT    NOT NULL,                   -- who decided: a chamber, or a branch about itself
  id        TEXT    NOT NULL,
  ambito    TEXT    NOT NULL DEFAULT '',        -- a chamber or a branch
  dal       TEXT    NOT NULL DEFAULT '',        -- first day of validity, ISO 8601
  valori    TEXT    NOT NULL DEFAULT '{}',
  motivo    TEXT    NOT NULL DEFAULT '',
  operatore TEXT    NOT NULL DEFAULT '',
  ms        INTEGER NOT NULL DEFAULT 0,
  ritirata_da     TEXT    NOT NULL DEFAULT '',  -- '' while it stands
  ritirata_motivo TEXT    NOT NULL DEFAULT '',
  ritirata_ms     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (sede, id)
) STRICT;
