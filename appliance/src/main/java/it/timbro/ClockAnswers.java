package it.timbro;

import it.timbro.base.Fidato;
import it.timbro.collegamento.web.StatoOrologio;
import it.timbro.orologio.Orologio;
import it.timbro.orologio.Parole;
import it.timbro.sync.protocol.StreamId;

/// What the page Collegamento asks of the clock.
record ClockAnswers(Ground ground, StreamId stream) implements StatoOrologio {
    @Override
    public Certezza adesso() {
        Fidato.Stato stato = ground.orologio.stato();
        return new Certezza(
                Parole.frase(stato),
                Parole.allarme(stato).isPresent(),
                Orologio.salti(ground.journal).stream().map(Parole::salto).toList());
    }

    @Override
    public void conferma(long ms, String operatore) {
        ground.orologio.conferma(ms, ground.journal, stream, operatore);
    }
}
