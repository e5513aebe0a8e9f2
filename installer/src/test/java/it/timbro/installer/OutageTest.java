package it.timbro.installer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import it.timbro.installer.azienda.Azienda;
import it.timbro.installer.azienda.Esempi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Processes die by `kill -9`; the work goes on, and nothing that was confirmed is lost or done twice.
class OutageTest extends CasaAperta {
    /// The branch notices within its time-outs and calls again after its own pauses.
    private static final Duration NOTICED = Duration.ofSeconds(60);

    @Test
    void withoutTheCentreTheBranchWorksAndWhenItIsBackEverythingArrivesOnce() {
        Sportello anna = Sportello.entra(chromium, house, Sito.GENOVA);
        String respinta = house.send(Esempi.VALVOLE);
        String consegnata = house.send(Esempi.OLIO);
        anna.giornata();
        anna.riga(consegnata).waitFor();
        await().atMost(NOTICED).until(() -> nothingWaits());

        house.kill9(Sito.CENTRO);
        said(anna.striscia(), "si lavora in sede");
        assertThat(anna.striscia()).containsText(Pattern.compile("Ultimo scambio \\d\\d:\\d\\d"));
        assertThat(anna.striscia()).containsText("Nulla aspetta");

        anna.respinge(respinta, "La fattura non corrisponde");
        anna.approva(consegnata);
        String certificato = anna.emette(consegnata);
        await().untilAsserted(() -> assertThat(new Carta(house.house().folder().stampe()).pagine(certificato))
                .containsExactly(1));
        anna.consegna(consegnata, "Lucia Bonavita");

        anna.apri(consegnata);
        assertThat(anna.stato()).hasText("Consegnata");
        assertThat(anna.page().locator("#testata .parola")).hasText("Salvato in sede");
        assertThat(anna.striscia()).containsText(Pattern.compile("\\d+ fatti.* aspettano"));
        assertThat(json(Sito.GENOVA, consegnata).path("consegnaInCentrale").asString())
                .isEqualTo("Salvato in sede");

        house.restart(Sito.CENTRO);
        said(anna.striscia(), "Tutto è arrivato in centrale");
        assertThat(anna.page().locator("#testata .parola")).hasText("Registrato in centrale");
        for (String pratica : List.of(respinta, consegnata)) {
            assertThat(json(Sito.GENOVA, pratica).path("consegnaInCentrale").asString())
                    .isEqualTo("Registrato in centrale");
            assertThat(storia(Sito.CENTRO, pratica)).isEqualTo(storia(Sito.GENOVA, pratica));
            assertThat(storia(Sito.CENTRO, pratica)).doesNotHaveDuplicates();
        }
        assertThat(json(Sito.CENTRO, respinta).path("stato").asString()).isEqualTo("RESPINTA");
        assertThat(json(Sito.CENTRO, consegnata).path("stato").asString()).isEqualTo("CONSEGNATA");
        assertThat(json(Sito.CENTRO, consegnata).path("certificato").asString()).isEqualTo(certificato);
    }

    @Test
    void aBranchKilledInTheMiddleOfAPrintKeepsWhatWasConfirmedAndAsksAboutTheSheets() throws IOException {
        Sportello anna = Sportello.entra(chromium, house, Sito.GENOVA);
        anna.caricaFormulari("B0000101", "B0000110");
        String pratica = house.send(Esempi.CAFFE);
        anna.approva(pratica);
        List<String> seriali = anna.prepara(pratica);
        String before = certificato(pratica);
        Path noPaper = Files.createFile(house.house().folder().stampante().resolve("senza-carta"));
        anna.stampa();

        house.kill9(Sito.GENOVA);
        Files.delete(noPaper);
        house.restart(Sito.GENOVA);

        anna = Sportello.entra(chromium, house, Sito.GENOVA); // nobody stays entered over a restart
        assertThat(certificato(pratica)).isEqualTo(before);
        Locator row = anna.riga(pratica);
        assertThat(row).containsText("Foglio in dubbio");
        row.locator("td.timbro-azione a").click();
        assertThat(anna.titolo("Che cosa è uscito?")).isVisible();
        for (String seriale : seriali) {
            assertThat(anna.page()
                            .locator("legend", new com.microsoft.playwright.Page.LocatorOptions().setHasText(seriale)))
                    .isVisible();
        }
        anna.tuttiBuoni();
        anna.giornata();
        assertThat(anna.riga(pratica)).not().containsText("Foglio in dubbio");
        assertThat(json(Sito.GENOVA, pratica).path("stato").asString()).isEqualTo("EMESSA");
    }

