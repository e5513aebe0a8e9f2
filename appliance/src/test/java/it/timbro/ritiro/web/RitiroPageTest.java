package it.timbro.ritiro.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Stato;
import it.timbro.pratica.web.Banco;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The handover at the counter, from the form of its page.
class RitiroPageTest {
    @TempDir
    Path folder;

    private Banco banco;
    private NumeroPratica numero;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        banco.filiale.blocco(2026, 20);
        numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 1));
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private void emessa() {
        banco.filiale.approva(numero);
        banco.filiale.prepara(numero);
        banco.filiale.stampa(numero, "");
        banco.filiale.tuttiBuoni(numero);
    }

    private HttpResponse<String> consegna(List<String> pezzi, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "versione", String.valueOf(banco.filiale.versione(numero)),
                "ritirante", "Ada Prova",
                "titolo", "delegato",
                "documento", "CI CA00000AA"));
        pezzi.forEach(pezzo -> fields.addAll(List.of("pezzo", pezzo)));
        fields.addAll(List.of(more));
        return banco.post("/pratica/" + numero + "/ritiro", fields.toArray(String[]::new));
    }

    @Test
    void whoSignedIsProposedAndEveryPieceWaitsForItsTick() {
        emessa();
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("value=\"ADA PROVA\"", "originale firmato e timbrato", "copia 1 firmata e timbrata")
                .doesNotContain(" checked");
    }

    @Test
    void oneKeyTicksAllPiecesAndKeepsWhatWasWritten() {
        emessa();
        HttpResponse<String> answer = consegna(List.of(), "spunta", "tutti");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().split(" checked", -1)).hasSize(3);
        assertThat(answer.body()).contains("CI CA00000AA");
        assertThat(banco.filiale.scheda(numero).stato()).isEqualTo(Stato.EMESSA);
    }

    @Test
    void aMissingTickIsSaidInWordsAndNothingIsHandedOver() {
        emessa();
        HttpResponse<String> answer = consegna(List.of("originale firmato e timbrato"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("manca copia 1 firmata e timbrata", "value=\"Ada Prova\"");
        assertThat(banco.filiale.scheda(numero).stato()).isEqualTo(Stato.EMESSA);
    }

    @Test
    void afterwardsThePageTellsWhoTookWhat() {
        emessa();
        assertThat(consegna(banco.filiale.consegna.pezzi(numero)).statusCode()).isEqualTo(303);
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("Pratica consegnata.", "Ada Prova, delegato", "CI CA00000AA")
                .doesNotContain("<form method=\"post\" action=\"/pratica/");
    }

    @Test
    void beforeItIsIssuedThereIsNothingToHandOver() {
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body()).contains("Adesso non c'è nulla da consegnare");
    }

    @Test
    void theSameCodeReadTwentyTimesWritesNothingAndTheSameFormSentTwentyTimesHandsOverOnce() {
        emessa();
        long head = banco.filiale.journal.head(Filiale.STREAM).seq();
        for (int i = 0; i < 20; i++) {
            assertThat(banco.get("/ritiro?q=" + numero).headers().firstValue("Location"))
                    .contains("/pratica/" + numero + "/ritiro");
        }
        assertThat(banco.filiale.journal.head(Filiale.STREAM).seq()).isEqualTo(head);
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(consegna(banco.filiale.consegna.pezzi(numero)).statusCode());
        }
        assertThat(answers.getFirst()).isEqualTo(303);
        assertThat(answers.subList(1, 20)).allMatch(status -> status >= 400);
        assertThat(banco.filiale.journal.history("pratica:" + numero))
                .filteredOn(recorded -> recorded.fact() instanceof PraticaConsegnata)
                .hasSize(1);
    }
}
