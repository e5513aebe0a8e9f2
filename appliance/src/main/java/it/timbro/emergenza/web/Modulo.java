package it.timbro.emergenza.web;

import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.emergenza.Casi;
import it.timbro.emergenza.Casi.Caso;
import it.timbro.page.Form;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Presentazione.Verso;
import it.timbro.pratica.Rea;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From the form of a presentazione to the presentazione, or to the first thing that is missing.
record Modulo(Form form, Archivio archivio) {
    private static final int MAX_FILE_NAME = 120;

    /// Fields that are shown again after a refusal.
    static final List<String> CAMPI = List.of(
            "caso",
            "autorizzante",
            "dichiarazione",
            "nome",
            "documento",
            "cf",
            "impresa",
            "cfImpresa",
            "rea",
            "oggetto");

    Presentazione presentazione() {
        Caso caso = Casi.find(form.text("caso"))
                .orElseThrow(() -> Problem.PRESENTAZIONE_INCOMPLETA.rejected("scegli il motivo"));
        needed(caso.autorizzante(), "autorizzante", "per questo motivo serve chi ha autorizzato");
        needed(caso.dichiarazione(), "dichiarazione", "per questo motivo serve la dichiarazione motivata");
        needed(caso.verso() == Verso.ENTRATA, "documento", "manca il documento di chi presenta");
        return new Presentazione(
                id(),
                caso.verso(),
                caso.tipo(),
                caso.codice(),
                caso.fondamento(),
                form.text("autorizzante"),
                form.text("dichiarazione"),
                new Presentazione.Persona(form.text("nome"), form.text("documento"), codiceFiscale("cf")),
                impresa(),
                form.text("oggetto"),
                caso.termine(),
                scansioni());
    }

    IdPresentazione id() {
        return new IdPresentazione(form.text("id"));
    }

    /// Those that the page names and that are here: each field is `sha256 name`.
    List<Allegato> scansioni() {
        return form.all("scansione").stream()
                .distinct()
                .limit(Presentazione.MAX_DOCUMENTI + 1L)
                .map(this::scansione)
                .toList();
    }

    private Allegato scansione(String field) {
        int space = field.indexOf(' ');
        Hash hash;
        try {
            hash = new Hash(space < 0 ? field : field.substring(0, space));
        } catch (IllegalArgumentException e) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("l'impronta di una scansione è illeggibile");
        }
        if (!archivio.has(hash)) {
            throw Problem.PRESENTAZIONE_INCOMPLETA.rejected("una scansione non è arrivata: caricala di nuovo");
        }
        String nome = space < 0 ? "" : field.substring(space + 1).strip();
        return new Allegato(
                hash,
                nome.isEmpty() ? "scansione" : nome.substring(0, Math.min(nome.length(), MAX_FILE_NAME)),
                "SCANSIONE",
                "",
                archivio.size(hash));
    }

    private Presentazione.@Nullable Impresa impresa() {
        String denominazione = form.text("impresa");
        CodiceFiscale codice = codiceFiscale("cfImpresa");
        Rea rea = rea();
        if (denominazione.isEmpty() && (codice != null || rea != null)) {
            throw Problem.PRESENTAZIONE_INCOMPLETA.rejected("manca la denominazione dell'impresa");
        }
        return denominazione.isEmpty() ? null : new Presentazione.Impresa(denominazione, codice, rea);
    }

    private @Nullable CodiceFiscale codiceFiscale(String name) {
        String typed = form.text(name);
        return typed.isEmpty()
                ? null
                : CodiceFiscale.parse(typed).orElseThrow(() -> Problem.CODICE_FISCALE_ERRATO.rejected(typed));
    }

    /// `GE-412233`, `GE 412233`.
    private @Nullable Rea rea() {
        String typed = form.text("rea");
        if (typed.isEmpty()) {
            return null;
        }
        String[] halves = typed.split("[-\\s]+", 2);
        return Rea.parse(halves[0], halves.length < 2 ? "" : halves[1])
                .orElseThrow(() -> Problem.PRESENTAZIONE_INCOMPLETA.rejected(
                        "il REA «" + typed + "» non si legge: scrivi la provincia e il numero, come GE-412233"));
    }

    private void needed(boolean needed, String name, String otherwise) {
        if (needed && form.text(name).isEmpty()) {
            throw Problem.PRESENTAZIONE_INCOMPLETA.rejected(otherwise);
        }
    }
}