    /// Nothing of it is known to the centre: what is presented on paper is registered in the register of emergency,
    /// decided, paid, printed and handed over here.
    @Test
    void withoutTheCentreACompanyThatComesForTheFirstTimeGoesHomeWithItsCertificate() throws IOException {
        Path modello = Files.write(
                house.house().folder().stampante().resolveSibling("modello-base.xml.p7m"),
                house.richiesta(Esempi.POMPE).firmato());
        Sportello anna = Sportello.entra(chromium, house, Sito.GENOVA);
        house.kill9(Sito.CENTRO);
        said(anna.striscia(), "si lavora in sede");

        Page page = anna.page();
        anna.vai("emergenza");
        page.locator("#apri-causa").fill("Linea dati interrotta dal gestore");
        page.locator("#apri-chi").fill("Bruno Sestri");
        page.locator("#apri-atto").fill("determinazione 41/2026");
        anna.bottone("Trascrivi e apri").click();
        assertThat(page.getByText("si registra ancora per")).isVisible();

        anna.vai("minute");
        page.locator("input[type=file]").setInputFiles(modello);
        anna.bottone("Importa").click();
        assertThat(anna.titolo("Domanda di certificato di origine")).isVisible();
        anna.bottone("Presenta").click();
        page.locator("#caso").selectOption("PRIMA");
        page.locator("#autorizzante").fill("Bruno Sestri");
        page.locator("#nome").fill("Marco Ferretti");
        page.locator("#documento").fill("CI CA7654321");
        anna.bottone("Registra").click();
        assertThat(page.locator("#numeri")).containsText("GE1-E-");
        page.getByText("Vai alla pratica").click();
        assertThat(anna.stato()).hasText("Da istruire");
        String pratica = page.url().replaceFirst(".*/", "");
        assertThat(pratica).matches("M[0-9ABC]{5}GE1A0001");

        page.locator("input[name=vista]").all().forEach(Locator::check);
        anna.bottone("Approva").click();
        assertThat(anna.avviso()).containsText("Pratica approvata");
        anna.vai("pratica/" + pratica + "/pagamento");
        page.locator("#riferimento").fill("0012345");
        anna.bottone("Incassa").click();
        String certificato = anna.emette(pratica);
        await().untilAsserted(() -> assertThat(new Carta(house.house().folder().stampe()).pagine(certificato))
                .containsExactly(2)); // the original and its copy
        anna.consegna(pratica, "Marco Ferretti");
        assertThat(json(Sito.GENOVA, pratica).path("stato").asString()).isEqualTo("CONSEGNATA");

        house.restart(Sito.CENTRO);
        said(anna.striscia(), "Tutto è arrivato in centrale");
        await().atMost(NOTICED)
                .untilAsserted(() -> assertThat(
                                json(Sito.GENOVA, pratica).path("protocollo").asString())
                        .startsWith("GE/"));
        assertThat(json(Sito.CENTRO, pratica).path("certificato").asString()).isEqualTo(certificato);
        assertThat(storia(Sito.CENTRO, pratica)).isEqualTo(storia(Sito.GENOVA, pratica));
    }

    private static void said(Locator strip, String words) {
        assertThat(strip)
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(NOTICED.toMillis()));
    }

    private boolean nothingWaits() {
        JsonNode waiting =
                Azienda.accepted(house.api(Sito.GENOVA, "api/v1/stato")).path("inAttesa");
        return waiting.path("fatti").asInt() == 0 && waiting.path("file").asInt() == 0;
    }

    private JsonNode json(Sito sito, String pratica) {
        return Azienda.accepted(house.api(sito, "api/v1/pratiche/" + pratica));
    }

    private String certificato(String pratica) {
        return json(Sito.GENOVA, pratica).path("certificato").asString();
    }

    /// Every event with its time and place in the journal: what is the same here is the same fact.
    private List<String> storia(Sito sito, String pratica) {
        return json(sito, pratica)
                .path("storia")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
    }
}
