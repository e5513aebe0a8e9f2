package it.timbro.pratica.web;

import it.timbro.base.Problem;
import it.timbro.page.Form;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Rea;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who stands at the counter and for whom: the fields of the template `page/chi.jte`.
public record ChiPresenta(Form form) {
    /// Fields that are shown again after a refusal.
    public static final List<String> CAMPI = List.of("nome", "documento", "cf", "impresa", "cfImpresa", "rea");

    public Presentazione.Persona persona() {
        return new Presentazione.Persona(form.text("nome"), form.text("documento"), codiceFiscale("cf"));
    }

    /// `null` where no company is concerned.
    public Presentazione.@Nullable Impresa impresa() {
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
}
