package it.timbro.ritiro.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// Who collects and what is handed over; afterwards, who did and what was.
///
/// @param fatta the handover, once it is done
/// @param daPagare what is to be paid before, "" if nothing
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
        Modulo modulo,
        Optional<Fatta> fatta)
        implements View {

    /// The form, with what the person has written so far.
    public record Modulo(List<Pezzo> pezzi, String ritirante, String titolo, String documento) {
        /// All ticks are there: the focus goes to the person.
        public boolean tuttiSpuntati() {
            return pezzi.stream().allMatch(Pezzo::spuntato);
        }
    }

    public record Pezzo(String nome, boolean spuntato) {}

    public record Fatta(
            String quando, String operatore, String ritirante, String titolo, String documento, List<String> pezzi) {}
}
