-- What a branch said of files on its last stick, until it says it anew: what it lacks, and what it does not know the
-- centre to have. Not a projection: no fact tells it, and it can be asked again.
CREATE TABLE chiavetta_file (
  sede   TEXT    NOT NULL,
  senso  TEXT    NOT NULL,                      -- WANTED, ASKED
  sha256 TEXT    NOT NULL,
  tenuti INTEGER NOT NULL,                      -- bytes of it that the branch has
  ms     INTEGER NOT NULL,                      -- when the stick was written, by the branch's clock
  PRIMARY KEY (sede, senso, sha256)
) STRICT;

-- The certificate that a device was given last, after the one it was enrolled with: a stick for it is closed to that.
ALTER TABLE apparecchio ADD COLUMN ultimo_certificato TEXT;
