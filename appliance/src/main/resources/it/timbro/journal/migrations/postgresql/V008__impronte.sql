-- What the pratiche come to, to be compared with the other end of the line: a digest of each, and sums of them by branch
-- and range of numbers, modulo 2 to the 61st. The trigger keeps the sums whatever writes a scheda; a range without
-- pratiche has no row.
ALTER TABLE scheda ADD COLUMN impronta BIGINT NOT NULL DEFAULT 0;

CREATE TABLE stato_impronta (
  sede   TEXT   NOT NULL,
  fascia BIGINT NOT NULL,
  quante BIGINT NOT NULL,
  somma  BIGINT NOT NULL,
  PRIMARY KEY (sede, fascia)
);
INSERT INTO stato_impronta SELECT sede, riga % 256, count(*), 0 FROM scheda GROUP BY sede, riga % 256;

CREATE FUNCTION somma_impronte() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  modulo CONSTANT bigint := 2305843009213693952;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.sede = OLD.sede THEN
      UPDATE stato_impronta SET somma = (somma - OLD.impronta + NEW.impronta + modulo) % modulo
        WHERE sede = NEW.sede AND fascia = NEW.riga % 256;
      RETURN NULL;
    END IF;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    UPDATE stato_impronta SET quante = quante - 1, somma = (somma - OLD.impronta + modulo) % modulo
      WHERE sede = OLD.sede AND fascia = OLD.riga % 256;
    DELETE FROM stato_impronta WHERE sede = OLD.sede AND fascia = OLD.riga % 256 AND quante = 0;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO stato_impronta AS s VALUES (NEW.sede, NEW.riga % 256, 1, NEW.impronta)
      ON CONFLICT (sede, fascia) DO UPDATE SET quante = s.quante + 1, somma = (s.somma + excluded.somma) % modulo;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER scheda_impronta_entra_o_esce AFTER INSERT OR DELETE ON scheda
  FOR EACH ROW EXECUTE FUNCTION somma_impronte();
CREATE TRIGGER scheda_impronta_cambia AFTER UPDATE ON scheda FOR EACH ROW
  WHEN (OLD.impronta <> NEW.impronta OR OLD.sede <> NEW.sede) EXECUTE FUNCTION somma_impronte();

-- Pratiche that do not stand alike at both ends, as the last comparison found them. Not a projection.
CREATE TABLE discordanza (
  sede        TEXT   NOT NULL,
  pratica     TEXT   NOT NULL,
  in_sede     TEXT   NOT NULL,                  -- state and version; empty: not there
  in_centrale TEXT   NOT NULL,
  ms          BIGINT NOT NULL,
  PRIMARY KEY (sede, pratica)
);
