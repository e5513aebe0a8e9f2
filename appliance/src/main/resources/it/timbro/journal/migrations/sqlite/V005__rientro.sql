-- Copies and what comes of them: incarnations of a branch, generations of the centre.

-- Entries of a stream that its writer had to leave behind: the only way out of the journal, and from here into facts
-- (ProvaConservata). Not a projection.
CREATE TABLE prova (
  sede   TEXT    NOT NULL,
  stream TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  hash   TEXT    NOT NULL,
  corpo  BLOB    NOT NULL,                      -- the entry as it travels
  PRIMARY KEY (sede, stream, seq, hash)
) STRICT;

-- What a centre has to tell a branch and cannot yet: it is taking back what it had told it before it was restored. Not
-- a projection.
CREATE TABLE feed_attesa (
  sede          TEXT    NOT NULL,
  posto         INTEGER NOT NULL,
  origin_sede   TEXT    NOT NULL,
  origin_stream TEXT    NOT NULL,
  origin_seq    INTEGER NOT NULL,
  PRIMARY KEY (sede, posto),
  UNIQUE (sede, origin_sede, origin_stream, origin_seq)
) STRICT;

DROP TRIGGER journal_never_deleted;
CREATE TRIGGER journal_never_deleted BEFORE DELETE ON journal
WHEN NOT EXISTS (SELECT 1 FROM prova p
  WHERE p.sede = OLD.sede AND p.stream = OLD.stream AND p.seq = OLD.seq AND p.hash = OLD.hash)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

DROP TRIGGER feed_never_deleted;
CREATE TRIGGER feed_never_deleted BEFORE DELETE ON feed
WHEN NOT EXISTS (SELECT 1 FROM feed_attesa a
  WHERE a.sede = OLD.sede AND a.origin_sede = OLD.origin_sede AND a.origin_stream = OLD.origin_stream
    AND a.origin_seq = OLD.origin_seq)
BEGIN SELECT RAISE(ABORT, 'the feed is append-only'); END;

-- At the centre the presence that a branch said last; at a branch (n = 0) the one it says next. Not a projection.
CREATE TABLE presenza (
  sede   TEXT    NOT NULL,
  stream TEXT    NOT NULL,
  n      INTEGER NOT NULL,
  hash   TEXT    NOT NULL,
  PRIMARY KEY (sede, stream)
) STRICT;

-- Why this machine numbers nothing, and how far it is on its way back. About the machine, so not a projection.
CREATE TABLE quarantena (
  sede      TEXT    NOT NULL,
  stream    TEXT    NOT NULL,
  causa     TEXT    NOT NULL,
  dettaglio TEXT    NOT NULL,
  id        TEXT    NOT NULL,                   -- of the question for a new incarnation
  ms        INTEGER NOT NULL,
  nuova     TEXT,                               -- the incarnation that was given
  fino_seq  INTEGER,
  fino_hash TEXT,
  PRIMARY KEY (sede)
) STRICT;

-- centro.sedi: incarnations given
CREATE TABLE incarnazione (
  sede       TEXT    NOT NULL,
  numero     INTEGER NOT NULL,
  precedente TEXT    NOT NULL,
  fino_seq   INTEGER NOT NULL,
  fino_hash  TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  ms         INTEGER NOT NULL,
  PRIMARY KEY (sede, numero)
) STRICT;

-- centro.sedi: branches that a restored centre has to hear before it leases anything in their chamber
CREATE TABLE da_sentire (
  sede       TEXT    NOT NULL,
  camera     TEXT    NOT NULL,
  generazione INTEGER NOT NULL,
  PRIMARY KEY (sede)
) STRICT;

-- archivio: of which incarnation the fact is that names the file
ALTER TABLE file_annunciato ADD COLUMN stream TEXT NOT NULL DEFAULT '1';
