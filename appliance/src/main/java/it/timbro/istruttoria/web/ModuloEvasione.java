package it.timbro.istruttoria.web;

import it.timbro.atti.Seguito.Aggiunta;
import it.timbro.atti.Seguito.DaVistare;
import it.timbro.base.Problem;
import it.timbro.page.Form;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.TipoPratica;
import it.timbro.sync.protocol.Hash;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the person adds who approves a pratica that asks for no certificate, read from its form.
record ModuloEvasione(Form form) {
    /// A pratica has fewer files than this.
    private static final int MAX_DOCUMENTI = 100;

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
            case VA -> new Aggiunta.Visti(documenti());
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

    /// One for each file for which a visto was chosen.
    private List<DaVistare> documenti() {
        List<DaVistare> documenti = new ArrayList<>();
        for (int n = 0; n < MAX_DOCUMENTI && form.has("file." + n); n++) {
            String cosa = form.text("cosa." + n);
            if (!cosa.isEmpty()) {
                documenti.add(new DaVistare(
                        file(form.text("file." + n)),
                        cosa,
                        form.text("documento." + n),
                        (int) Math.clamp(form.number("pagine." + n), 0, Integer.MAX_VALUE),
                        form.text("lingua." + n),
                        form.text("serve." + n),
                        form.text("firmatario." + n)));
            }
        }
        return documenti;
    }

    private static Hash file(String hex) {
        return Optional.of(hex)
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(Hash::new)
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("un file non è della pratica"));
    }

    private LocalDate giorno(String campo) {
        try {
            return LocalDate.parse(form.text(campo));
        } catch (DateTimeException _) {
            throw Problem.EVASIONE_INCOMPLETA.rejected("da quando vale, o fino a quando");
        }
    }
}
