-- What was last the matter with the line, in words. Not a projection: it says nothing of what happened here.
CREATE TABLE errore_linea (
  sede  TEXT    NOT NULL,
  frase TEXT    NOT NULL,
  ms    INTEGER NOT NULL,
  PRIMARY KEY (sede)
) STRICT;
