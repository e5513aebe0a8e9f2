package it.timbro.registri;

import java.util.List;

/// One question about the office, answered in numbers: drawn as bars and written as a table, from the
/// same rows. Never about a single person at the counter.
///
/// @param codice in addresses
/// @param barre in the order in which they are read
/// @param nota what is to be known about the numbers, or ""
public record Cruscotto(String codice, String titolo, String domanda, List<Barra> barre, String nota) {
    public Cruscotto {
        barre = List.copyOf(barre);
    }

    /// @param detto the number as people say it: «3, la più vecchia da 2 giorni»
    public record Barra(String voce, long valore, String detto) {
        public Barra(String voce, long valore) {
            this(voce, valore, Long.toString(valore));
        }
    }
}
