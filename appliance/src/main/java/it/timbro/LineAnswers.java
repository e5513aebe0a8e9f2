package it.timbro;

import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.web.StatoLinea;
import it.timbro.sync.session.LinkState;
import java.util.OptionalLong;

/// What the page Collegamento asks of the line.
record LineAnswers(Collegamento collegamento) implements StatoLinea {
    @Override
    public StatoLinea.Linea adesso() {
        LinkState state = collegamento.stato();
        return new StatoLinea.Linea(
                state.collegato(),
                state.sentence(),
                state.sinceMs(),
                state.lastExchangeMs() == 0 ? OptionalLong.empty() : OptionalLong.of(state.lastExchangeMs()),
                state.waiting().entries(),
                state.waiting().files(),
                state.waiting().fileBytes(),
                OptionalLong.empty(),
                state.sentence(),
                state.setAside().entrySet().stream()
                        .map(file -> new StatoLinea.Accantonato(file.getKey().hex(), file.getValue()))
                        .toList());
    }

    @Override
    public void prova() {
        collegamento.provaAdesso();
    }
}
