package it.timbro.installer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static it.timbro.installer.Accessible.inspect;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import it.timbro.installer.azienda.Allegato;
import it.timbro.installer.azienda.Esempi;
import it.timbro.installer.azienda.Opzioni;
import it.timbro.installer.azienda.Richiesta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Every page and state of a working day: axe finds no violation of WCAG 2.1 A and AA, at the
/// desk's width and at 320 px, nothing is wider than 320 px, and a pratica needs no mouse. The
/// pictures are left in `installer/target/screens`.
class AccessibilityTest extends CasaAperta {
    /// A reader types a character each ten milliseconds, however slow the machine of the test is.
    private static final String READER =
            "let ms = 0; Object.defineProperty(Event.prototype, 'timeStamp', { get: () => ms += 10 });";

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
            anna.vai("posta");
            inspect(found, page, "posta");
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
            anna.vai("registri/formulari");
            inspect(found, page, "registro");
            anna.giornata();
            page.setViewportSize(Chromium.LARGO, Accessible.ALTO);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "readme-giornata.png")));
            anna.vai("ritiro");
            inspect(found, page, "ritiro-attesa");
            anna.vai("ritiro?q=" + caffe);
            inspect(found, page, "ritiro-non-ancora");
            anna.vai("pratica/" + olio + "/ritiro");
            inspect(found, page, "ritiro");
            anna.bottone("Ho in mano tutti i pezzi").click();
            anna.bottone("Consegna").click();
            anna.vai("pratica/" + olio + "/ritiro");
            anna.consegna(olio, "Lucia Bonavita");
            inspect(found, page, "ritiro-fatto");
            anna.apri(olio);
            inspect(found, page, "pratica-consegnata");

            anna.vai("ritiro");
            inspect(found, page, "ritiro-attesa-vuota");
            anna.vai("carte");
            inspect(found, page, "carte-nessuna");
            String azienda = sendForItsOwnPrinter();
            anna.approva(azienda);
            inspect(found, page, "pratica-in-azienda");
            anna.vai("pratica/" + azienda + "/stampa");
            assertThat(anna.titolo("Emetti per la stampa in azienda")).isVisible();
            inspect(found, page, "stampa-in-azienda");
            page.getByText("Cambia copie, supporto o consegna").click();
            assertThat(page.locator("#copie")).isFocused(); // the folded form opened
            anna.vai("pratica/" + azienda + "/stampa");
            anna.bottone("Emetti").click();
            assertThat(anna.titolo("Certificato emesso")).isVisible();
            inspect(found, page, "stampa-in-azienda-emesso");

            anna.vai("imprese?q=tigullio");
            inspect(found, page, "imprese");
            page.getByText(Esempi.Ditta.TIGULLIO.impresa().denominazione(), new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.getByText("Nessuna visura lo dice ancora")).isVisible();
            page.getByText("Registra una visura").click();
            page.getByText("Registra una delega").click();
            inspect(found, page, "impresa");

            anna.vai("chiavetta");
            anna.bottone("Prepara chiavetta").click();
            assertThat(page.getByText("Preparazione riuscita")).isVisible();
            inspect(found, page, "chiavetta");
            anna.vai("cerca?q=tigullio");
            inspect(found, page, "cerca");
            anna.vai("cerca?q=niente");
            inspect(found, page, "cerca-niente");
            anna.vai("password");
            inspect(found, page, "password");
            anna.vai("collegamento");
            inspect(found, page, "collegamento");
            emergenza(found, anna);
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

    /// The register of emergency, opened by an act that was given elsewhere, and a paper in it.
    private static void emergenza(SoftAssertions found, Sportello anna) {
        Page page = anna.page();
        anna.vai("presentazione");
        inspect(found, page, "presentazioni-nessuna");
        anna.vai("emergenza");
        inspect(found, page, "emergenza-chiusa");
        page.locator("#apri-causa").fill("Linea dati interrotta dal gestore");
        page.locator("#apri-chi").fill("Bruno Sestri");
        page.locator("#apri-atto").fill("determinazione 41/2026");
        anna.bottone("Trascrivi e apri").click();
        assertThat(page.getByText("si registra ancora per")).isVisible();
        inspect(found, page, "emergenza-aperta");
        anna.vai("presentazione/nuova");
        inspect(found, page, "presentazione-nuova");
        page.locator("#caso").selectOption("URGENZA");
        page.locator("#oggetto").fill("Certificato per una spedizione che parte stasera");
        page.locator("#nome").fill("Rosa Tigullio");
        page.locator("#documento").fill("CI CA7654321");
        anna.bottone("Registra").click();
        assertThat(page.getByText("Problema")).isVisible();
        inspect(found, page, "presentazione-errore");
        page.locator("#autorizzante").fill("Bruno Sestri");
        page.locator("#dichiarazione").fill("La nave parte stasera");
        anna.bottone("Registra").click();
        assertThat(page.locator("#numeri")).containsText("GE1-E-");
        inspect(found, page, "presentazione");
        anna.vai("presentazione");
        inspect(found, page, "presentazioni");
        anna.vai("emergenza");
        inspect(found, page, "emergenza-con-registrazioni");
        page.getByText("Quando il protocollo si può usare di nuovo").click();
        anna.bottone("Chiudi il registro").click();
        assertThat(page.getByText("Il registro di emergenza è chiuso.")).isVisible();
    }

    /// Two people, one pratica: the second is shown what the first did.
    @Test
    void whoDecidesOnAnOldPageIsShownTheDifference() {
        var found = new SoftAssertions();
        try (var anna = Sportello.entra(chromium, house, Sito.GENOVA);
                var bruna = Sportello.entra(chromium, house, Sito.GENOVA)) {
            String pratica = house.send(Esempi.OLIO);
            anna.riceve(pratica);
            bruna.riceve(pratica);
            bruna.respinge(pratica, "Manca la fattura");
            anna.bottone("Approva").click();
            assertThat(anna.page().getByText("non è stato registrato")).isVisible();
            inspect(found, anna.page(), "problema-409-differenza");
        }
        found.assertAll();
    }

    /// The reader works wherever the focus is, leaks into no field, and a code read twenty times does one thing; what
    /// is half written waits.
    @Test
    void aCodeReadTwentyTimesDoesOneThingAndNothingHalfWrittenIsLost() {
        String una = house.send(Esempi.OLIO);
        String altra = house.send(Esempi.POMPE);
        try (var anna = Sportello.entra(chromium, house, Sito.GENOVA)) {
            Page page = anna.page();
            page.addInitScript(READER);
            anna.riceve(una);
            page.locator("summary", new Page.LocatorOptions().setHasText("Chiedi la rettifica"))
                    .click();
            page.locator("#frase-1").selectOption(new SelectOption().setIndex(1));
            Locator testo = page.locator("#testo-1");
            assertThat(testo).isFocused();
            String scritto = testo.inputValue();
            assertThat(scritto).isNotEmpty();
            for (int i = 0; i < 20; i++) {
                page.keyboard().type("CO1|" + una + "|C26GE0000001");
                page.keyboard().press("Enter");
            }
            assertThat(page).hasURL(Pattern.compile(".*/pratica/" + una));
            assertThat(testo).hasValue(scritto);
            page.keyboard().type(altra);
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/pratica/" + altra));
            anna.apri(una);
            assertThat(testo).hasValue(scritto);
        }
    }

    /// Back on the day view the focus is on the row that one came from.
    @Test
    void whoComesBackGoesOnWithTheSameRow() {
        String pratica = house.send(Esempi.OLIO);
        try (var anna = Sportello.entra(chromium, house, Sito.GENOVA)) {
            anna.giornata();
            anna.riga(pratica).locator(".timbro-azione a").click();
            assertThat(anna.stato()).isVisible();
            anna.giornata();
            assertThat(anna.riga(pratica).locator(".timbro-azione a")).isFocused();
        }
    }

    /// From the day view to the handover: nine strokes beside what is read or written.
    @Test
    void aWholePraticaTakesNoMouseAndFewKeys() {
        String pratica = house.send(Esempi.OLIO);
        try (var anna = Sportello.entra(chromium, house, Sito.GENOVA)) {
            Page page = anna.page();
            anna.riga(pratica).waitFor();
            page.keyboard().type(pratica); // the field for codes has the focus
            var keys = new Tasti(page);
            keys.press("Enter");
            assertThat(anna.stato()).hasText("Da istruire");
            keys.press("Control+Enter");
            assertThat(anna.stato()).hasText("Da stampare");
            keys.press("F8");
            assertThat(anna.titolo("Prepara la stampa")).isVisible();
            keys.press("Enter");
            assertThat(anna.titolo("Pronto per la stampa")).isVisible();
            keys.press("Enter");
            assertThat(anna.titolo("Che cosa è uscito?")).isVisible();
            keys.press("Enter");
            assertThat(anna.titolo("Certificato emesso")).isVisible();
            keys.press("F9");
            assertThat(anna.titolo("Ritiro allo sportello")).isVisible();
            keys.press("Enter"); // all pieces in hand
            assertThat(page.locator("input[name=pezzo]")).isChecked();
            if (page.locator("input[name=noto]").count() == 0) { // nobody of this company was here before
                // as fast as a person: faster would be the reader of codes
                page.keyboard().type("Patente GE0000000A", new Keyboard.TypeOptions().setDelay(120));
            }
            keys.press("Enter");
            assertThat(anna.titolo("Consegnata")).isVisible();
            assertThat(keys.pressed).isEqualTo(9);
        }
    }

    private static final class Tasti {
        private final Page page;
        private int pressed;

        Tasti(Page page) {
            this.page = page;
        }

        /// As soon as the page is there, its script too.
        void press(String key) {
            page.waitForLoadState(LoadState.DOMCONTENTLOADED);
            page.keyboard().press(key);
            pressed++;
        }
    }

    private String sendForItsOwnPrinter() {
        Richiesta plain = house.richiesta(Esempi.OLIO);
        var options = new Opzioni(1, Opzioni.Supporto.FOGLIO_BIANCO, Opzioni.Consegna.AZIENDA, false);
        List<Allegato> files = Stream.concat(
                        plain.allegati().stream()
                                .filter(file -> !file.fileName().equals("opzioni.xml")),
                        Stream.of(options.asAllegato("GE")))
                .toList();
        return house.house()
                .azienda(Esempi.OLIO.ditta())
                .send(new Richiesta(plain.descrizione(), plain.modello(), plain.firmato(), plain.sede(), files));
    }
}
