package it.timbro.pratica.web;

import it.timbro.base.Problem;
import it.timbro.page.Form;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.Pagato;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How somebody pays at the counter: the fields of the template `page/paga.jte`.
public record ComePaga(Form form) {
    /// Fields that are shown again after a refusal.
    public static final List<String> CAMPI = List.of("mezzo", "riferimento", "fondo");

    public Pagato pagato() {
        String fondo = form.text("fondo");
        return new Pagato(
                mezzo(),
                form.text("riferimento"),
                fondo.isEmpty() ? Optional.empty() : Optional.of(Importo.leggi(fondo)));
    }

    private Mezzo mezzo() {
        String code = form.text("mezzo");
        return Arrays.stream(Mezzo.values())
                .filter(mezzo -> mezzo.name().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("manca «Come paga»"));
    }
}
