-- collegamento: messages of companies that nobody has answered; the others stay, so that an answer heard first counts
CREATE INDEX rettifica_pervenuta_aperta ON rettifica_pervenuta (sede, stream, seq) WHERE tipo <> 'RISPOSTA';
