package it.timbro.installer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import it.timbro.installer.azienda.Allegato;
import it.timbro.installer.azienda.Esempi;
import it.timbro.installer.azienda.Firma;
import it.timbro.installer.azienda.Modello;
import it.timbro.installer.azienda.ModelloXml;
import it.timbro.installer.azienda.Opzioni;
import it.timbro.installer.azienda.Richiesta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every page and state of a working day: axe finds no violation of WCAG 2.1 A and AA, at the
/// desk's width and at 320 px, nothing is wider than 320 px, and a pratica needs no mouse.
class AccessibilityTest extends CasaAperta {
    @Test
    void everyPageOfTheCounterIsForEverybody() throws IOException {
        var found = new Accessible();
        try (var anna = Sportello.entra(chromium, house, Sito.GENOVA)) {
            Page page = anna.page();
            found.inspect(page, "giornata-vuota");
            anna.vai("formulari");
            found.inspect(page, "formulari-vuoti");
            anna.vai("stampante");
            found.inspect(page, "taratura");
            anna.vai("formulari");
            page.getByLabel("Primo seriale").fill("A01");
            page.getByLabel("Ultimo seriale").fill("B02");
            anna.bottone("Carica").click();
            assertThat(page.getByText("Problema")).isVisible();
            found.inspect(page, "formulari-errore");
            anna.caricaFormulari("A0123401", "A0123450");
            found.inspect(page, "formulari");

            String pompe = house.send(Esempi.POMPE);
            String olio = house.send(Esempi.OLIO);
            String valvole = house.send(Esempi.VALVOLE);
            String caffe = house.send(Esempi.CAFFE);
            anna.giornata();
            anna.riga(caffe).waitFor();
            found.inspectTree(page, "giornata-da-istruire");
            anna.apri(caffe);
            found.inspectTree(page, "pratica-da-istruire");
            page.evaluate("document.querySelectorAll('.riquadro details, #h-allegati ~ details')"
                    + ".forEach(d => { d.open = true; })");
            found.inspect(page, "pratica-tutto-aperto");
            page.locator("#casella-1").selectOption("5");
            page.locator("#testo-1").fill("Manca il numero della fattura");
            anna.bottone("Chiedi la rettifica").click();
            assertThat(anna.avviso()).isVisible();
            found.inspect(page, "pratica-in-rettifica");
            anna.vai("posta");
            found.inspect(page, "posta");
            anna.respinge(valvole, "La merce non è quella della fattura");
            anna.apri(valvole);
            found.inspect(page, "pratica-respinta");

            anna.approva(pompe);
            found.inspect(page, "pratica-da-stampare");
            anna.vai("pratica/" + pompe + "/stampa");
            found.inspectTree(page, "stampa-proposta");
            page.locator("input[name^='seriale.']").all().forEach(seriale -> seriale.fill("999"));
            anna.bottone("Prepara").click();
            assertThat(page.getByText("Problema")).isVisible();
            found.inspect(page, "stampa-seriale-sbagliato");
            anna.prepara(pompe);
            found.inspect(page, "stampa-preparata");
            Path noPaper = Files.createFile(house.house().folder().stampante().resolve("senza-carta"));
            anna.stampa();
            found.inspectTree(page, "stampa-in-dubbio");
            Files.delete(noPaper);
            anna.risponde(1, "Buono");
            anna.risponde(2, "Rovinato");
            assertThat(page.locator("input#seriale")).isVisible();
            found.inspect(page, "stampa-guasto");
            anna.giornata();
            found.inspect(page, "giornata-con-dubbio");

            anna.approva(olio);
            anna.emette(olio);
            found.inspect(page, "stampa-emesso");
            blanks(found, anna);
            anna.vai("registri/formulari");
            found.inspect(page, "registro");
            anna.giornata();
            page.setViewportSize(Chromium.LARGO, Accessible.ALTO);
            Screens.window(page, "readme-giornata");
            anna.vai("ritiro");
            found.inspect(page, "ritiro-attesa");
            anna.vai("ritiro?q=" + caffe);
            found.inspect(page, "ritiro-non-ancora");
            anna.vai("pratica/" + olio + "/lavorazioni");
            found.inspect(page, "lavorazioni");
            anna.vai("pratica/" + olio + "/ritiro");
            found.inspectTree(page, "ritiro");
            anna.bottone("Ho in mano tutti i pezzi").click();
            anna.bottone("Consegna").click();
            anna.vai("pratica/" + olio + "/ritiro");
            anna.consegna(olio, "Lucia Bonavita");
            found.inspect(page, "ritiro-fatto");
            anna.apri(olio);
            found.inspect(page, "pratica-consegnata");
            annulment(
                    found,
                    anna,
                    page.locator("#testata .timbro-numero, #testata dd").last().innerText());

            anna.vai("ritiro");
            found.inspect(page, "ritiro-attesa-vuota");
            anna.vai("carte");
            found.inspect(page, "carte-nessuna");
            String azienda = sendForItsOwnPrinter();
            anna.approva(azienda);
            found.inspect(page, "pratica-in-azienda");
            anna.vai("pratica/" + azienda + "/stampa");
            assertThat(anna.titolo("Emetti per la stampa in azienda")).isVisible();
            found.inspect(page, "stampa-in-azienda");
            page.getByText("Cambia copie, supporto o consegna").click();
            assertThat(page.locator("#copie")).isFocused(); // the folded form opened
            anna.vai("pratica/" + azienda + "/stampa");
            anna.bottone("Emetti").click();
            assertThat(anna.titolo("Certificato emesso")).isVisible();
            found.inspect(page, "stampa-in-azienda-emesso");

            anna.vai("imprese?q=tigullio");
            found.inspect(page, "imprese");
            page.getByText(Esempi.Ditta.TIGULLIO.impresa().denominazione(), new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.getByText("Nessuna visura lo dice ancora")).isVisible();
            page.getByText("Registra una visura").click();
            page.getByText("Registra una delega").click();
            found.inspect(page, "impresa");

            anna.vai("chiavetta");
            anna.bottone("Prepara chiavetta").click();
            assertThat(page.getByText("Preparazione riuscita")).isVisible();
            found.inspect(page, "chiavetta");
            anna.vai("cerca?q=tigullio");
            found.inspect(page, "cerca");
            anna.vai("cerca?q=niente");
            found.inspect(page, "cerca-niente");
            anna.vai("password");
            found.inspect(page, "password");
            anna.vai("collegamento");
            found.inspect(page, "collegamento");
            emergenza(found, anna);
            seguiti(found, anna);
            for (String pagina : List.of("rientro", "contatti", "minute", "cassa/estratti")) {
                anna.vai(pagina);
                assertThat(page.getByText("Problema")).hasCount(0);
                found.inspect(page, pagina.replace('/', '-'));
            }
            minuta(found, anna);
            anna.vai("gettoni");
            assertThat(anna.titolo("Non è andata")).isVisible();
            found.inspect(page, "problema-403");
            anna.vai("pratica/NESSUNA");
            assertThat(anna.titolo("Non è andata")).isVisible();
            found.inspect(page, "problema-404");

            house.kill9(Sito.CENTRO);
            anna.giornata();
            assertThat(anna.striscia())
                    .containsText("si lavora in sede", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            found.inspect(page, "giornata-senza-centrale");
            anna.vai("collegamento");
            found.inspect(page, "collegamento-senza-centrale");
            house.restart(Sito.CENTRO);
        }
        found.assertAll(Pagine.Chi.BANCO);
    }

    /// What may become of a blank, and where one is.
    private static void blanks(Accessible found, Sportello anna) {
        for (String mossa : List.of("dai", "annuncia", "restituisci", "denuncia", "distruggi")) {
            anna.vai("formulari/movimento/" + mossa);
            found.inspect(anna.page(), "formulari-" + mossa);
        }
        anna.vai("formulari/A0123401");
        found.inspect(anna.page(), "formulari-seriale");
    }

    /// A certificate that was handed over and comes back.
    private static void annulment(Accessible found, Sportello anna, String certificato) {
        Page page = anna.page();
        anna.vai("annullamenti");
        found.inspect(page, "annullamenti-nessuno");
        anna.vai("annullamenti/nuovo");
        page.locator("#certificato").fill(certificato);
        page.locator("#causa").selectOption(new SelectOption().setIndex(1));
        page.locator("#motivo").fill("Il destinatario ha cambiato nome");
        page.locator("#richiesta").fill("modulo firmato il 2/6/2026");
        page.locator("#nome").fill("Lucia Bonavita");
        page.locator("#documento").fill("CI CA7654321");
        page.locator("#file")
                .setInputFiles(new FilePayload(
                        "modulo.pdf", "application/pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(page.locator("input[name=scansione]")).isChecked();
        found.inspect(page, "annullamenti-nuovo");
        anna.bottone("Registra la richiesta").click();
        assertThat(anna.titolo("Che cosa è registrato")).isVisible();
        found.inspect(page, "annullamenti-uno");
        anna.vai("annullamenti");
        found.inspect(page, "annullamenti");
    }

    /// The register of emergency, opened by an act that was given elsewhere, and a paper in it.
    private static void emergenza(Accessible found, Sportello anna) {
        Page page = anna.page();
        anna.vai("presentazione");
        found.inspect(page, "presentazioni-nessuna");
        anna.vai("emergenza");
        found.inspect(page, "emergenza-chiusa");
        page.locator("#apri-causa").fill("Linea dati interrotta dal gestore");
        page.locator("#apri-chi").fill("Bruno Sestri");
        page.locator("#apri-atto").fill("determinazione 41/2026");
        anna.bottone("Trascrivi e apri").click();
        assertThat(page.getByText("si registra ancora per")).isVisible();
        found.inspect(page, "emergenza-aperta");
        anna.vai("presentazione/nuova");
        found.inspect(page, "presentazione-nuova");
        page.locator("#caso").selectOption("URGENZA");
        page.locator("#oggetto").fill("Certificato per una spedizione che parte stasera");
        page.locator("#nome").fill("Rosa Tigullio");
        page.locator("#documento").fill("CI CA7654321");
        anna.bottone("Registra").click();
        assertThat(page.getByText("Problema")).isVisible();
        found.inspect(page, "presentazione-errore");
        page.locator("#autorizzante").fill("Bruno Sestri");
        page.locator("#dichiarazione").fill("La nave parte stasera");
        anna.bottone("Registra").click();
        assertThat(page.locator("#numeri")).containsText("GE1-E-");
        found.inspect(page, "presentazione");
        anna.vai("presentazione");
        found.inspect(page, "presentazioni");
        anna.vai("emergenza");
        found.inspect(page, "emergenza-con-registrazioni");
        page.getByText("Quando il protocollo si può usare di nuovo").click();
        anna.bottone("Chiudi il registro").click();
        assertThat(page.getByText("Il registro di emergenza è chiuso.")).isVisible();
        anna.vai("emergenza/GE1-E.1");
        found.inspect(page, "emergenza-registro-chiuso");
    }

    /// What is no certificate: what follows from its approval is asked with it.
    private void seguiti(Accessible found, Sportello anna) {
        Modello.Impresa impresa = Esempi.Ditta.RIVIERA.impresa();
        byte[] fattura = house.richiesta(Esempi.OLIO).allegati().getFirst().content();
        String visti = send(
                new Modello.Visti(impresa, impresa.denominazione(), "Serve all'importatore"),
                new Allegato("FAT", "Fattura 123", "fattura.pdf", fattura));
        anna.riceve(visti);
        found.inspect(anna.page(), "pratica-visti");
        String delega = send(new Modello.Delega(impresa, false));
        anna.riceve(delega);
        found.inspect(anna.page(), "pratica-delega");
    }

    private String send(Modello modello, Allegato... files) {
        Esempi.Ditta ditta = Esempi.Ditta.RIVIERA;
        byte[] signed = Firma.sign(
                ModelloXml.write(modello), ditta.firmatario(house.house().ente()));
        return house.house()
                .azienda(ditta)
                .send(new Richiesta("Richiesta " + modello.tipo(), modello, signed, "", List.of(files)));
    }

    /// A modello written at the counter saves itself: who closes the page finds it as it was.
    private static void minuta(Accessible found, Sportello anna) {
        Page page = anna.page();
        anna.vai("minute?impresa=" + Esempi.Ditta.TIGULLIO.impresa().codiceFiscale());
        found.inspect(page, "minute-impresa");
        anna.bottone("Comincia").click();
        assertThat(anna.titolo("Domanda di certificato di origine")).isVisible();
        String versione = page.locator("#versione").inputValue();
        page.locator("#destinatario").fill("KANTO PUMPS K.K.\n3-2-1 Marunouchi, Tokyo");
        assertThat(page.locator("#versione")).not().hasValue(versione);
        page.reload();
        assertThat(page.locator("#destinatario")).hasValue("KANTO PUMPS K.K.\n3-2-1 Marunouchi, Tokyo");
        found.inspect(page, "minuta");
    }

    /// Two people, one pratica: the second is shown what the first did.
    @Test
    void whoDecidesOnAnOldPageIsShownTheDifference() {
        var found = new Accessible();
        try (var anna = Sportello.entra(chromium, house, Sito.GENOVA);
                var bruna = Sportello.entra(chromium, house, Sito.GENOVA)) {
            String pratica = house.send(Esempi.OLIO);
            anna.riceve(pratica);
            bruna.riceve(pratica);
            bruna.respinge(pratica, "Manca la fattura");
            anna.bottone("Approva").click();
            assertThat(anna.page().getByText("non è stato registrato")).isVisible();
            found.inspect(anna.page(), "problema-409-differenza");
        }
        found.assertAll();
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
