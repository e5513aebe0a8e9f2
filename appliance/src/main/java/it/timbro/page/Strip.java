package it.timbro.page;

import java.util.Optional;

/// The line at the top of every page that says whether the branch is linked, and how long it can
/// work alone. Answered by the wiring.
public interface Strip {
    /// Called for every page: must be quick and never fail.
    Vista vista();

    /// How it looks; each tone has its own sign, because colour alone says nothing to many people.
    enum Tono {
        COLLEGATO("it-check-circle"),
        LAVORO("it-refresh"),
        ATTENZIONE("it-warning-circle"),
        FERMO("it-error");

        private final String icon;

        Tono(String icon) {
            this.icon = icon;
        }

        /// Name in the sprites of Bootstrap Italia.
        public String icon() {
            return icon;
        }
    }

    /// All in Italian, ready to be read; "" leaves a part out.
    ///
    /// @param parola state in two or three words: «Collegato», «Centrale non raggiungibile: si
    /// lavora in sede»
    /// @param ultimoScambio «Ultimo scambio 10:42», «Ultima chiavetta 10:42»
    /// @param attende what waits: «3 da inviare»
    /// @param autonomia «Autonomia: 112 numeri, 86 formulari»
    /// @param rimando the page on which something can be done about it
    record Vista(
            Tono tono,
            String parola,
            String ultimoScambio,
            String attende,
            String autonomia,
            Optional<Rimando> rimando) {
        public Vista(Tono tono, String parola, String ultimoScambio, String attende, String autonomia) {
            this(tono, parola, ultimoScambio, attende, autonomia, Optional.empty());
        }
    }

    /// A link.
    ///
    /// @param parola what it is called: «Rientro»
    record Rimando(String dove, String parola) {}
}
