package it.timbro.formulari;

import it.timbro.journal.Reading;
import it.timbro.pratica.SerialeFormulario;
import java.util.Map;
import java.util.Optional;

/// The blanks of this branch.
public interface Formulari {
    /// The serial that should lie on top of the stack: the lowest in stock.
    Optional<SerialeFormulario> prossimo(Reading rows);

    Optional<Stato> stato(Reading rows, SerialeFormulario seriale);

    /// How many are in each state.
    Map<Stato, Integer> quanti(Reading rows);

    /// Where a serial is. The words are stored; a used one never comes back (INV-2).
    enum Stato {
        GIACENZA("in giacenza"),
        IMPEGNATO("impegnato"),
        USATO("usato"),
        GUASTO("guasto");

        private final String parola;

        Stato(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }
    }
}
