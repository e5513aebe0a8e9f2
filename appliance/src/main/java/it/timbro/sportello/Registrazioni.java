package it.timbro.sportello;

import it.timbro.journal.Reading;
import java.util.List;
import java.util.Optional;

/// What the search finds beside pratiche: registrations of what was presented at the counter.
/// Answered by the register of emergency.
public interface Registrazioni {
    /// Nothing is registered here.
    Registrazioni NESSUNA = new Registrazioni() {
        @Override
        public Optional<Trovata> conNumero(Reading rows, String typed) {
            return Optional.empty();
        }

        @Override
        public List<Trovata> cerca(Reading rows, String typed) {
            return List.of();
        }
    };

    /// The one with this number of emergency or protocol, if a whole number was typed.
    Optional<Trovata> conNumero(Reading rows, String typed);

    List<Trovata> cerca(Reading rows, String typed);

    /// @param numero of emergency, or of protocol, or a word where it has none yet
    /// @param dove its page
    record Trovata(String numero, String chi, String oggetto, String dove) {}
}
