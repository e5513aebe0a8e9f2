package it.timbro.formulari;

import it.timbro.journal.Reading;
import it.timbro.pratica.SerialeFormulario;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The blanks of this branch.
public interface Formulari {
    /// The serial that should lie on top of the stack: the lowest in stock.
    default Optional<SerialeFormulario> prossimo(Reading rows) {
        return prossimi(rows, 1).stream().findFirst();
    }

    /// The serials that should lie on top, in order; fewer if there are fewer.
    List<SerialeFormulario> prossimi(Reading rows, int quanti);

    Optional<Stato> stato(Reading rows, SerialeFormulario seriale);

    /// How many are in each state.
    Map<Stato, Integer> quanti(Reading rows);

    /// How many were used or spoiled since then.
    int consumati(Reading rows, Instant dal);

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
