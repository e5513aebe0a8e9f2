package it.timbro.emergenza.web;

import it.timbro.base.Rejection;
import it.timbro.emergenza.Casi;
import it.timbro.emergenza.Presentazioni;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Stampati;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.pratica.Presentazione;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of what is presented at the counter.
public final class PresentazioneView {
    private PresentazioneView() {}

    /// A line of a list, with both numbers.
    ///
    /// @param emergenza its number of emergency, "" if it has none; `protocollo` likewise
    public record Voce(
            String id,
            String emergenza,
            String protocollo,
            String quando,
            String verso,
            String corrispondente,
            String oggetto,
            boolean annullata) {
        /// What to call it by.
        public String nome() {
            return emergenza.isEmpty() ? protocollo.isEmpty() ? "in attesa di protocollo" : protocollo : emergenza;
        }
    }

    /// A file, by its SHA-256 in hexadecimal.
    public record Documento(String sha256, String nome) {}

    /// @param dove where a new one goes now, one sentence
    public record Elenco(Frame frame, String cercato, List<Voce> voci, boolean puoPresentare, String dove)
            implements View {}

    /// The form.
    ///
    /// @param id made before anything is sent
    /// @param dove where it will be registered, or why it cannot be
    /// @param scritto what was typed, by field
    /// @param scansioni files that are here already
    public record Nuova(
            Frame frame,
            String id,
            String dove,
            boolean si,
            Map<String, String> scritto,
            List<Documento> scansioni,
            Optional<Rejection> errore)
            implements View {
        public String scritto(String campo) {
            return scritto.getOrDefault(campo, "");
        }

        /// As the form names them.
        public List<String> caricate() {
            return scansioni.stream()
                    .map(file -> file.sha256() + " " + file.nome())
                    .toList();
        }

        public List<Presentazione.Tipo> tipi() {
            return List.of(Presentazione.Tipo.values());
        }

        public List<Casi.Caso> casi(Presentazione.Tipo tipo) {
            return Casi.tutti().stream().filter(caso -> caso.tipo() == tipo).toList();
        }
    }

    /// A modello that was begun at the counter.
    public record Minuta(String id, String nome) {}

    /// One that is registered, or waits.
    ///
    /// @param stato one sentence
    /// @param emergenzaOra whether it may be taken into the register of emergency now
    /// @param puoAnnullare whether this person may annul it
    /// @param pratica that was opened from it, "" if none was
    /// @param minute with which it can be opened
    public record Una(
            Frame frame,
            Voce voce,
            String stato,
            List<EmergenzaView.Riga> dati,
            List<Documento> documenti,
            boolean ricevuta,
            boolean emergenzaOra,
            boolean puoAnnullare,
            String annullo,
            String pratica,
            List<Minuta> minute,
            boolean puoAprire,
            Optional<Rejection> errore)
            implements View {}

    static Voce voce(Scritta scritta) {
        return new Voce(
                scritta.presentazione().id().text(),
                scritta.emergenza()
                        .map(Presentazioni.Emergenza::numero)
                        .map(Object::toString)
                        .orElse(""),
                scritta.protocollo()
                        .map(Presentazioni.Protocollo::numero)
                        .map(Object::toString)
                        .orElse(""),
                Stampati.breve(scritta.ms()),
                scritta.presentazione().verso().parola(),
                scritta.presentazione().corrispondente(),
                scritta.presentazione().oggetto(),
                scritta.annullo().isPresent());
    }
}
