package it.timbro.emergenza;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.RegistroEmergenza;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The registers of emergency, one for each opening.
public interface Registri {
    Optional<Registro> find(Reading rows, RegistroEmergenza registro);

    /// The last one opened under a code, open or closed.
    Optional<Registro> ultimo(Reading rows, String codice);

    /// Those of a branch, the last one first.
    List<Registro> dellaSede(Reading rows, Sede sede, int limit);

    /// @param inizioMs of the interruption, as it was stated
    /// @param scadenzaMs of the last act
    /// @param ripristinoMs empty while it is open
    /// @param atti in the order in which they were registered, the opening first
    record Registro(
            RegistroEmergenza id,
            String causa,
            long inizioMs,
            long scadenzaMs,
            long apertaMs,
            OptionalLong ripristinoMs,
            OptionalLong chiusaMs,
            List<Atto> atti) {
        public Registro {
            atti = List.copyOf(atti);
        }

        public boolean aperto() {
            return chiusaMs.isEmpty();
        }
    }

    /// One act quoted on the register.
    ///
    /// @param ms when it was registered, by whom
    record Atto(Autorizzazione autorizzazione, String causa, long dalMs, long scadenzaMs, long ms, String operatore) {}
}
