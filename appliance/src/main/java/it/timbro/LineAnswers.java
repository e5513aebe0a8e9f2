package it.timbro;

import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Scambio;
import it.timbro.collegamento.web.StatoLinea;
import it.timbro.sync.session.LinkState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// What the page Collegamento asks of the line.
///
/// @param chiusoFino the calendar says that the centre's service is closed until then; empty while
/// it is open
record LineAnswers(Collegamento collegamento, Supplier<Optional<Instant>> chiusoFino) implements StatoLinea {
    @Override
    public StatoLinea.Linea adesso() {
        LinkState state = collegamento.stato();
        Scambio.Restano left = collegamento.restano();
        return new StatoLinea.Linea(
                state.collegato(),
                collegamento.striscia(chiusoFino.get()).dettaglio(),
                state.sinceMs(),
                state.lastExchangeMs() == 0 ? OptionalLong.empty() : OptionalLong.of(state.lastExchangeMs()),
                collegamento.chiavetta(),
                left.fatti(),
                left.file(),
                left.fattiByte() + left.fileByte(),
                left.piuVecchioMs() == 0 ? OptionalLong.empty() : OptionalLong.of(left.piuVecchioMs()),
                collegamento.inArrivo(),
                collegamento.invio(),
                collegamento.arrivo(),
                collegamento.ultimoErrore(),
                state.setAside().entrySet().stream()
                        .map(file -> new StatoLinea.Accantonato(file.getKey().hex(), file.getValue()))
                        .toList());
    }

    @Override
    public Optional<String> prova() {
        return collegamento.prova();
    }
}
