-- The journal: streams of facts, append-only. Everything below the line "projections" can be rebuilt from it.

CREATE TABLE stream (
  sede      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  head_seq  INTEGER NOT NULL,
  head_hash TEXT    NOT NULL,
  PRIMARY KEY (sede, name)
) STRICT;

CREATE TABLE journal (
  arrival        INTEGER PRIMARY KEY,           -- order of arrival here; says nothing about time
  sede           TEXT    NOT NULL,
  stream         TEXT    NOT NULL,
  seq            INTEGER NOT NULL,
  tx_first       INTEGER NOT NULL,
  tx_size        INTEGER NOT NULL,
  wall_ms        INTEGER NOT NULL,
  ticks          INTEGER NOT NULL,
  not_before_ms  INTEGER NOT NULL,
  not_after_ms   INTEGER NOT NULL,
  operatore      TEXT    NOT NULL,
  kind           TEXT    NOT NULL,
  version        INTEGER NOT NULL,
  flags          INTEGER NOT NULL,
  subject        TEXT    NOT NULL,
  salt           BLOB,                          -- null with the payload: erased, or never left its branch
  payload        BLOB,
  payload_digest TEXT    NOT NULL,
  previous       TEXT    NOT NULL,
  hash           TEXT    NOT NULL,
  UNIQUE (sede, stream, seq)
) STRICT;
CREATE INDEX journal_subject ON journal (subject, arrival);

CREATE TRIGGER journal_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- The one lawful change: a payload is erased, nothing else moves.
CREATE TRIGGER journal_never_edited BEFORE UPDATE ON journal
WHEN NOT (NEW.payload IS NULL AND NEW.salt IS NULL
  AND NEW.arrival = OLD.arrival AND NEW.sede = OLD.sede AND NEW.stream = OLD.stream AND NEW.seq = OLD.seq
  AND NEW.tx_first = OLD.tx_first AND NEW.tx_size = OLD.tx_size AND NEW.wall_ms = OLD.wall_ms AND NEW.ticks = OLD.ticks
  AND NEW.not_before_ms = OLD.not_before_ms AND NEW.not_after_ms = OLD.not_after_ms AND NEW.operatore = OLD.operatore
  AND NEW.kind = OLD.kind AND NEW.version = OLD.version AND NEW.flags = OLD.flags AND NEW.subject = OLD.subject
  AND NEW.payload_digest = OLD.payload_digest AND NEW.previous = OLD.previous AND NEW.hash = OLD.hash)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- What the centre tells a branch: a second chain that cites facts, never a second fact.
CREATE TABLE feed (
  sede          TEXT    NOT NULL,
  seq           INTEGER NOT NULL,
  origin_sede   TEXT    NOT NULL,
  origin_stream TEXT    NOT NULL,
  origin_seq    INTEGER NOT NULL,
  origin_hash   TEXT    NOT NULL,
  previous      TEXT    NOT NULL,
  hash          TEXT    NOT NULL,
  PRIMARY KEY (sede, seq),
  UNIQUE (sede, origin_sede, origin_stream, origin_seq)
) STRICT;
CREATE TRIGGER feed_never_deleted BEFORE DELETE ON feed
BEGIN SELECT RAISE(ABORT, 'the feed is append-only'); END;
CREATE TRIGGER feed_never_edited BEFORE UPDATE ON feed
BEGIN SELECT RAISE(ABORT, 'the feed is append-only'); END;

-- How far a peer has acknowledged a stream of ours, by number and hash.
CREATE TABLE cursore (
  sede TEXT    NOT NULL,
  name TEXT    NOT NULL,
  seq  INTEGER NOT NULL,
  hash TEXT    NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (sede, name)
) STRICT;

-- Files that both ends of the line hold: what is announced and not here still has to move.
CREATE TABLE file_scambiato (
  sede   TEXT    NOT NULL,
  sha256 TEXT    NOT NULL,
  at_ms  INTEGER NOT NULL,
  PRIMARY KEY (sede, sha256)
) STRICT;

-- Requests that a company prepares at the centre and has not sent: not yet an act of the office, so not yet a fact.
CREATE TABLE bozza (
  sede      TEXT    NOT NULL,
  numero    TEXT    NOT NULL,
  utente    TEXT    NOT NULL,
  impronta  TEXT    NOT NULL,                   -- SHA-256 of the signed modello: the same file twice is the same pratica
  creata_ms INTEGER NOT NULL,
  stato     TEXT    NOT NULL,                   -- APERTA, INVIATA, ANNULLATA
  corpo     TEXT    NOT NULL,
  PRIMARY KEY (sede, numero)
) STRICT;
CREATE INDEX bozza_impronta ON bozza (utente, impronta);
CREATE INDEX bozza_utente ON bozza (utente, stato, creata_ms);
CREATE UNIQUE INDEX bozza_numero ON bozza (numero);

