package it.timbro.installer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A person at the counter with a browser: every step is what they click and read.
final class Sportello implements AutoCloseable {
    private final Page page;
    private final URI casa;

    private Sportello(Page page, URI casa) {
        this.page = page;
        this.casa = casa;
    }

    /// Has entered; the day view is open.
    static Sportello entra(Chromium chromium, DemoHouse house, Sito sito) {
        return entra(chromium, house, Accessi.sportello(sito));
    }

    static Sportello entra(Chromium chromium, DemoHouse house, Accessi.Operatore operatore) {
        var sportello = new Sportello(chromium.profile().newPage(), house.address(operatore.sito()));
        sportello.accede(house.login(operatore));
        return sportello;
    }

    private void accede(DemoHouse.Login login) {
        vai("");
        page.getByLabel("Utente").fill(login.name());
        page.getByLabel("Password").fill(login.password());
        bottone("Entra").click();
        assertThat(page.locator("#giornata")).isVisible();
    }

    Page page() {
        return page;
    }

    void vai(String path) {
        page.navigate(casa.resolve(path).toString());
    }

    void giornata() {
        vai("");
    }

    /// Opens it from the day view, where it may have to be waited for.
    void riceve(String pratica) {
        giornata();
        riga(pratica).waitFor();
        apri(pratica);
    }

    void apri(String pratica) {
        vai("pratica/" + pratica);
    }

    /// The pratica's row on the day view or among the results of a search.
    Locator riga(String pratica) {
        return page.locator("tr[data-riga='" + pratica + "']");
    }

    Locator striscia() {
        return page.locator("#striscia");
    }

    Locator bottone(String parola) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(parola).setExact(false));
    }

    Locator titolo(String parola) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(parola).setExact(true));
    }

    /// What the page says has just been done.
    Locator avviso() {
        return page.locator(".timbro-avviso");
    }

    Locator stato() {
        return page.locator("#testata .stato");
    }

    void caricaFormulari(String primo, String ultimo) {
        vai("formulari");
        page.getByLabel("Primo seriale").fill(primo);
        page.getByLabel("Ultimo seriale").fill(ultimo);
        bottone("Carica").click();
        assertThat(avviso()).containsText("Formulari caricati");
    }

    void approva(String pratica) {
        riceve(pratica);
        bottone("Approva").click();
        assertThat(avviso()).containsText("Pratica approvata");
    }

    void respinge(String pratica, String motivo) {
        riceve(pratica);
        page.locator("summary", new Page.LocatorOptions().setHasText("Respingi"))
                .click();
        page.getByLabel("Motivo").first().fill(motivo);
        bottone("Respingi la pratica").click();
        assertThat(avviso()).containsText("Pratica respinta");
    }

    /// Confirms each proposed blank by its last three digits and reserves; returns the serials.
    List<String> prepara(String pratica) {
        vai("pratica/" + pratica + "/stampa");
        List<String> seriali = new ArrayList<>();
        assertThat(titolo("Prepara la stampa")).isVisible();
        for (Locator campo : page.locator("#contenuto .campo:has(input)").all()) {
            String seriale = campo.locator(".seriale").innerText();
            campo.locator("input").fill(seriale.substring(seriale.length() - 3));
            seriali.add(seriale);
        }
        bottone("Prepara").click();
        assertThat(titolo("Pronto per la stampa")).isVisible();
        return seriali;
    }

    void stampa() {
        page.locator("button[data-tasto=F8]").click();
        assertThat(titolo("Che cosa è uscito?")).isVisible();
    }

    /// The form of a sheet that nobody has answered for yet.
    Locator dubbio(int foglio) {
        return page.locator(
                "form",
                new Page.LocatorOptions().setHas(page.locator("legend:text-matches('^Foglio " + foglio + ",')")));
    }

    void risponde(int foglio, String parola) {
        dubbio(foglio)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(parola).setExact(true))
                .click();
    }

    /// Every open sheet is good, until the certificate is issued.
    void tuttiBuoni() {
        while (page.locator("legend").count() > 0) {
            int open = page.locator("legend").count();
            page.locator("button[value=BUONO]").first().click();
            assertThat(page.locator("legend")).hasCount(open - 1);
        }
        assertThat(titolo("Certificato emesso")).isVisible();
    }

    /// From approved to issued, all good; returns the number of the certificate.
    String emette(String pratica) {
        prepara(pratica);
        stampa();
        tuttiBuoni();
        return page.locator(".fatto strong").first().innerText();
    }

    void consegna(String pratica, String ritirante) {
        vai("pratica/" + pratica + "/ritiro");
        for (Locator spunta : page.locator("input[name=pezzo]").all()) {
            spunta.check();
        }
        page.getByLabel("Nome e cognome").fill(ritirante);
        page.getByLabel("Documento").fill("Carta d'identità CA00000AA");
        bottone("Consegna").click();
        assertThat(titolo("Consegnata")).isVisible();
    }

    @Override
    public void close() {
        page.context().close();
    }
}
