package it.timbro.visti.web;

import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.page.Form;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.web.ChiPresenta;
import it.timbro.pratica.web.ComePaga;
import it.timbro.pratica.web.Scansioni;
import it.timbro.visti.Richiesta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// From the form of a visto to what is asked, or back to the form.
record ModuloVisto(Form form, Archivio archivio) {
    private static final List<String> CAMPI = Stream.concat(
                    Stream.of("cosa", "descrizione", "pagine", "lingua", "motivo", "firmatario"),
                    Stream.concat(ChiPresenta.CAMPI.stream(), ComePaga.CAMPI.stream()))
            .toList();

    /// What stands in the form.
    ///
    /// @param caricate files that are here already, as the form names them
    record Riempito(String id, Map<String, String> campi, List<String> caricate) {}

    Richiesta richiesta() {
        ChiPresenta chi = new ChiPresenta(form);
        if (form.text("pagine").isEmpty()) {
            throw Problem.VISTO_INCOMPLETO.rejected("quante pagine ha l'originale");
        }
        return new Richiesta(
                new IdPresentazione(form.text("id")),
                form.text("cosa"),
                form.text("descrizione"),
                (int) Math.clamp(form.number("pagine"), 0, Integer.MAX_VALUE),
                form.text("lingua"),
                form.text("motivo"),
                chi.persona(),
                chi.impresa(),
                form.text("firmatario"),
                new Scansioni(archivio).nominate(form),
                new ComePaga(form).pagato());
    }

    /// Whether the original goes back at once.
    boolean consegna() {
        return form.has("consegna");
    }

    /// What was typed, for the form that comes back.
    Riempito riempito() {
        Map<String, String> campi = new LinkedHashMap<>();
        CAMPI.forEach(campo -> campi.put(campo, form.text(campo)));
        campi.put("consegna", consegna() ? "si" : "no");
        return new Riempito(
                form.text("id"),
                campi,
                new Scansioni(archivio)
                        .ancora(form).stream()
                                .map(file -> file.sha256() + " " + file.nome())
                                .toList());
    }
}
