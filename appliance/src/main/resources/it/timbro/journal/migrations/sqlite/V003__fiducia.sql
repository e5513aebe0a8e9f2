-- centro.sedi: devices of the branches, and the one-time codes they are enrolled with. `sede` is the branch of the
-- device, not the stream of the fact: these facts stand in the centre's stream only.
CREATE TABLE codice_iscrizione (
  sede      TEXT    NOT NULL,
  codice    TEXT    NOT NULL,                   -- its first group: finds it, opens nothing
  impronta  TEXT    NOT NULL,                   -- SHA-256 of the rest
  stato     TEXT    NOT NULL,                   -- APERTO, USATO, SOSTITUITO, BLOCCATO
  errori    INTEGER NOT NULL,
  creato_ms INTEGER NOT NULL,
  scade_ms  INTEGER NOT NULL,
  creato_da TEXT    NOT NULL,
  apparecchio TEXT,                             -- the device that used it
  PRIMARY KEY (sede, codice)
) STRICT;

CREATE TABLE apparecchio (
  sede        TEXT    NOT NULL,
  apparecchio TEXT    NOT NULL,
  stato       TEXT    NOT NULL,                 -- ISCRITTO, REVOCATO
  chiave      TEXT    NOT NULL,                 -- SHA-256 of the key it was enrolled with
  certificato TEXT    NOT NULL,                 -- base64 of the one it was enrolled with: the answer, should it be asked again
  iscritto_ms INTEGER NOT NULL,
  iscritto_da TEXT    NOT NULL,                 -- who made the code
  rinnovato_ms INTEGER,
  scade_ms    INTEGER NOT NULL,                 -- of its last certificate
  revocato_ms INTEGER,
  revocato_da TEXT,
  motivo      TEXT,
  PRIMARY KEY (sede, apparecchio)
) STRICT;
