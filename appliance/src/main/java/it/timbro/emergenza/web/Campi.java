package it.timbro.emergenza.web;

import it.timbro.base.Problem;
import it.timbro.operatori.Operatore;
import it.timbro.page.Form;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.Autorizzazione.Pervenuta;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.OptionalLong;

/// Fields that the forms of this room share.
record Campi(Form form) {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    /// Given here, by the person who has entered.
    Autorizzazione suo(Operatore chi) {
        String atto = form.text("atto");
        return new Autorizzazione(chi.nome(), atto.isEmpty() ? "provvedimento in sede" : atto, Pervenuta.IN_SEDE);
    }

    /// Given elsewhere, and transcribed.
    Autorizzazione trascritto() {
        return new Autorizzazione(form.text("chi"), form.text("atto"), pervenuta());
    }

    private Pervenuta pervenuta() {
        return Arrays.stream(Pervenuta.values())
                .filter(come -> come != Pervenuta.IN_SEDE)
                .filter(come -> come.name().equals(form.text("come")))
                .findFirst()
                .orElseThrow(() -> Problem.ATTO_INCOMPLETO.rejected("come è arrivato"));
    }

    /// What an input of type `datetime-local` sends; empty if it was left empty.
    OptionalLong momento(String name) {
        String typed = form.text(name);
        if (typed.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    LocalDateTime.parse(typed).atZone(ROMA).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + typed + "» non è una data con l'ora");
        }
    }

    int giorni() {
        return form.text("giorni").isEmpty() ? 0 : (int) Math.clamp(form.number("giorni"), -1, 1_000);
    }
}
