package it.timbro.istruttoria.web;

import it.timbro.atti.Seguito.Aggiunta;
import it.timbro.base.Problem;
import it.timbro.page.Form;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.TipoPratica;
import it.timbro.pratica.web.ModuloVisti;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/// What the person adds who approves a pratica that asks for no certificate, read from its form.
record ModuloEvasione(Form form) {
    Aggiunta aggiunta(TipoPratica tipo) {
        return switch (tipo) {
            case DD, DF ->
                new Aggiunta.Denuncia(
                        Arrays.stream(Causa.values())
                                .filter(causa -> causa.name().equals(form.text("causa")))
                                .findFirst(),
                        form.text("denuncia"),
                        form.text("motivo"));
            case CD -> conferimento();
            case RD -> new Aggiunta.Revoca(form.text("delega"), giorno("dal"));
            case VA -> new Aggiunta.Visti(new ModuloVisti(form).documenti());
            case CO, CA ->
                throw Problem.EVASIONE_NON_AMMESSA.rejected(
                        "di una pratica «" + tipo.nome() + "» non segue nulla allo sportello");
        };
    }

    private Aggiunta conferimento() {
        String written = form.text("delegato");
        return new Aggiunta.Conferimento(
                CodiceFiscale.parse(written)
                        .orElseThrow(() -> Problem.EVASIONE_INCOMPLETA.rejected(
                                "il codice fiscale del delegato: «" + written + "» non lo è")),
                form.text("nomeDelegato"),
                Arrays.stream(Ambito.values())
                        .filter(ambito -> ambito.name().equals(form.text("ambito")))
                        .findFirst()
                        .orElseThrow(() -> Problem.EVASIONE_INCOMPLETA.rejected("che cosa può fare il delegato")),
                giorno("dal"),
                form.text("al").isEmpty() ? null : giorno("al"));
    }

    private LocalDate giorno(String campo) {
        try {
            return LocalDate.parse(form.text(campo));
        } catch (DateTimeException _) {
            throw Problem.EVASIONE_INCOMPLETA.rejected("da quando vale, o fino a quando");
        }
    }
}
