package it.timbro.politica.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.politica.Tipo;
import java.util.List;
import java.util.Optional;

/// The form of one group of parameters.
///
/// @param viste how many decisions the person saw
/// @param dalMinimo first day that can be chosen, ISO 8601
public record GruppoView(
        Frame frame,
        String ambito,
        String nome,
        String gruppo,
        String titolo,
        int viste,
        List<Campo> campi,
        String dal,
        String dalMinimo,
        String motivo,
        Optional<Rejection> errore)
        implements View {

    /// @param era what holds today, to send only what is altered
    /// @param scritto what stands in the field
    /// @param poi what was decided already, with the day
    public record Campo(String via, String nome, Tipo tipo, String era, String scritto, List<String> poi) {
        public String id() {
            return "p-" + via.replace('.', '-');
        }

        public boolean scelto(String codice) {
            return List.of(scritto.split(" ")).contains(codice);
        }
    }
}
