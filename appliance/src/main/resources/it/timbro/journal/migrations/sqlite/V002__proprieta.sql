-- Who owns a pratica, until when, and what waits for a person because two truths met. All projections.

-- the second cursor, *applied per subject*: subjects whose facts are not simply applied as they arrive, by the first
-- fact in question; `ferma` 1: facts of this subject wait for it, 0: it was set aside and the subject is told anew
-- with each fact that comes
CREATE TABLE fermo (
  sede    TEXT    NOT NULL,
  subject TEXT    NOT NULL,
  stream  TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  ferma   INTEGER NOT NULL,
  PRIMARY KEY (sede, subject)
) STRICT;
CREATE INDEX fermo_subject ON fermo (subject);

-- why there is a card: FERMA (cannot be applied), SCONOSCIUTA (of a newer release), SUPERATA (written by who no longer
-- owned the pratica), DUE_CERTIFICATI; `ultima_seq`: the last fact of that stream that the card is about
ALTER TABLE carta ADD COLUMN tipo TEXT NOT NULL DEFAULT 'FERMA';
ALTER TABLE carta ADD COLUMN ultima_seq INTEGER NOT NULL DEFAULT 0;

-- what a person decided about a card, by the place of the decision
CREATE TABLE carta_risolta (
  sede         TEXT    NOT NULL,
  stream       TEXT    NOT NULL,
  seq          INTEGER NOT NULL,
  carta_sede   TEXT    NOT NULL,
  carta_stream TEXT    NOT NULL,
  carta_seq    INTEGER NOT NULL,
  vista_fino   INTEGER NOT NULL,                -- last fact of the card that the person saw
  decisione    TEXT    NOT NULL,
  motivo       TEXT    NOT NULL,
  operatore    TEXT    NOT NULL,
  ms           INTEGER NOT NULL,
  PRIMARY KEY (sede, stream, seq)
) STRICT;
CREATE INDEX carta_risolta_carta ON carta_risolta (carta_sede, carta_stream, carta_seq);

-- until when a branch may issue without having heard from the centre: for one pratica, and for all it holds
CREATE TABLE custodia (
  sede    TEXT    NOT NULL,
  pratica TEXT    NOT NULL,
  fino_ms INTEGER NOT NULL,
  PRIMARY KEY (sede, pratica)
) STRICT;
CREATE INDEX custodia_pratica ON custodia (pratica);
CREATE TABLE custodia_sede (
  sede    TEXT    NOT NULL,
  fino_ms INTEGER NOT NULL,
  PRIMARY KEY (sede)
) STRICT;

-- reassignments that one person has proposed and another may confirm
CREATE TABLE riassegnazione_proposta (
  sede     TEXT    NOT NULL,
  pratica  TEXT    NOT NULL,
  a_sede   TEXT    NOT NULL,
  causa    TEXT    NOT NULL,
  motivo   TEXT    NOT NULL,
  proposta_da TEXT NOT NULL,
  ms       INTEGER NOT NULL,
  PRIMARY KEY (sede, pratica)
) STRICT;
CREATE INDEX riassegnazione_pratica ON riassegnazione_proposta (pratica);

-- every reassignment of a pratica, by its epoch; facts of the stream beyond the fence are superseded
CREATE TABLE riassegnazione (
  sede         TEXT    NOT NULL,                -- the old owner
  pratica      TEXT    NOT NULL,
  epoca        INTEGER NOT NULL,
  a_sede       TEXT    NOT NULL,
  fence_stream TEXT    NOT NULL,
  fence_seq    INTEGER NOT NULL,
  PRIMARY KEY (sede, pratica, epoca)
) STRICT;
CREATE INDEX riassegnazione_della_pratica ON riassegnazione (pratica);

-- messages of the company that wait for the owner's answer: rettifica, rinuncia
ALTER TABLE rettifica_pervenuta ADD COLUMN tipo TEXT NOT NULL DEFAULT 'RETTIFICA';
CREATE INDEX rettifica_pervenuta_pratica ON rettifica_pervenuta (pratica);

-- certificates that are valid now, by the fact that issued them: two of one pratica make a card
CREATE TABLE certificato_valido (
  sede    TEXT    NOT NULL,
  stream  TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  numero  TEXT    NOT NULL,
  pratica TEXT    NOT NULL,
  ms      INTEGER NOT NULL,
  PRIMARY KEY (sede, stream, seq)
) STRICT;
CREATE INDEX certificato_valido_pratica ON certificato_valido (pratica);
CREATE INDEX certificato_valido_numero ON certificato_valido (numero);
INSERT INTO certificato_valido (sede, stream, seq, numero, pratica, ms)
  SELECT j.sede, j.stream, j.seq, n.numero, n.pratica, j.wall_ms
  FROM numero n JOIN journal j ON j.subject = 'numero:' || n.numero AND j.kind = 'CertificatoEmesso'
  WHERE n.stato = 'EMESSO' AND n.pratica IS NOT NULL;