------------------------------------------------------------------------------------------------------------ projections
-- `sede` leads every key, so that stores of several branches can be one; a store asks by the identity alone, so each
-- identity has an index of its own

-- pratica: day view, search and the page of a pratica read this one
CREATE TABLE scheda (
  sede          TEXT    NOT NULL,
  numero        TEXT    NOT NULL,
  riga          INTEGER NOT NULL,               -- rowid of the words in scheda_fts, larger = later
  stato         TEXT    NOT NULL,
  epoca         INTEGER NOT NULL,
  stream        TEXT,                           -- owner's stream, once known
  versione      INTEGER NOT NULL,               -- facts applied so far: what a person's decision cites
  tipo          TEXT    NOT NULL,
  codice_fiscale TEXT   NOT NULL,
  rea           TEXT    NOT NULL,
  denominazione TEXT    NOT NULL,
  utente        TEXT    NOT NULL,
  protocollo    TEXT,
  certificato   TEXT,
  destinatario  TEXT    NOT NULL,
  paese         TEXT    NOT NULL,
  fatture       TEXT    NOT NULL,
  seriali       TEXT    NOT NULL,
  presentata_ms INTEGER NOT NULL,
  cambiata_ms   INTEGER NOT NULL,
  ultima_seq    INTEGER NOT NULL,               -- last seq of the branch's stream about it: what must still reach the centre
  opzioni       TEXT    NOT NULL,
  presentazione TEXT    NOT NULL,
  rilievi       TEXT,
  motivo        TEXT,
  PRIMARY KEY (sede, numero)
) STRICT;
CREATE UNIQUE INDEX scheda_numero ON scheda (numero);
CREATE INDEX scheda_stato ON scheda (stato, presentata_ms);
CREATE INDEX scheda_impresa ON scheda (codice_fiscale, presentata_ms);
CREATE INDEX scheda_utente ON scheda (utente, presentata_ms);
CREATE UNIQUE INDEX scheda_riga ON scheda (riga);
CREATE VIRTUAL TABLE scheda_fts USING fts5 (parole, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4', columnsize = 0, detail = full);

CREATE TABLE nota (
  sede    TEXT    NOT NULL,
  pratica TEXT    NOT NULL,
  stream  TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  ms      INTEGER NOT NULL,
  testo   TEXT    NOT NULL,
  PRIMARY KEY (sede, stream, seq)
) STRICT;
CREATE INDEX nota_pratica ON nota (pratica, ms);

-- what waits for a person because two truths met
CREATE TABLE carta (
  sede    TEXT    NOT NULL,
  stream  TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  pratica TEXT    NOT NULL,
  testo   TEXT    NOT NULL,
  ms      INTEGER NOT NULL,
  PRIMARY KEY (sede, stream, seq)
) STRICT;

-- archivio: files that facts name; whether they are here only the disk knows
CREATE TABLE file_annunciato (
  sede   TEXT    NOT NULL,
  sha256 TEXT    NOT NULL,
  pratica TEXT   NOT NULL,
  size   INTEGER NOT NULL,
  nome   TEXT    NOT NULL,
  da_inviare INTEGER NOT NULL,                  -- 1: born at this sede, the centre needs it
  seq    INTEGER NOT NULL,                      -- of the fact that names it, in its stream: announced first, then sent
  PRIMARY KEY (sede, sha256, pratica)
) STRICT;
CREATE INDEX file_pratica ON file_annunciato (pratica);
CREATE INDEX file_da_inviare ON file_annunciato (da_inviare, seq);

-- collegamento: the last deadline given for a rettifica, and those that came in and wait for the owner's answer
CREATE TABLE rettifica (
  sede        TEXT    NOT NULL,
  pratica     TEXT    NOT NULL,
  scadenza_ms INTEGER NOT NULL,
  PRIMARY KEY (sede, pratica)
) STRICT;
CREATE TABLE rettifica_pervenuta (
  sede    TEXT    NOT NULL,
  stream  TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  pratica TEXT    NOT NULL,
  ms      INTEGER NOT NULL,                     -- the centre's clock
  PRIMARY KEY (sede, stream, seq)
) STRICT;

-- certificato: numbers leased to the branch, and what became of them
CREATE TABLE numero (
  sede      TEXT    NOT NULL,
  numero    TEXT    NOT NULL,
  blocco    TEXT    NOT NULL,
  anno      INTEGER NOT NULL,
  codice    TEXT    NOT NULL,
  stato     TEXT    NOT NULL,                   -- LIBERO, IMPEGNATO, EMESSO, ANNULLATO, SCARTATO
  pratica   TEXT,
  lavoro    TEXT,
  documento TEXT,
  emesso_ms INTEGER,
  annullato_ms INTEGER,
  motivo    TEXT,
  PRIMARY KEY (sede, numero)
) STRICT;
CREATE INDEX numero_stato ON numero (anno, stato, numero, sede);
CREATE INDEX numero_numero ON numero (numero);
CREATE INDEX numero_pratica ON numero (pratica);

-- certificato: keys that codes on sheets are signed with, as each branch published them
CREATE TABLE chiave (
  sede     TEXT    NOT NULL,
  kid      TEXT    NOT NULL,
  pubblica TEXT    NOT NULL,                    -- base64 of the X.509 form
  dal_ms   INTEGER NOT NULL,
  PRIMARY KEY (sede, kid)
) STRICT;

CREATE TABLE formulario (
  sede    TEXT NOT NULL,
  seriale TEXT NOT NULL,
  stato   TEXT NOT NULL,                        -- GIACENZA, IMPEGNATO, USATO, GUASTO
  pratica TEXT,
  lavoro  TEXT,
  foglio  INTEGER,
  motivo  TEXT,
  PRIMARY KEY (sede, seriale)
) STRICT;
CREATE INDEX formulario_stato ON formulario (stato, seriale);
CREATE INDEX formulario_seriale ON formulario (seriale);

-- stampa: one job, sheet by sheet
CREATE TABLE lavoro (
  sede        TEXT    NOT NULL,
  lavoro      TEXT    NOT NULL,
  pratica     TEXT    NOT NULL,
  certificato TEXT    NOT NULL,
  supporto    TEXT    NOT NULL,
  documento   TEXT    NOT NULL,
  stato       TEXT    NOT NULL,                 -- PREPARATO, INVIATO, RIFIUTATO, FINITO
  invii       INTEGER NOT NULL,
  esito       TEXT,
  preparato_ms INTEGER NOT NULL,
  inviato_ms  INTEGER,
  PRIMARY KEY (sede, lavoro)
) STRICT;
CREATE INDEX lavoro_pratica ON lavoro (pratica);
CREATE INDEX lavoro_lavoro ON lavoro (lavoro);

CREATE TABLE foglio (
  sede    TEXT    NOT NULL,
  lavoro  TEXT    NOT NULL,
  numero  INTEGER NOT NULL,
  tipo    TEXT    NOT NULL,
  seriale TEXT,
  stato   TEXT    NOT NULL,                     -- DA_STAMPARE, INVIATO, BUONO
  guasti  INTEGER NOT NULL,
  PRIMARY KEY (sede, lavoro, numero)
) STRICT;
CREATE INDEX foglio_lavoro ON foglio (lavoro, numero);

CREATE TABLE consegna (
  sede      TEXT    NOT NULL,
  pratica   TEXT    NOT NULL,
  ritirante TEXT    NOT NULL,
  titolo    TEXT    NOT NULL,
  documento TEXT    NOT NULL,
  pezzi     TEXT    NOT NULL,
  ms        INTEGER NOT NULL,
  operatore TEXT    NOT NULL,
  PRIMARY KEY (sede, pratica)
) STRICT;
CREATE INDEX consegna_pratica ON consegna (pratica);

-- diritti: euro cents
CREATE TABLE diritto (
  sede     TEXT    NOT NULL,
  pratica  TEXT    NOT NULL,
  prenotati_cent INTEGER NOT NULL,
  riscossi_cent  INTEGER NOT NULL,
  liberati_cent  INTEGER NOT NULL,
  voci     TEXT    NOT NULL,
  PRIMARY KEY (sede, pratica)
) STRICT;
CREATE INDEX diritto_pratica ON diritto (pratica);

-- protocollo: the ordinary register of the AOO
CREATE TABLE protocollo (
  sede    TEXT    NOT NULL,
  anno    INTEGER NOT NULL,
  numero  INTEGER NOT NULL,
  pratica TEXT    NOT NULL,
  oggetto TEXT    NOT NULL,
  mittente TEXT   NOT NULL,
  impronta TEXT   NOT NULL,
  ms      INTEGER NOT NULL,
  PRIMARY KEY (sede, anno, numero)
) STRICT;

-- operatori
CREATE TABLE operatore (
  sede    TEXT    NOT NULL,
  login   TEXT    NOT NULL,
  nome    TEXT    NOT NULL,
  ruoli   TEXT    NOT NULL,
  segreto TEXT    NOT NULL,
  PRIMARY KEY (sede, login)
) STRICT;

CREATE TABLE gettone (
  sede     TEXT    NOT NULL,
  nome     TEXT    NOT NULL,
  impronta TEXT    NOT NULL,
  attivo   INTEGER NOT NULL,
  PRIMARY KEY (sede, nome)
) STRICT;
CREATE UNIQUE INDEX gettone_impronta ON gettone (sede, impronta);
