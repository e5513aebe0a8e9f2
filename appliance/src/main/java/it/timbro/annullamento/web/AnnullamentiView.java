package it.timbro.annullamento.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of annulments.
public final class AnnullamentiView {
    private AnnullamentiView() {}

    /// A name and what stands beside it.
    public record Riga(String nome, String valore) {}

    public record Voce(String certificato, String causa, String stato, String quando) {}

    public record Elenco(Frame frame, List<Voce> voci, boolean puoChiedere) implements View {}

    /// @param scritto what was typed, by field
    public record Nuovo(Frame frame, Map<String, String> scritto, List<String> caricate, Optional<Rejection> errore)
            implements View {
        public String scritto(String campo) {
            return scritto.getOrDefault(campo, "");
        }
    }

    /// @param attesi serials that have not come back
    /// @param documenti SHA-256 and name of each
    /// @param nuova,dicitura of what stands in its place; "" as long as nothing does
    public record Uno(
            Frame frame,
            String certificato,
            String pratica,
            String stato,
            boolean aperto,
            List<String> attesi,
            List<Riga> dati,
            List<Riga> documenti,
            boolean puoRientrare,
            boolean puoSostituire,
            String nuova,
            String dicitura,
            Optional<Rejection> errore)
            implements View {}
}
