package it.timbro.centro.numeri;

import it.timbro.pratica.NumeroCertificato;

/// A number without an end.
///
/// @param pratica that it is reserved for; empty if it is free
public record Aperto(NumeroCertificato numero, String pratica, Perche perche) {
    /// Why it is open. All but the first three want a person.
    public enum Perche {
        IN_SCORTA("libero, in scorta alla sede"),
        IN_LAVORAZIONE("impegnato per un documento in lavorazione"),
        SOSPESO("sospeso: lo aveva la sede prima di ripartire da una copia, un foglio potrebbe esistere"),
        SALTATO("libero, ma la sede ne ha già usati di più alti: i numeri si prendono in ordine"),
        ANNO_FINITO("libero, ma il suo anno è finito e la sede non l'ha restituito"),
        PRATICA_ALTROVE("impegnato per una pratica che non è più della sede");

        private final String parola;

        Perche(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }

        public boolean daSpiegare() {
            return switch (this) {
                case IN_SCORTA, IN_LAVORAZIONE -> false;
                case SOSPESO, SALTATO, ANNO_FINITO, PRATICA_ALTROVE -> true;
            };
        }
    }
}
