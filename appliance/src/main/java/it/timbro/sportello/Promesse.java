package it.timbro.sportello;

import it.timbro.journal.Reading;
import it.timbro.pratica.Riga;
import java.util.Optional;
import java.util.function.Function;

/// Until when a pratica is to be ready, or its company to answer. Answered by the office calendar and the policy.
@FunctionalInterface
public interface Promesse {
    /// Nothing is promised.
    Promesse NESSUNA = _ -> _ -> Optional.empty();

    /// Reads calendar and policy once, for all lines of a page.
    Function<Riga, Optional<Promessa>> leggi(Reading rows);

    /// @param parola «entro mar 24 nov», «complessa», «in ritardo di 2 giorni»
    /// @param tardi the day has passed
    record Promessa(String parola, boolean tardi) {}
}
