-- istruttoria: 1: an accepted rettifica asks for another invoice instead
ALTER TABLE spedizione ADD COLUMN superata INTEGER NOT NULL DEFAULT 0;

-- formulari: how many chambers were told of a report; a look for news reads only what some chamber lacks
ALTER TABLE formulario_movimento ADD COLUMN dette INTEGER NOT NULL DEFAULT 0;
UPDATE formulario_movimento SET dette =
  (SELECT count(*) FROM formulario_movimento detto
    WHERE detto.tipo = 'FormulariSegnalati' AND detto.denuncia = formulario_movimento.denuncia)
  WHERE tipo = 'FormulariDenunciati';
CREATE INDEX formulario_movimento_dette ON formulario_movimento (tipo, dette);
