package it.timbro.visti.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.pratica.Mezzo;
import it.timbro.visti.Regole;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of the visti.
public final class VistiView {
    private VistiView() {}

    /// A name and what stands beside it.
    public record Riga(String nome, String valore) {}

    /// A line of the register.
    public record Voce(String numero, String quando, String tipo, String perChi, String documento, String stato) {}

    public record Elenco(Frame frame, String cercato, List<Voce> voci, boolean puoRilasciare) implements View {}

    /// The form.
    ///
    /// @param id drawn before anything is sent
    /// @param mezzi with what a fee may be paid, over the till of this person
    /// @param scritto what was typed, by field
    /// @param caricate files that are here already, as the form names them
    /// @param firmatari who signs for the company, as far as it is known
    public record Nuovo(
            Frame frame,
            String id,
            Regole regole,
            List<Mezzo> mezzi,
            boolean cassaAperta,
            Map<String, String> scritto,
            List<String> caricate,
            List<String> firmatari,
            Optional<Rejection> errore)
            implements View {
        public String scritto(String campo) {
            return scritto.getOrDefault(campo, "");
        }

        /// «Italiano», «Inglese».
        public String lingua(String codice) {
            return switch (codice) {
                case "it" -> "Italiano";
                case "en" -> "Inglese";
                case "de" -> "Tedesco";
                default -> codice;
            };
        }
    }

    /// A file, by its SHA-256 in hexadecimal.
    public record Copia(String sha256, String nome) {}

    /// One visto.
    ///
    /// @param stato one sentence: what is still to be done
    /// @param lingua of the stamp
    /// @param ricevute of the till, for its fees
    /// @param seconda whether the person of the session cannot legalise, so another one has to
    /// @param legalizzabile,riconsegnabile,annullabile what this person may do now
    public record Uno(
            Frame frame,
            String numero,
            String stato,
            String lingua,
            String testo,
            String legalizzazione,
            List<Riga> dati,
            List<Copia> copia,
            List<String> ricevute,
            List<Mezzo> mezzi,
            boolean cassaAperta,
            boolean legalizzabile,
            boolean seconda,
            boolean riconsegnabile,
            boolean annullabile,
            String annullo,
            Optional<Rejection> errore)
            implements View {}
}
