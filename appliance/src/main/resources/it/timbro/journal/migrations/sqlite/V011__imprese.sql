-- imprese: what each chamber knows of companies, who may sign for them, and deleghe. All projections.

-- every fact about a company, by its place: a page folds them, the centre passes them on to the branches
CREATE TABLE impresa_fatto (
  sede           TEXT    NOT NULL,
  stream         TEXT    NOT NULL,
  seq            INTEGER NOT NULL,
  camera         TEXT    NOT NULL,              -- two letters
  codice_fiscale TEXT    NOT NULL,
  tipo           TEXT    NOT NULL,              -- kind of the fact
  delega         TEXT    NOT NULL,              -- "" if it is about none
  urgenza        INTEGER NOT NULL,              -- 0 goes to the branches first
  ms             INTEGER NOT NULL,
  operatore      TEXT    NOT NULL,
  corpo          TEXT    NOT NULL,
  PRIMARY KEY (sede, stream, seq)
) STRICT;
CREATE INDEX impresa_fatto_impresa ON impresa_fatto (codice_fiscale, camera);
CREATE INDEX impresa_fatto_urgenza ON impresa_fatto (urgenza, ms);
CREATE INDEX impresa_fatto_delega ON impresa_fatto (delega, tipo);

-- what the modelli base that arrived say a company is called, since when
CREATE TABLE impresa_modello (
  sede           TEXT    NOT NULL,              -- the chamber
  codice_fiscale TEXT    NOT NULL,
  denominazione  TEXT    NOT NULL,
  rea            TEXT    NOT NULL,
  dal_ms         INTEGER NOT NULL,
  PRIMARY KEY (sede, codice_fiscale, denominazione, rea)
) STRICT;

-- a company as it stands: what lists show
CREATE TABLE impresa (
  sede           TEXT    NOT NULL,              -- the chamber
  codice_fiscale TEXT    NOT NULL,
  denominazione  TEXT    NOT NULL,
  rea            TEXT    NOT NULL,              -- all of them, a space between
  luogo          TEXT    NOT NULL,
  attiva         TEXT    NOT NULL,              -- SI, NO, "" not said
  fonte          TEXT    NOT NULL,
  al             TEXT    NOT NULL,              -- day of the data
  parole         TEXT    NOT NULL,              -- what it is found by
  PRIMARY KEY (sede, codice_fiscale)
) STRICT;
CREATE INDEX impresa_nome ON impresa (denominazione, codice_fiscale);

-- its words, found by their beginnings
CREATE TABLE impresa_parola (
  sede           TEXT    NOT NULL,
  parola         TEXT    NOT NULL,
  codice_fiscale TEXT    NOT NULL,
  PRIMARY KEY (sede, parola, codice_fiscale)
) STRICT;
CREATE INDEX impresa_parola_parola ON impresa_parola (parola);
CREATE INDEX impresa_parola_impresa ON impresa_parola (codice_fiscale);

-- pratiche that a branch handled on a delega while it was revoked already: a person looks again
CREATE TABLE ricontrollo (
  sede           TEXT    NOT NULL,              -- the branch
  delega         TEXT    NOT NULL,
  pratica        TEXT    NOT NULL,
  camera         TEXT    NOT NULL,
  codice_fiscale TEXT    NOT NULL,
  chiesto_ms     INTEGER,
  fatto_ms       INTEGER,
  PRIMARY KEY (sede, delega, pratica)
) STRICT;
CREATE INDEX ricontrollo_aperto ON ricontrollo (fatto_ms, chiesto_ms);
