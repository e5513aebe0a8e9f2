package it.timbro.imprese.web;

import it.timbro.base.Problem;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Schedario.Attribuzione;
import it.timbro.page.Form;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa.Qualifica;
import java.util.Arrays;

/// The forms of what only the centre keeps of a company.
///
/// @param qualifica whether this person says what kind of operator the company is
public record ModuloContatto(String email, String telefono, String indirizzo, boolean qualifica) {
    static ModuloContatto di(Impresa impresa, boolean qualifica) {
        return impresa.contatto()
                .map(Impresa.Dato::valore)
                .map(contatto ->
                        new ModuloContatto(contatto.email(), contatto.telefono(), contatto.indirizzo(), qualifica))
                .orElse(new ModuloContatto("", "", "", qualifica));
    }

    static ModuloContatto of(Form form) {
        return new ModuloContatto(form.text("email"), form.text("telefono"), form.text("indirizzo"), false);
    }

    Contatto contatto() {
        return new Contatto(email, telefono, indirizzo.replace("\r", ""));
    }

    static Attribuzione attribuzione(Form form) {
        String scelta = form.text("qualifica");
        return new Attribuzione(
                Arrays.stream(Qualifica.values())
                        .filter(qualifica -> qualifica.name().equals(scelta))
                        .findFirst()
                        .orElseThrow(() -> Problem.QUALIFICA_NON_VALIDA.rejected("non è detto quale")),
                ModuloVisura.giorno(form.text("qualificaDal"))
                        .orElseThrow(() -> Problem.QUALIFICA_NON_VALIDA.rejected("manca il primo giorno")),
                form.text("qualificaTitolo"));
    }
}
