package it.timbro.pratica;

import it.timbro.base.Problem;

/// The act that authorises something, as it is quoted on a register: given here by who may, or given
/// elsewhere and transcribed.
///
/// @param chi who gave it
/// @param atto its number or date, as it is quoted
public record Autorizzazione(String chi, String atto, Pervenuta come) {
    public static final int MAX = 200;

    public Autorizzazione {
        if (chi.isBlank() || chi.length() > MAX) {
            throw Problem.ATTO_INCOMPLETO.rejected("chi lo ha dato");
        }
        if (atto.isBlank() || atto.length() > MAX) {
            throw Problem.ATTO_INCOMPLETO.rejected("il numero o la data dell'atto");
        }
    }

    /// How the act came to the branch. The names are stored.
    public enum Pervenuta {
        IN_SEDE("dato in sede"),
        TELEFONO("letto al telefono"),
        PEC("ricevuto per PEC"),
        POSTA("ricevuto per posta elettronica"),
        A_MANO("ricevuto a mano");

        private final String parola;

        Pervenuta(String parola) {
            this.parola = parola;
        }

        public String parola() {
            return parola;
        }
    }

    /// «Fabio Leivi, determinazione 12/2026 (letto al telefono)».
    public String frase() {
        return chi + ", " + atto + " (" + come.parola() + ")";
    }
}
