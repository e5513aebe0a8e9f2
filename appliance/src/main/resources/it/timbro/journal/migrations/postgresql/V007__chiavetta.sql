CREATE TABLE chiavetta_file (
  sede   text   NOT NULL,
  senso  text   NOT NULL,
  sha256 text   NOT NULL,
  tenuti bigint NOT NULL,
  ms     bigint NOT NULL,
  PRIMARY KEY (sede, senso, sha256)
);

ALTER TABLE apparecchio ADD COLUMN ultimo_certificato text;
