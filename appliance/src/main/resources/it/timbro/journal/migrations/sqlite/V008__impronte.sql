-- What the pratiche come to, to be compared with the other end of the line: a digest of each, and sums of them by branch
-- and range of numbers, modulo 2 to the 61st. The triggers keep the sums whatever writes a scheda; a range without
-- pratiche has no row.
ALTER TABLE scheda ADD COLUMN impronta INTEGER NOT NULL DEFAULT 0;

CREATE TABLE stato_impronta (
  sede   TEXT    NOT NULL,
  fascia INTEGER NOT NULL,
  quante INTEGER NOT NULL,
  somma  INTEGER NOT NULL,
  PRIMARY KEY (sede, fascia)
) STRICT;
INSERT INTO stato_impronta SELECT sede, riga % 256, count(*), 0 FROM scheda GROUP BY sede, riga % 256;

CREATE TRIGGER scheda_impronta_entra AFTER INSERT ON scheda
BEGIN
  INSERT INTO stato_impronta VALUES (NEW.sede, NEW.riga % 256, 1, NEW.impronta)
    ON CONFLICT (sede, fascia) DO UPDATE SET quante = quante + 1, somma = (somma + excluded.somma) % 2305843009213693952;
END;

CREATE TRIGGER scheda_impronta_cambia AFTER UPDATE OF impronta, sede ON scheda
WHEN NEW.sede = OLD.sede AND NEW.impronta <> OLD.impronta
BEGIN
  UPDATE stato_impronta SET somma = (somma - OLD.impronta + NEW.impronta + 2305843009213693952) % 2305843009213693952
    WHERE sede = NEW.sede AND fascia = NEW.riga % 256;
END;

CREATE TRIGGER scheda_impronta_passa AFTER UPDATE OF impronta, sede ON scheda WHEN NEW.sede <> OLD.sede
BEGIN
  UPDATE stato_impronta
    SET quante = quante - 1, somma = (somma - OLD.impronta + 2305843009213693952) % 2305843009213693952
    WHERE sede = OLD.sede AND fascia = OLD.riga % 256;
  DELETE FROM stato_impronta WHERE sede = OLD.sede AND fascia = OLD.riga % 256 AND quante = 0;
  INSERT INTO stato_impronta VALUES (NEW.sede, NEW.riga % 256, 1, NEW.impronta)
    ON CONFLICT (sede, fascia) DO UPDATE SET quante = quante + 1, somma = (somma + excluded.somma) % 2305843009213693952;
END;

CREATE TRIGGER scheda_impronta_esce AFTER DELETE ON scheda
BEGIN
  UPDATE stato_impronta
    SET quante = quante - 1, somma = (somma - OLD.impronta + 2305843009213693952) % 2305843009213693952
    WHERE sede = OLD.sede AND fascia = OLD.riga % 256;
  DELETE FROM stato_impronta WHERE sede = OLD.sede AND fascia = OLD.riga % 256 AND quante = 0;
END;

-- Pratiche that do not stand alike at both ends, as the last comparison found them. Not a projection.
CREATE TABLE discordanza (
  sede        TEXT    NOT NULL,
  pratica     TEXT    NOT NULL,
  in_sede     TEXT    NOT NULL,                 -- state and version; empty: not there
  in_centrale TEXT    NOT NULL,
  ms          INTEGER NOT NULL,
  PRIMARY KEY (sede, pratica)
) STRICT;
