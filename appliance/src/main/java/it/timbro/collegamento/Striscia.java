package it.timbro.collegamento;

/// The strip on top of every page: the line in words, for who works here (never by colour alone).
///
/// @param titolo «Collegato», «Centrale non raggiungibile: si lavora in sede»
/// @param dettaglio what is the matter and what to do, or what has just arrived; may be empty
/// @param ultimoScambio «Ultimo scambio 10:42», «Ultima chiavetta 10:42»
/// @param attesa «3 fatti e 1 file (0,4 MB) aspettano», «Nulla aspetta»
public record Striscia(Tono tono, String titolo, String dettaglio, String ultimoScambio, String attesa) {
    public enum Tono {
        /// Linked, nothing waits.
        TUTTO_A_POSTO,
        /// Linked, something is on its way.
        IN_CORSO,
        /// No line: work goes on at the branch.
        IN_SEDE,
        /// Somebody must be called.
        RIFIUTATO
    }
}
