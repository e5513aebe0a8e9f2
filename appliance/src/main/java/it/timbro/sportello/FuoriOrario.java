package it.timbro.sportello;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.Riga;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The hours in which the centre acquires requests (S-027, S-028). What a company sends outside of
/// them is acquired at the next opening, by the calendar: nobody may take that for an outage. The
/// wiring answers.
public interface FuoriOrario {
    /// Where requests are acquired day and night.
    FuoriOrario MAI = new FuoriOrario() {
        @Override
        public List<Chiusa> adesso(Reading rows) {
            return List.of();
        }

        @Override
        public Function<Riga, Optional<String>> acquisite(Reading rows) {
            return _ -> Optional.empty();
        }
    };

    /// @param sede for whose requests the service is closed
    /// @param dalMs since when
    /// @param apertura when it opens, as a person reads it
    record Chiusa(Sede sede, long dalMs, String apertura) {}

    /// For which branches it is closed now.
    List<Chiusa> adesso(Reading rows);

    /// Of what was sent while it was closed, when it was acquired, as a person reads it.
    Function<Riga, Optional<String>> acquisite(Reading rows);
}
