CREATE TABLE ricevuta (
  sede      text   NOT NULL,
  catena    text   NOT NULL,
  seq       bigint NOT NULL,
  hash      text   NOT NULL,
  nuovi     bigint NOT NULL,
  ripetuti  bigint NOT NULL,
  numeri    text   NOT NULL,
  chiave    text   NOT NULL,
  firma     text   NOT NULL,
  ms        bigint NOT NULL,
  PRIMARY KEY (sede, catena, seq, hash)
);
