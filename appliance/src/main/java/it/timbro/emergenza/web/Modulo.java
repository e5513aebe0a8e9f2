package it.timbro.emergenza.web;

import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.emergenza.Casi;
import it.timbro.emergenza.Casi.Caso;
import it.timbro.page.Form;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Presentazione.Verso;
import it.timbro.pratica.web.ChiPresenta;
import it.timbro.pratica.web.Scansioni;
import java.util.List;
import java.util.stream.Stream;

/// From the form of a presentazione to the presentazione, or to the first thing that is missing.
record Modulo(Form form, Archivio archivio) {
    /// Fields that are shown again after a refusal.
    static final List<String> CAMPI = Stream.concat(
                    Stream.of("caso", "autorizzante", "dichiarazione", "oggetto", "arrivo"), ChiPresenta.CAMPI.stream())
            .toList();

    Presentazione presentazione() {
        Caso caso = Casi.find(form.text("caso"))
                .orElseThrow(() -> Problem.PRESENTAZIONE_INCOMPLETA.rejected("scegli il motivo"));
        needed(caso.autorizzante(), "autorizzante", "per questo motivo serve chi ha autorizzato");
        needed(caso.dichiarazione(), "dichiarazione", "per questo motivo serve la dichiarazione motivata");
        needed(caso.verso() == Verso.ENTRATA, "documento", "manca il documento di chi presenta");
        ChiPresenta chi = new ChiPresenta(form);
        return new Presentazione(
                id(),
                caso.verso(),
                caso.tipo(),
                caso.codice(),
                caso.fondamento(),
                form.text("autorizzante"),
                form.text("dichiarazione"),
                chi.persona(),
                chi.impresa(),
                form.text("oggetto"),
                caso.termine(),
                new Scansioni(archivio).nominate(form));
    }

    IdPresentazione id() {
        return new IdPresentazione(form.text("id"));
    }

    /// The scans that are here, for the form that comes back.
    List<Allegato> ancora() {
        return new Scansioni(archivio).ancora(form);
    }

    private void needed(boolean needed, String name, String otherwise) {
        if (needed && form.text(name).isEmpty()) {
            throw Problem.PRESENTAZIONE_INCOMPLETA.rejected(otherwise);
        }
    }
}
