package it.timbro.api;

import it.timbro.autonomia.Autonomia;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Parola;
import it.timbro.collegamento.Quarantene;
import it.timbro.pratica.Scheda;
import it.timbro.sync.session.LinkState;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The line as this office sees it: a branch has one to the centre, the centre has none.
public interface Linea {
    /// Empty at the centre.
    Optional<LinkState> stato();

    Parola parola(Scheda scheda);

    /// How long the office can work alone; empty at the centre.
    Optional<Autonomia> autonomia();

    /// Why this office numbers nothing, a whole Italian sentence; empty if it may.
    default Optional<String> quarantena() {
        return Optional.empty();
    }

    /// How the witness of the journal is, a whole Italian sentence; empty where there is none.
    default Optional<String> testimone() {
        return Optional.empty();
    }

    /// @param testimone how it is; empty where there is none
    static Linea dellaSede(
            Collegamento collegamento, Supplier<Autonomia> autonomia, Supplier<Optional<String>> testimone) {
        return new Linea() {
            @Override
            public Optional<LinkState> stato() {
                return Optional.of(collegamento.stato());
            }

            @Override
            public Parola parola(Scheda scheda) {
                return collegamento.parola(scheda);
            }

            @Override
            public Optional<Autonomia> autonomia() {
                return Optional.of(autonomia.get());
            }

            @Override
            public Optional<String> quarantena() {
                return collegamento.quarantena().map(Quarantene.Quarantena::dettaglio);
            }

            @Override
            public Optional<String> testimone() {
                return testimone.get();
            }
        };
    }

    /// @param parola how far a pratica has come, as the centre sees it
    static Linea dellaCentrale(Function<Scheda, Parola> parola) {
        return new Linea() {
            @Override
            public Optional<LinkState> stato() {
                return Optional.empty();
            }

            @Override
            public Parola parola(Scheda scheda) {
                return parola.apply(scheda);
            }

            @Override
            public Optional<Autonomia> autonomia() {
                return Optional.empty();
            }
        };
    }
}
