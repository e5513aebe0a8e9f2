package it.timbro.installer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static it.timbro.installer.Accessible.inspect;

import com.microsoft.playwright.Page;
import it.timbro.installer.azienda.Esempi;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// The pages of those who are not at the counter, and of the centre, are for everybody (see
/// [Accessible]).
class OtherPagesTest extends CasaAperta {
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
        try (var elena = Sportello.entra(chromium, house, Sito.CHIAVARI)) {
            walkIns(found, elena);
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
            inspect(found, centrale.page(), "centrale-giornata");
            centrale.riga(nuova).getByText("Guarda").click();
            assertThat(centrale.page().getByText("qui si guarda soltanto")).isVisible();
            assertThat(centrale.bottone("Approva")).hasCount(0);
            inspect(found, centrale.page(), "centrale-pratica");
            centrale.vai("carte");
            inspect(found, centrale.page(), "centrale-carte-nessuna");
            centrale.vai("imprese");
            centrale.page().getByText("Importa un elenco dal Registro imprese").click();
            assertThat(centrale.titolo("Importa imprese")).isVisible();
            inspect(found, centrale.page(), "centrale-imprese-importa");
            centrale.vai("sedi");
            centrale.page()
                    .getByText("Crea un codice per Chiavari", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(centrale.page().getByText("Copialo adesso")).isVisible();
            inspect(found, centrale.page(), "centrale-sedi");
            centrale.vai("chiavetta");
            assertThat(centrale.titolo("Chiavetta")).isVisible();
            inspect(found, centrale.page(), "centrale-chiavetta");
            centrale.vai("quadro");
            assertThat(centrale.titolo("Quadro delle sedi")).isVisible();
            inspect(found, centrale.page(), "centrale-quadro");
            centrale.vai("numeri/GE1");
            inspect(found, centrale.page(), "centrale-numeri");
            centrale.page().locator(".tabella a").first().click();
            inspect(found, centrale.page(), "centrale-blocco");
            centrale.vai("calendario");
            inspect(found, centrale.page(), "centrale-calendario");
            centrale.vai("crediti");
            inspect(found, centrale.page(), "centrale-crediti");
        }
        try (var irene = Sportello.entra(chromium, house, operatore(Sito.CENTRO, "responsabile"))) {
            String nuova = house.send(Esempi.OLIO);
            irene.giornata();
            irene.riga(nuova).getByText("Guarda").click();
            irene.page().getByText("Riassegna a un'altra sede").click();
            assertThat(irene.titolo("Riassegna la pratica " + nuova)).isVisible();
            inspect(found, irene.page(), "centrale-riassegna");
            irene.vai("politica");
            inspect(found, irene.page(), "centrale-politica");
            irene.page().locator("main").getByText("Cambia").first().click();
            inspect(found, irene.page(), "centrale-politica-gruppo");
            irene.vai("ripristino");
            inspect(found, irene.page(), "centrale-ripristino");
            irene.vai("registri/protocollo");
            inspect(found, irene.page(), "centrale-protocollo");
            irene.vai("protocollo/annulla");
            inspect(found, irene.page(), "centrale-protocollo-annulla");
            irene.vai("ripartenza/GE1");
            assertThat(irene.titolo("Ripartenza della sede Genova (GE1)")).isVisible();
            inspect(found, irene.page(), "centrale-ripartenza");
        }
        found.assertAll();
    }

    /// What walks in beside the telematic way, before anything is written.
    private static void walkIns(SoftAssertions found, Sportello elena) {
        for (String pagina : List.of(
                "visti", "visti/nuovo", "appuntamenti", "appuntamenti/nuovo", "annullamenti", "annullamenti/nuovo")) {
            elena.vai(pagina);
            assertThat(elena.page().getByText("Problema")).hasCount(0);
            inspect(found, elena.page(), pagina.replace('/', '-'));
        }
    }

    /// The till of the day, and what passed through it.
    private static void till(SoftAssertions found, Sportello fabio) {
        fabio.vai("cassa");
        inspect(found, fabio.page(), "cassa-chiusa");
        fabio.page().locator("#fondo").fill("100,00");
        fabio.bottone("Apri la cassa").click();
        fabio.page().getByText("Conta e chiudi").click();
        assertThat(fabio.bottone("Chiudi la cassa")).isVisible();
        inspect(found, fabio.page(), "cassa-aperta");
        fabio.vai("cassa/registro");
        inspect(found, fabio.page(), "cassa-registro");
    }

    /// Who works here, and the screen that locks over what is half written.
    private static void people(SoftAssertions found, Sportello fabio, String password) {
        Page page = fabio.page();
        fabio.vai("operatori");
        page.locator("#nome").fill("Maria Prova");
        page.locator("#login").fill("maria.prova");
        page.locator("#ruolo-portineria").check();
        fabio.bottone("Iscrivi").click();
        assertThat(page.locator(".timbro-gettone")).isVisible();
        inspect(found, page, "operatori");
        fabio.vai("operatori/maria.prova");
        inspect(found, page, "operatore");
        fabio.vai("operatori/fabio.responsabile");
        inspect(found, page, "operatore-io");
        fabio.vai("cerca?q=RSSMRA80A01H501U");
        fabio.vai("consultazioni");
        assertThat(page.getByText("RSSMRA80A01H501U")).isVisible();
        inspect(found, page, "consultazioni");
        fabio.vai("registri");
        inspect(found, page, "registri");
        fabio.bottone("Chiudi la giornata del").click();
        assertThat(page.getByText("Giornata chiusa", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        inspect(found, page, "registri-giornata-chiusa");
        fabio.vai("cruscotti");
        inspect(found, page, "cruscotti");
        fabio.vai("pin");
        inspect(found, page, "pin");

        fabio.vai("operatori");
        page.locator("#nome").fill("Mezza Scritta");
        page.locator(".timbro-persona summary").click();
        fabio.bottone("Blocca lo schermo").click();
        assertThat(page.locator("#blocco-digitato")).isFocused();
        assertThat(page.locator("main")).isHidden();
        inspect(found, page, "bloccato");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        page.keyboard().press("F2");
        assertThat(page.locator("main")).isHidden();
        page.locator("#blocco-digitato").fill(password);
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isVisible();
        assertThat(page.locator("#nome")).hasValue("Mezza Scritta");
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
