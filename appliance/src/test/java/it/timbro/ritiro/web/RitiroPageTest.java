package it.timbro.ritiro.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.imprese.Aziende;
import it.timbro.imprese.Schedario.Conferimento;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.pratica.Codec;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.DellImpresa.ContattoIndicato;
import it.timbro.pratica.DellImpresa.Veste;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Stato;
import it.timbro.pratica.web.Banco;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
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
    void whatIsSentGoesWithACarrierAndANumberAndNobodyIsIdentified() {
        emessa();
        assertThat(banco.post(
                                "/pratica/" + numero + "/ritiro",
                                "versione",
                                String.valueOf(banco.filiale.versione(numero)),
                                "ritirante",
                                "Corriere di prova",
                                "titolo",
                                "spedizione",
                                "documento",
                                "SPED 1")
                        .body())
                .as("the company comes to the counter")
                .contains("ritira allo sportello");
        banco.filiale.politica("consegne", "SPORTELLO DOMICILIO");
        numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0, Opzioni.Consegna.DOMICILIO));
        emessa();
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("Numero della spedizione", "Vettore")
                .doesNotContain("ADA PROVA");
        banco.filiale.consegna.consegna(
                numero,
                banco.filiale.versione(numero),
                "Corriere di prova",
                "spedizione",
                "SPED 0012345",
                banco.filiale.consegna.pezzi(numero),
                "anna");
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("Corriere di prova, spedizione", "SPED 0012345");
        NumeroPratica altra = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        assertThat(banco.get("/pratica/" + altra + "/ritiro").body()).doesNotContain("Corriere di prova");
    }

    @Test
    void whoHandedItOverHasANameOnTheScreenAndWhatAnotherHouseWroteKeepsItsLogin() {
        banco.operatori.iscrivi(
                new Operatore("anna", "Anna Parodi", Set.of(Ruolo.OPERATORE)), "quattro gatti neri", "prova");
        banco.operatori.iscrivi(
                new Operatore("centrale", "Un omonimo", Set.of(Ruolo.OPERATORE)), "quattro gatti neri", "prova");
        emessa();
        assertThat(consegna(banco.filiale.consegna.pezzi(numero)).statusCode()).isEqualTo(303);
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body()).contains(", Anna Parodi</dd>");
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("Anna Parodi", "centrale")
                .doesNotContain("Un omonimo");
    }

    @Test
    void howTheCompanyIsReachedStandsThereWithItsAgeOnceTheCentreHasSaidSo() {
        emessa();
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body()).doesNotContain("Contatto dell'impresa");
        banco.filiale.dallaCentrale(new ContattoIndicato(
                Aziende.GE, Aziende.POMPE, new Contatto("export@pompe.invalid", "010 5550199", "Via del Porto 3")));
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("export@pompe.invalid", "010 5550199", "Via del Porto 3")
                .contains("detto alla centrale, 23 nov 2026 (oggi)");
    }

    @Test
    void sinceWhenWhoCollectsStandsThereIsMeasuredWhateverTheFormSays() {
        emessa();
        String pagina = banco.get("/pratica/" + numero + "/ritiro").body();
        String arrivo = pagina.replaceAll("(?s).*name=\"arrivo\" value=\"([0-9]+)\".*", "$1");
        banco.filiale.time.passa(Duration.ofMinutes(6));
        consegna(banco.filiale.consegna.pezzi(numero), "arrivo", arrivo);
        assertThat(consegnate())
                .singleElement()
                .matches(fatto -> Long.valueOf(arrivo).equals(fatto.arrivoMs()));

        numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        emessa();
        consegna(banco.filiale.consegna.pezzi(numero), "arrivo", "9999999999999");
        assertThat(consegnate()).last().matches(fatto -> fatto.arrivoMs() == null);
    }

    private List<PraticaConsegnata> consegnate() {
        return banco.filiale.journal.entriesAfter(Filiale.STREAM, 0, 1_000, 1 << 22).stream()
                .map(entry -> new Codec()
                        .decode(
                                entry.kind(),
                                entry.version(),
                                entry.subject(),
                                Objects.requireNonNull(entry.payload())))
                .filter(PraticaConsegnata.class::isInstance)
                .map(PraticaConsegnata.class::cast)
                .toList();
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

    /// Keys of a form as it stands: one for each empty field that must be filled in, one for the
    /// button under the focus where it is not the last one, and the chord that confirms.
    private static int tasti(String page) {
        int empty = (int) Pattern.compile("<input[^>]* required[^>]*>")
                .matcher(page)
                .results()
                .filter(input -> input.group().contains("value=\"\""))
                .count();
        int ticks = page.contains("name=\"spunta\"") ? 1 : 0;
        return ticks + empty + 1;
    }

    @Test
    void aPreparedBundleTakesAtMostFiveKeysAndTwoWhereTheSamePersonComesAgain() {
        emessa();
        assertThat(tasti(banco.get("/pratica/" + numero + "/ritiro").body())).isLessThanOrEqualTo(5);
        consegna(banco.filiale.consegna.pezzi(numero));

        numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 1));
        emessa();
        String again = banco.get("/pratica/" + numero + "/ritiro").body();
        assertThat(again).contains("value=\"Ada Prova|delegato|CI CA00000AA\" checked");
        assertThat(tasti(again)).isEqualTo(2);
        HttpResponse<String> done =
                consegna(banco.filiale.consegna.pezzi(numero), "noto", "Ada Prova|delegato|CI CA00000AA");
        assertThat(done.statusCode()).isEqualTo(303);
    }

    @Test
    void whoCollectsSignsAReceiptWithEveryPiece() throws IOException {
        emessa();
        consegna(banco.filiale.consegna.pezzi(numero));
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body()).contains("/ritiro/ricevuta.pdf");
        try (PDDocument pdf = Loader.loadPDF(banco.bytes("/pratica/" + numero + "/ritiro/ricevuta.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Ada Prova, delegato", "originale firmato e timbrato", "copia 1", "Chi ritira");
        }
    }

    private void incarica(String nome, Ambito ambito, Veste veste, @Nullable LocalDate al) {
        banco.schedario()
                .conferisci(
                        Aziende.GE,
                        banco.filiale.scheda(numero).impresa().codiceFiscale(),
                        new Conferimento(Aziende.GIANNI, nome, ambito, Aziende.GIUGNO, al, "foglio firmato", veste),
                        "anna");
    }

    @Test
    void whomTheCompanyHasNamedIsThereToBeChosenInTheDaysItSaidAndShowsADocument() {
        emessa();
        incarica("Gianni Delegato", Ambito.RITIRO, Veste.INCARICATO_RITIRO, null);
        incarica("Elsa Fornaio", Ambito.TRASMISSIONE, Veste.INTERMEDIARIO, Aziende.OTTOBRE);
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("Gianni Delegato, incaricato al ritiro")
                .doesNotContain("Elsa Fornaio");

        String noto = "Gianni Delegato|incaricato al ritiro|";
        assertThat(ritira("noto", noto).statusCode()).as("no document").isEqualTo(422);
        assertThat(ritira("noto", noto, "documento", "CI CA1234567").statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("Gianni Delegato, incaricato al ritiro", "CI CA1234567");
    }

    @Test
    void whoseTimeIsOverNeedsAWordOfTheOperator() {
        emessa();
        incarica("Elsa Fornaio", Ambito.TRASMISSIONE, Veste.INTERMEDIARIO, Aziende.OTTOBRE);
        String[] elsa = {"ritirante", "Elsa Fornaio", "titolo", "intermediario", "documento", "CI CA7654321"};
        assertThat(ritira(elsa).body()).contains("la delega a Elsa Fornaio oggi non vale", "name=\"nota\"");
    }

    private HttpResponse<String> ritira(String... fields) {
        List<String> all = new ArrayList<>(List.of("versione", String.valueOf(banco.filiale.versione(numero))));
        banco.filiale.consegna.pezzi(numero).forEach(pezzo -> all.addAll(List.of("pezzo", pezzo)));
        all.addAll(List.of(fields));
        return banco.post("/pratica/" + numero + "/ritiro", all.toArray(String[]::new));
    }

    @Test
    void aRevokedDelegaStopsTheHandoverUnlessTheOperatorAnswersForIt() {
        emessa();
        String delega = banco.schedario()
                .conferisci(
                        Aziende.GE,
                        banco.filiale.scheda(numero).impresa().codiceFiscale(),
                        new Conferimento(
                                Aziende.ADA, "Ada Prova", Ambito.TRASMISSIONE, Aziende.OTTOBRE, null, "foglio firmato"),
                        "anna");
        banco.schedario()
                .revoca(
                        Aziende.GE,
                        banco.filiale.scheda(numero).impresa().codiceFiscale(),
                        delega,
                        Aziende.OTTOBRE.plusDays(10),
                        "lettera",
                        "anna");
        HttpResponse<String> refused = consegna(banco.filiale.consegna.pezzi(numero));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("la delega a Ada Prova è revocata dal 11/10/2026", "name=\"nota\"");
        assertThat(consegna(banco.filiale.consegna.pezzi(numero), "nota", "confermata al telefono dal titolare")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("Sotto la responsabilità di anna: «confermata al telefono dal titolare»");
    }
}
