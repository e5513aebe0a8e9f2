package it.timbro.installer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import it.timbro.Appliance;
import it.timbro.BaseDati;
import it.timbro.Config;
import it.timbro.Prove;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.installer.azienda.Esempi;
import it.timbro.pratica.DellaCassa.DirittiRiscontrati;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.web.CartaView;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// The pages of those who are not at the counter, and of the centre, are for everybody (see
/// [Accessible]).
class OtherPagesTest extends CasaAperta {
    private static final Page.GetByTextOptions ESATTO = new Page.GetByTextOptions().setExact(true);
    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void everyPageOfTheOthersIsForEverybody() throws IOException {
        var found = new Accessible();
        firstStart(found);
        try (var context = chromium.profile()) {
            Page page = context.newPage();
            page.navigate(house.address(Sito.CHIAVARI).toString());
            found.inspect(page, "accesso");
            page.getByLabel("Utente").fill("nessuno");
            page.getByLabel("Password").fill("sbagliata");
            page.getByText("Entra", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.getByText("Problema")).isVisible();
            found.inspect(page, "accesso-rifiutato");
            page.navigate(house.address(Sito.CENTRO).resolve("verifica").toString());
            found.inspect(page, "verifica");
        }
        Accessi.Operatore gloria = operatore(Sito.CHIAVARI);
        try (var sportello = Sportello.entra(chromium, house, gloria)) {
            sportello.vai("gettoni");
            sportello.page().getByLabel("Nome del programma").fill("gestionale");
            sportello.bottone("Crea gettone").click();
            assertThat(sportello.page().getByText("Copialo adesso")).isVisible();
            found.inspect(sportello.page(), "gettoni");
        }
        String daPagare = house.send(Esempi.ARDESIA);
        try (var irene = Sportello.entra(chromium, house, operatore(Sito.CENTRO, "responsabile"))) {
            policy(found, irene);
        }
        try (var elena = Sportello.entra(chromium, house, Sito.CHIAVARI)) {
            walkIns(found, elena);
            payment(found, elena, daPagare);
        }
        try (var fabio = Sportello.entra(chromium, house, operatore(Sito.CHIAVARI, "responsabile"))) {
            till(found, fabio);
            people(
                    found,
                    fabio,
                    house.login(operatore(Sito.CHIAVARI, "responsabile")).password());
        }
        try (var centrale = Sportello.entra(chromium, house, operatore(Sito.CENTRO))) {
            String nuova = house.send(Esempi.OLIO);
            centrale.giornata();
            centrale.riga(nuova).waitFor();
            found.inspect(centrale.page(), "centrale-giornata");
            centrale.riga(nuova).getByText("Guarda").click();
            assertThat(centrale.page().getByText("qui si guarda soltanto")).isVisible();
            assertThat(centrale.bottone("Approva")).hasCount(0);
            found.inspect(centrale.page(), "centrale-pratica");
            centrale.vai("carte");
            found.inspect(centrale.page(), "centrale-carte-nessuna");
            centrale.vai("imprese");
            centrale.page().getByText("Importa un elenco dal Registro imprese").click();
            assertThat(centrale.titolo("Importa imprese")).isVisible();
            found.inspect(centrale.page(), "centrale-imprese-importa");
            centrale.vai("sedi");
            found.inspect(centrale.page(), "centrale-sedi");
            centrale.page()
                    .getByText("Crea un codice per Chiavari", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(centrale.page().getByText("Copialo adesso")).isVisible();
            found.inspect(centrale.page(), "centrale-sedi-codice");
            centrale.vai("chiavetta");
            assertThat(centrale.titolo("Chiavetta")).isVisible();
            found.inspect(centrale.page(), "centrale-chiavetta");
            centrale.vai("quadro");
            assertThat(centrale.titolo("Quadro delle sedi")).isVisible();
            found.inspect(centrale.page(), "centrale-quadro");
            centrale.vai("numeri/GE1");
            found.inspect(centrale.page(), "centrale-numeri");
            centrale.page().locator("table a").first().click();
            found.inspect(centrale.page(), "centrale-blocco");
            centrale.vai("calendario");
            found.inspect(centrale.page(), "centrale-calendario");
            centrale.vai("crediti");
            found.inspect(centrale.page(), "centrale-crediti");
        }
        try (var irene = Sportello.entra(chromium, house, operatore(Sito.CENTRO, "responsabile"))) {
            String nuova = house.send(Esempi.OLIO);
            irene.giornata();
            irene.riga(nuova).getByText("Guarda").click();
            irene.page().getByText("Riassegna a un'altra sede").click();
            assertThat(irene.titolo("Riassegna la pratica " + nuova)).isVisible();
            found.inspect(irene.page(), "centrale-riassegna");
            irene.vai("utenze");
            assertThat(irene.page().getByText("Problema")).hasCount(0);
            found.inspect(irene.page(), "centrale-utenze");
            irene.vai("ripristino");
            found.inspect(irene.page(), "centrale-ripristino");
            irene.vai("registri/protocollo");
            found.inspect(irene.page(), "centrale-protocollo");
            irene.vai("protocollo/annulla");
            found.inspect(irene.page(), "centrale-protocollo-annulla");
            irene.vai("ripartenza/GE1");
            assertThat(irene.titolo("Ripartenza della sede Genova (GE1)")).isVisible();
            found.inspect(irene.page(), "centrale-ripartenza");
            senzaProva(found, irene);
        }
        found.assertAll(Pagine.Chi.ALTRI);
    }

    /// A branch that says it was told more than the centre has ever told it.
    private void senzaProva(Accessible found, Sportello irene) {
        house.kill9(Sito.CHIAVARI);
        Path store = house.house().folder().of(Sito.CHIAVARI).resolve("data/timbro.db");
        BaseDati.SQLITE.raw(store, """
                insert into feed (sede, seq, origin_sede, origin_stream, origin_seq, origin_hash, previous, hash)
                select sede, seq + 40, origin_sede, origin_stream, origin_seq + 1000, origin_hash, hash, origin_hash
                from feed order by seq desc limit 1
                """);
        house.restart(Sito.CHIAVARI);
        Locator parola = irene.page().getByText("Chiavari (GE2) dice di sapere più della centrale");
        await().until(() -> {
            irene.vai("sedi");
            irene.page().getByText("Ripristino della centrale", ESATTO).click();
            return parola.count() > 0;
        });
        assertThat(irene.striscia()).containsText("Chiavari dice di sapere più della centrale");
        irene.page().getByText("La centrale è ripartita da una copia").click();
        assertThat(irene.bottone("Dichiara il ripristino")).isVisible();
        found.inspect(irene.page(), "centrale-ripristino-senza-prova");
    }

    /// A branch in which nobody works yet; its first person finds a card that the centre wrote.
    private void firstStart(Accessible found) throws IOException {
        Path home = Files.createDirectories(house.house().folder().root().resolve("vuota"));
        Path pictures = Files.createDirectories(home.resolve("schermate"));
        Path data = Files.createDirectories(home.resolve("data"));
        String card = card(home.resolve("centrale"), data);
        var config = new Properties();
        try (var reader =
                Files.newBufferedReader(house.house().folder().of(Sito.GENOVA).resolve("server.properties"))) {
            config.load(reader);
        }
        config.keySet()
                .removeIf(key ->
                        key.toString().startsWith("first.") || key.toString().startsWith("enrol."));
        config.setProperty("port", "0");
        config.setProperty("data", data.toString());
        config.setProperty("galleria.folder", pictures.toString());
        try (var writer = Files.newBufferedWriter(home.resolve("server.properties"))) {
            config.store(writer, null);
        }
        try (var server = Appliance.start(Config.read(home.resolve("server.properties")));
                var context = chromium.profile()) {
            Page page = context.newPage();
            String branch = "https://localhost:" + server.port();
            page.navigate(branch + "/primo-avvio");
            assertThat(page.getByLabel("Codice")).isFocused();
            found.inspect(page, "primo-avvio");
            page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("primo-avvio-1366.png")));
            page.getByLabel("Codice").fill(Files.readString(data.resolve("primo-avvio.codice")));
            page.getByLabel("Nome e cognome").fill("Rosa Prima");
            page.getByLabel("Utente").fill("rosa.prima");
            for (String campo : List.of("#password", "#ripetuta")) {
                page.locator(campo).fill("una frase di prova");
            }
            page.locator("button[type=submit]").click();
            assertThat(page.locator("#ripetuta")).hasCount(0);
            page.getByLabel("Utente").fill("rosa.prima");
            page.getByLabel("Password").fill("una frase di prova");
            page.locator("button[type=submit]").click();
            assertThat(page.locator("#giornata")).isVisible();
            found.inspect(page, "giornata-con-carta");
            page.navigate(branch + "/carte");
            found.inspect(page, "carte");
            page.navigate(branch + card);
            assertThat(page.getByText("Registra la decisione")).isVisible();
            found.inspect(page, "carta");
            page.navigate(branch + "/galleria");
            assertThat(page.locator(".galleria img")).hasCount(1);
            found.inspect(page, "galleria");
        }
    }

    /// What the branch took and what the company's account says are not the same: a card, and where
    /// it is read.
    private static String card(Path centrale, Path sede) {
        var ge1 = new Sede("GE1");
        var aoo = new StreamId("GE", "aoo");
        var numero = new NumeroPratica("M26B22A0001");
        try (var centro = new Casa(centrale, Time.system(), 1);
                var branch = new Casa(sede, Time.system(), 2)) {
            centro.journal.write(aoo, "centrale", tx -> {
                tx.append(
                        Prove.presentata(
                                numero, Prove.certificato("Pompe Liguri S.r.l.", "KANTO\nTOKYO"), Opzioni.NESSUNA),
                        ge1);
                tx.append(new PraticaProtocollata(numero, new NumeroProtocollo("GE/2026/0000001")), ge1);
                tx.append(new PraticaAssegnata(numero, ge1, 1), ge1);
                return tx.append(
                        new DirittiRiscontrati(
                                numero,
                                Importo.cent(1_000),
                                Importo.cent(500),
                                "La sede ha riscosso con Telemaco 10,00 €, dal conto dell'impresa risultano"
                                        + " addebitati 5,00 €.",
                                1_000L),
                        ge1);
            });
            branch.journal.storeFeed(centro.journal.feedAfter(ge1.code(), 0, 100, 1 << 20));
            return CartaView.dove(branch.journal.read(branch.carte::aperte).getFirst());
        }
    }

    /// What walks in beside the telematic way: empty, half written, done.
    private static void walkIns(Accessible found, Sportello elena) {
        for (String pagina : List.of("visti", "appuntamenti", "annullamenti")) {
            elena.vai(pagina);
            found.inspect(elena.page(), pagina + "-nessuno");
        }
        visto(found, elena);
        appointment(found, elena);
    }

    private static void visto(Accessible found, Sportello elena) {
        Page page = elena.page();
        elena.vai("visti/nuovo");
        page.locator("#cosa").selectOption("FAT/MERCI");
        page.locator("#descrizione").fill("123 del 2/6/2026");
        page.locator("#pagine").fill("2");
        page.locator("#nome").fill("Paolo Solenghi");
        found.inspectTree(page, "visti-nuovo");
        elena.bottone("Metti il visto").click();
        assertThat(page.getByText("Problema")).isVisible();
        found.inspect(page, "visti-errore");
        page.locator("#documento").fill("CI CA7654321");
        page.locator("#impresa").fill("Ardesie di Lavagna S.n.c.");
        page.locator("#file").setInputFiles(new FilePayload("fattura.pdf", "application/pdf", PDF));
        assertThat(page.locator("input[name=scansione]")).isChecked();
        page.locator("input[name=consegna]").uncheck();
        elena.bottone("Metti il visto").click();
        assertThat(elena.titolo("Da mettere sull'originale")).isVisible();
        page.locator("summary", new Page.LocatorOptions().setHasText("Un altro funzionario delegato"))
                .click();
        found.inspectTree(page, "visto");
        elena.vai("visti");
        found.inspect(page, "visti");
    }

    private static void appointment(Accessible found, Sportello elena) {
        Page page = elena.page();
        elena.vai("appuntamenti/nuovo");
        page.locator("#recapito").fill("0185 555 0142");
        page.locator("#nome").fill("Paolo Solenghi");
        page.locator("#impresa").fill("Ardesie di Lavagna S.n.c.");
        page.locator("#cfImpresa").fill(Esempi.Ditta.LAVAGNA.impresa().codiceFiscale());
        found.inspect(page, "appuntamenti-nuovo");
        elena.bottone("Fissa").click();
        assertThat(elena.titolo("Prima richiesta")).isVisible();
        found.inspect(page, "appuntamento-fissato");
        elena.vai("appuntamenti");
        found.inspect(page, "appuntamenti");
    }

    /// The chamber lets its branches take money at the handover.
    private static void policy(Accessible found, Sportello irene) {
        Page page = irene.page();
        irene.vai("politica");
        found.inspect(page, "centrale-politica");
        irene.vai("politica/GE");
        found.inspect(page, "centrale-politica-camera");
        irene.vai("politica/GE/pagamenti");
        page.locator("input[name='incassi.pagamenti'][value=CONSEGNA]").check();
        page.locator("input[name='incassi.mezzi'][value=CONTANTI]").check();
        page.locator("#motivo").fill("Si paga anche alla consegna");
        found.inspect(page, "centrale-politica-gruppo");
        page.locator("#dal").evaluate("field => { field.min = ''; }"); // another line of the group needs a day's notice
        page.locator("#dal").fill(LocalDate.now(ZoneId.of("Europe/Rome")).toString());
        irene.bottone("Decidi").click();
        assertThat(irene.avviso()).isVisible();
        found.inspect(page, "centrale-politica-decisa");
        irene.vai("politica/GE/frasi");
        found.inspect(page, "centrale-politica-frasi");
        irene.vai("posta");
        found.inspect(page, "centrale-posta");
    }

    /// A pratica that is paid when it is handed over.
    private static void payment(Accessible found, Sportello elena, String pratica) {
        Page page = elena.page();
        elena.riceve(pratica);
        elena.vai("pratica/" + pratica + "#opzioni");
        page.locator("#supporto").selectOption("FOGLIO_BIANCO");
        page.locator("#pagamento").selectOption("CONSEGNA");
        page.locator("#motivo-opzioni").fill("Paga quando ritira");
        elena.bottone("Cambia le opzioni").click();
        assertThat(elena.avviso()).containsText("Opzioni cambiate");
        elena.approva(pratica);
        elena.vai("pratica/" + pratica + "/pagamento");
        found.inspect(page, "pagamento");
        elena.vai("cassa");
        found.inspect(page, "cassa-con-incassi");
        page.locator("a[href^='/cassa/ricevute/']").first().click();
        assertThat(page.getByText("Ricevuta (PDF)")).isVisible();
        found.inspect(page, "cassa-ricevuta");
    }

    /// The till of the day, and what passed through it.
    private static void till(Accessible found, Sportello fabio) {
        fabio.vai("cassa");
        found.inspect(fabio.page(), "cassa-chiusa");
        fabio.page().locator("#fondo").fill("100,00");
        fabio.bottone("Apri la cassa").click();
        fabio.page().getByText("Conta e chiudi").first().click();
        assertThat(fabio.bottone("Chiudi la cassa")).isVisible();
        found.inspect(fabio.page(), "cassa-aperta");
        fabio.vai("cassa/registro");
        found.inspect(fabio.page(), "cassa-registro");
    }

    /// Who works here, and the screen that locks over what is half written.
    private static void people(Accessible found, Sportello fabio, String password) {
        Page page = fabio.page();
        fabio.vai("operatori");
        page.locator("#nome").fill("Maria Prova");
        page.locator("#login").fill("maria.prova");
        page.locator("#ruolo-portineria").check();
        fabio.bottone("Iscrivi").click();
        assertThat(page.locator(".timbro-gettone")).isVisible();
        found.inspect(page, "operatori");
        fabio.vai("operatori/maria.prova");
        found.inspect(page, "operatore");
        fabio.vai("operatori/fabio.responsabile");
        found.inspect(page, "operatore-io");
        fabio.vai("cerca?q=RSSMRA80A01H501U");
        fabio.vai("consultazioni");
        assertThat(page.getByText("RSSMRA80A01H501U")).isVisible();
        found.inspect(page, "consultazioni");
        fabio.vai("registri");
        found.inspect(page, "registri");
        fabio.bottone("Chiudi la giornata del").click();
        assertThat(page.getByText("Giornata chiusa", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        found.inspect(page, "registri-giornata-chiusa");
        fabio.vai("cruscotti");
        found.inspect(page, "cruscotti");
        fabio.vai("pin");
        found.inspect(page, "pin");

        fabio.vai("operatori");
        page.locator("#nome").fill("Mezza Scritta");
        page.locator(".timbro-persona summary").click();
        fabio.bottone("Blocca lo schermo").click();
        assertThat(page.locator("#blocco-digitato")).isFocused();
        assertThat(page.locator("main")).isHidden();
        found.inspect(page, "bloccato");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        page.keyboard().press("F2");
        assertThat(page.locator("main")).isHidden();
        page.locator("#blocco-digitato").fill(password);
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isVisible();
        assertThat(page.locator("#nome")).hasValue("Mezza Scritta");

        fabio.vai("annullamenti/nuovo");
        page.locator("#motivo").fill("Il destinatario ha cambiato nome");
        page.evaluate("""
                () => fetch("/blocco", { method: "POST", headers: { Accept: "application/json" },
                  body: new URLSearchParams({ _csrf: document.querySelector("[name=_csrf]").value, _chiave: "altrove" })
                }).then(() => document.querySelector("#annulla").submit())""");
        assertThat(page.locator("#digitato")).isFocused();
        found.inspect(page, "sblocco");
        page.locator("#digitato").fill(password);
        page.keyboard().press("Enter");
        assertThat(fabio.titolo("Quello che stavi scrivendo")).isVisible();
        assertThat(page.getByText("Il destinatario ha cambiato nome")).isVisible();
        found.inspect(page, "ripresa");
    }

    private static Accessi.Operatore operatore(Sito sito) {
        return operatore(sito, "amministratore");
    }

    private static Accessi.Operatore operatore(Sito sito, String ruolo) {
        return Accessi.OPERATORI.stream()
                .filter(o -> o.sito() == sito && List.of(o.ruoli().split(",")).contains(ruolo))
                .findFirst()
                .orElseThrow();
    }
}
