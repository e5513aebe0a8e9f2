package it.timbro.ritiro.web;

import it.timbro.base.Rejection;
import it.timbro.page.DaFare;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.pratica.Scheda;
import java.util.List;
import java.util.Optional;

/// Who collects and what is handed over; afterwards, who did and what was.
///
/// @param fatta the handover, once it is done
/// @param daPagare what is to be paid before, "" if nothing
/// @param dubbio whether a word is asked why it is handed over all the same
/// @param spedizione whether it goes by post or courier, so that there is nobody to identify
/// @param recapiti how the company is reached, if the centre has said so
/// @param lavorazioni copies, visti and legalizzazioni that the company asked for
/// @param adesso whether the pratica can be handed over now
public record RitiroView(
        Frame frame,
        String numero,
        long versione,
        String certificato,
        String impresa,
        String stato,
        boolean adesso,
        String daPagare,
        Optional<Rejection> errore,
        boolean dubbio,
        boolean spedizione,
        List<DaFare> lavorazioni,
        Modulo modulo,
        Optional<Recapiti> recapiti,
        Optional<Fatta> fatta)
        implements View {

    /// How the company is reached: to call who has not come, and where the courier goes.
    ///
    /// @param eta where it comes from, and how old it is
    public record Recapiti(String email, String telefono, String indirizzo, String eta) {}

    /// What is known of it. The room of companies answers.
    @FunctionalInterface
    public interface Domanda {
        Optional<Recapiti> di(Scheda scheda);
    }

    /// The form, with what the person has written so far.
    ///
    /// @param noti who collected for the company before, the latest first
    /// @param noto which of them is chosen, as the form writes it; "" if none
    /// @param nota why in spite of a doubt
    /// @param arrivo when the page was opened
    public record Modulo(
            List<Pezzo> pezzi,
            List<Noto> noti,
            String noto,
            String ritirante,
            String titolo,
            String documento,
            String nota,
            String arrivo) {
        /// All ticks are there: the focus goes to the person.
        public boolean tuttiSpuntati() {
            return pezzi.stream().allMatch(Pezzo::spuntato);
        }
    }

    /// @param valore as the form writes it
    public record Noto(String valore, String nome, String titolo, String documento) {}

    public record Pezzo(String nome, boolean spuntato) {}

    public record Fatta(
            String quando,
            String operatore,
            String ritirante,
            String titolo,
            String documento,
            List<String> pezzi,
            String nota) {}
}
