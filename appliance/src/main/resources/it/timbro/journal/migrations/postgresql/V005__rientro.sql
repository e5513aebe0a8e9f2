-- Copies and what comes of them: incarnations of a branch, generations of the centre.

-- Entries of a stream that its writer had to leave behind: the only way out of the journal, and from here into facts
-- (ProvaConservata). Not a projection.
CREATE TABLE prova (
  sede   TEXT    NOT NULL,
  stream TEXT    NOT NULL,
  seq    BIGINT  NOT NULL,
  hash   TEXT    NOT NULL,
  corpo  BYTEA   NOT NULL,                      -- the entry as it travels
  PRIMARY KEY (sede, stream, seq, hash)
);

-- What a centre has to tell a branch and cannot yet: it is taking back what it had told it before it was restored. Not
-- a projection.
CREATE TABLE feed_attesa (
  sede          TEXT    NOT NULL,
  posto         BIGINT  NOT NULL,
  origin_sede   TEXT    NOT NULL,
  origin_stream TEXT    NOT NULL,
  origin_seq    BIGINT  NOT NULL,
  PRIMARY KEY (sede, posto),
  UNIQUE (sede, origin_sede, origin_stream, origin_seq)
);

DROP TRIGGER journal_never_deleted ON journal;
CREATE FUNCTION journal_leaves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM prova p
      WHERE p.sede = OLD.sede AND p.stream = OLD.stream AND p.seq = OLD.seq AND p.hash = OLD.hash) THEN
    RAISE EXCEPTION 'the journal is append-only';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER journal_never_deleted BEFORE DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_leaves();

DROP TRIGGER feed_never_edited ON feed;
CREATE TRIGGER feed_never_edited BEFORE UPDATE ON feed FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE FUNCTION feed_leaves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM feed_attesa a
      WHERE a.sede = OLD.sede AND a.origin_sede = OLD.origin_sede AND a.origin_stream = OLD.origin_stream
        AND a.origin_seq = OLD.origin_seq) THEN
    RAISE EXCEPTION 'the feed is append-only';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER feed_never_deleted BEFORE DELETE ON feed FOR EACH ROW EXECUTE FUNCTION feed_leaves();

-- At the centre the presence that a branch said last; at a branch (n = 0) the one it says next. Not a projection.
CREATE TABLE presenza (
  sede   TEXT    NOT NULL,
  stream TEXT    NOT NULL,
  n      BIGINT  NOT NULL,
  hash   TEXT    NOT NULL,
  PRIMARY KEY (sede, stream)
);

-- Why this machine numbers nothing, and how far it is on its way back. About the machine, so not a projection.
CREATE TABLE quarantena (
  sede      TEXT    NOT NULL,
  stream    TEXT    NOT NULL,
  causa     TEXT    NOT NULL,
  dettaglio TEXT    NOT NULL,
  id        TEXT    NOT NULL,                   -- of the question for a new incarnation
  ms        BIGINT  NOT NULL,
  nuova     TEXT,                               -- the incarnation that was given
  fino_seq  BIGINT ,
  fino_hash TEXT,
  PRIMARY KEY (sede)
);

-- centro.sedi: incarnations given
CREATE TABLE incarnazione (
  sede       TEXT    NOT NULL,
  numero     BIGINT  NOT NULL,
  precedente TEXT    NOT NULL,
  fino_seq   BIGINT  NOT NULL,
  fino_hash  TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  ms         BIGINT  NOT NULL,
  PRIMARY KEY (sede, numero)
);

-- centro.sedi: branches that a restored centre has to hear before it leases anything in their chamber
CREATE TABLE da_sentire (
  sede       TEXT    NOT NULL,
  camera     TEXT    NOT NULL,
  generazione BIGINT  NOT NULL,
  PRIMARY KEY (sede)
);

-- archivio: of which incarnation the fact is that names the file
ALTER TABLE file_annunciato ADD COLUMN stream TEXT NOT NULL DEFAULT '1';
