package it.timbro.installer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import it.timbro.installer.azienda.Esempi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every page and state of a working day: axe finds no violation of WCAG 2.1 A and AA, nothing is wider
/// than 320 px, and its pictures are left in `installer/target/screens`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final int ALTO = 768;

    private DemoHouse house;
    private Chromium chromium;

    @BeforeAll
    void open() {
        house = DemoHouse.start();
        chromium = new Chromium();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (house != null) {
            house.close();
        }
    }

    @Test
    void everyPageOfTheCounterIsForEverybody() throws IOException {
        var found = new SoftAssertions();
        try (var anna = Sportello.entra(chromium, house, Sito.GENOVA)) {
            Page page = anna.page();
            inspect(found, page, "giornata-vuota");
            anna.vai("formulari");
            inspect(found, page, "formulari-vuoti");
            page.getByLabel("Primo seriale").fill("A01");
            page.getByLabel("Ultimo seriale").fill("B02");
            anna.bottone("Carica").click();
            assertThat(page.getByText("Problema")).isVisible();
            inspect(found, page, "formulari-errore");
            anna.caricaFormulari("A0123401", "A0123450");
            inspect(found, page, "formulari");

            String pompe = house.send(Esempi.POMPE);
            String olio = house.send(Esempi.OLIO);
            String valvole = house.send(Esempi.VALVOLE);
            String caffe = house.send(Esempi.CAFFE);
            anna.giornata();
            anna.riga(caffe).waitFor();
            inspect(found, page, "giornata-da-istruire");
            anna.apri(caffe);
            inspect(found, page, "pratica-da-istruire");
            page.evaluate("document.querySelectorAll('.colonna-stretta details').forEach(d => { d.open = true; })");
            inspect(found, page, "pratica-tutto-aperto");
            page.locator("#casella-1").selectOption("5");
            page.locator("#testo-1").fill("Manca il numero della fattura");
            anna.bottone("Chiedi la rettifica").click();
            assertThat(anna.avviso()).isVisible();
            inspect(found, page, "pratica-in-rettifica");
            anna.respinge(valvole, "La merce non è quella della fattura");
            anna.apri(valvole);
            inspect(found, page, "pratica-respinta");

            anna.approva(pompe);
            inspect(found, page, "pratica-da-stampare");
            anna.vai("pratica/" + pompe + "/stampa");
            inspect(found, page, "stampa-proposta");
            page.locator("input[name^='seriale.']").all().forEach(seriale -> seriale.fill("999"));
            anna.bottone("Prepara").click();
            assertThat(page.getByText("Problema")).isVisible();
            inspect(found, page, "stampa-seriale-sbagliato");
            anna.prepara(pompe);
            inspect(found, page, "stampa-preparata");
            Path noPaper = Files.createFile(house.house().folder().stampante().resolve("senza-carta"));
            anna.stampa();
            inspect(found, page, "stampa-in-dubbio");
            Files.delete(noPaper);
            anna.risponde(1, "Buono");
            anna.risponde(2, "Rovinato");
            assertThat(page.locator("input#seriale")).isVisible();
            inspect(found, page, "stampa-guasto");
            anna.giornata();
            inspect(found, page, "giornata-con-dubbio");

            anna.approva(olio);
            anna.emette(olio);
            inspect(found, page, "stampa-emesso");
            anna.giornata();
            page.setViewportSize(Chromium.LARGO, ALTO);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "readme-giornata.png")));
            anna.vai("pratica/" + olio + "/ritiro");
            inspect(found, page, "ritiro");
            anna.consegna(olio, "Lucia Bonavita");
            inspect(found, page, "ritiro-fatto");
            anna.apri(olio);
            inspect(found, page, "pratica-consegnata");

            anna.vai("cerca?q=tigullio");
            inspect(found, page, "cerca");
            anna.vai("cerca?q=niente");
            inspect(found, page, "cerca-niente");
            anna.vai("password");
            inspect(found, page, "password");
            anna.vai("collegamento");
            inspect(found, page, "collegamento");
            anna.vai("gettoni");
            assertThat(anna.titolo("Non è andata")).isVisible();
            inspect(found, page, "problema-403");
            anna.vai("pratica/NESSUNA");
            assertThat(anna.titolo("Non è andata")).isVisible();
            inspect(found, page, "problema-404");

            house.kill9(Sito.CENTRO);
            anna.giornata();
            assertThat(anna.striscia())
                    .containsText("si lavora in sede", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            inspect(found, page, "giornata-senza-centrale");
            anna.vai("collegamento");
            inspect(found, page, "collegamento-senza-centrale");
            house.restart(Sito.CENTRO);
        }
        found.assertAll();
    }

    @Test
    void everyPageOfTheOthersIsForEverybody() {
        var found = new SoftAssertions();
        try (var context = chromium.profile()) {
            Page page = context.newPage();
            page.navigate(house.address(Sito.CHIAVARI).toString());
            inspect(found, page, "accesso");
            page.getByLabel("Utente").fill("nessuno");
            page.getByLabel("Password").fill("sbagliata");
            page.getByText("Entra", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.getByText("Problema")).isVisible();
            inspect(found, page, "accesso-rifiutato");
            page.navigate(house.address(Sito.CENTRO).resolve("verifica").toString());
            inspect(found, page, "verifica");
        }
        Accessi.Operatore gloria = operatore(Sito.CHIAVARI);
        try (var sportello = Sportello.entra(chromium, house, gloria)) {
            sportello.vai("gettoni");
            sportello.page().getByLabel("Nome del programma").fill("gestionale");
            sportello.bottone("Crea gettone").click();
            assertThat(sportello.page().getByText("Copialo adesso")).isVisible();
            inspect(found, sportello.page(), "gettoni");
        }
        try (var centrale = Sportello.entra(chromium, house, operatore(Sito.CENTRO))) {
            inspect(found, centrale.page(), "centrale-giornata");
        }
        found.assertAll();
    }

    private static Accessi.Operatore operatore(Sito sito) {
        return Accessi.OPERATORI.stream()
                .filter(o -> o.sito() == sito && o.ruoli().equals("amministratore"))
                .findFirst()
                .orElseThrow();
    }

    private static void inspect(SoftAssertions found, Page page, String name) {
        page.setViewportSize(Chromium.STRETTO, ALTO);
        found.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s: width at 320 px", name)
                .isLessThanOrEqualTo(Chromium.STRETTO);
        Screens.take(page, name);
        var violations = new AxeBuilder(page)
                .withTags(WCAG).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getHtml())
                                        .toList())
                        .toList();
        found.assertThat(violations).as(name).isEmpty();
    }
}
