package it.timbro.installer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.centro.verifica.ElencoChiavi;
import it.timbro.centro.verifica.web.VerificaService;
import it.timbro.certificato.codice.Codice;
import it.timbro.operatori.Sessioni;
import it.timbro.page.Assets;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Problems;
import it.timbro.page.Server;
import it.timbro.page.Strip;
import it.timbro.page.Templates;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.sealed.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A customs officer checks a sheet: with the page of the centre, and with the file kept on a disk and no network.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificaPageTest {
    private static final List<String> CASELLE = List.of(
            "Pompe Liguri S.r.l.\nVia delle Prove 1\n16121 Genova GE\nITALIA",
            "KANTO MACHINERY K.K.\nTOKYO",
            "UNIONE EUROPEA - ITALIA",
            "Società «Perù», via mare / by sea",
            "Fattura / Invoice n. 2026/0147 - 20/11/2026",
            "1  12 colli\nPompe idrauliche",
            "480 kg netti\n520 kg lordi");

    /// Where the page comes from.
    enum Da {
        CENTRO,
        FILE
    }

    @TempDir
    static Path folder;

    private SigningKey chiave;
    private SigningKey altra;
    private Server server;
    private Chromium chromium;
    private Path file;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void serve() {
        chiave = SigningKey.open(folder.resolve("genova"), "codice");
        altra = SigningKey.open(folder.resolve("altra"), "codice");
        Time time = Time.system();
        Assets assets = new Assets();
        Strip strip = () -> new Strip.Vista(Strip.Tono.COLLEGATO, "Centrale in funzione", "", "", "");
        ElencoChiavi elenco = () -> List.of(new ElencoChiavi.Chiave(
                chiave.kid(),
                new Sede("GE1"),
                "Genova",
                "Camera di Commercio di Genova",
                chiave.published(),
                time.now()));
        server = new Server(
                new Server.Listen("127.0.0.1", 0, Optional.empty()),
                new Guard(new Sessioni(time), _ -> Optional.empty()),
                new Problems(new Pages(Templates.engine(), "Centro", strip, assets)),
                assets,
                List.of(new VerificaService(elenco, time)));
        server.start();
        chromium = new Chromium();
        file = download();
    }

    /// The file as a person gets it: by the link on the page.
    private Path download() {
        try (BrowserContext once = chromium.profile(new Browser.NewContextOptions())) {
            Page centre = once.newPage();
            centre.navigate(address() + "/verifica");
            Download download = centre.waitForDownload(
                    () -> centre.getByText("Scaricate questa pagina").click());
            Path kept = folder.resolve(download.suggestedFilename());
            download.saveAs(kept);
            return kept;
        }
    }

    @AfterAll
    void stop() {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void open() {
        context = chromium.profile(
                new Browser.NewContextOptions().setViewportSize(320, 640).setLocale("en-GB"));
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRealCodeIsValidAndSaysWhatToCompareWithTheSheet(Da da) {
        scan(da, codice(chiave));
        assertThat(esito()).hasAttribute("data-esito", "valido");
        for (String said : List.of(
                "Firma valida",
                "Valid signature",
                "Genova (GE1), Camera di Commercio di Genova",
                "C26GE0000012",
                "Copia 2",
                "Copy 2",
                "23 novembre 2026",
                "23 November 2026",
                "GIAPPONE",
                "KANTO MACHINERY K.K.",
                "2026/0147",
                "520 kg lordi")) {
            assertThat(esito()).containsText(said);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAlteredCodeIsNotAuthentic(Da da) {
        byte[] bytes = Base64.getUrlDecoder().decode(codice(chiave));
        int digit = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("C26GE0000012") + 11;
        bytes[digit] ^= 1;
        scan(da, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        assertThat(esito()).hasAttribute("data-esito", "non-autentico");
        assertThat(esito()).containsText("Not authentic");
        refusedEverywhere();
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatNobodyPublishedIsToBeConfirmed(Da da) {
        scan(da, codice(altra));
        assertThat(esito()).hasAttribute("data-esito", "da-confermare");
        assertThat(esito()).containsText("To be confirmed");
        refusedEverywhere();
    }

    @ParameterizedTest
    @EnumSource
    void somethingElseInThePlaceOfACodeIsUnreadable(Da da) {
        String whole = codice(chiave);
        for (String other :
                List.of("ciao", whole.substring(1), whole + "A", "C26GE0000012", "%3Cb%3E", "A".repeat(3000))) {
            scan(da, other);
            assertThat(esito()).hasAttribute("data-esito", "illeggibile");
            refusedEverywhere();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBoxTypedFromThePaperMatchesOrDoesNot(Da da) {
        scan(da, codice(chiave));
        assertThat(esito()).hasAttribute("data-esito", "valido");
        for (int box = 1; box <= CASELLE.size(); box++) {
            compare(box, CASELLE.get(box - 1).toLowerCase(Locale.ROOT).replace('\n', ' '));
            assertThat(page.locator("#confrontato")).hasAttribute("data-uguale", "si");
            compare(box, CASELLE.get(box - 1) + "1");
            assertThat(page.locator("#confrontato")).hasAttribute("data-uguale", "no");
        }
        compare(4, Normalizer.normalize(CASELLE.get(3), Normalizer.Form.NFD));
        assertThat(page.locator("#confrontato")).containsText("Box 4 matches");
    }

    @ParameterizedTest
    @EnumSource
    void aPastedAddressIsReadLikeAScannedOne(Da da) {
        scan(da, codice(altra));
        page.getByLabel("Indirizzo o codice letto dal QR").fill(" https://verifica.invalid/#" + codice(chiave) + " ");
        page.locator("#lettura button").click();
        assertThat(esito()).hasAttribute("data-esito", "valido");
        page.getByLabel("Indirizzo o codice letto dal QR").fill("altro");
        page.locator("#lettura button").click();
        assertThat(esito()).hasAttribute("data-esito", "illeggibile");
        refusedEverywhere();
    }

    @ParameterizedTest
    @EnumSource
    void aBrowserThatCannotCheckSaysSoAndNeverGuesses(Da da) {
        page.addInitScript(
                "SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))");
        scan(da, codice(chiave));
        assertThat(esito()).hasAttribute("data-esito", "non-verificabile");
        refusedEverywhere();
    }

    @Test
    void whatOneFlippedByteMakesOfACodeIsNeverValid() {
        byte[] bytes = Base64.getUrlDecoder().decode(codice(chiave));
        scan(Da.FILE, codice(chiave));
        assertThat(esito()).hasAttribute("data-esito", "valido");
        for (int i = 0; i < bytes.length; i++) {
            byte[] altered = bytes.clone();
            altered[i] ^= 1;
            page.evaluate(
                    "codice => verifica(codice)",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
            assertThat(esito().getAttribute("data-esito")).as("byte %d", i).isNotEqualTo("valido");
        }
    }

    @ParameterizedTest
    @EnumSource
    void axeFindsNoViolationOnAnyOutcome(Da da) {
        for (String codice : List.of("", codice(chiave), codice(altra), "ciao")) {
            for (int width : new int[] {320, 1366}) {
                page.setViewportSize(width, 768);
                scan(da, codice);
                assertThat(page.locator("#chiavi-al")).containsText("Published keys");
                assertThat(Axe.violations(page))
                        .as("%s «%s» at %d", da, codice, width)
                        .isEmpty();
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as("fits %d px", width)
                        .isTrue();
            }
        }
    }

    private void refusedEverywhere() {
        assertThat(page.locator("body")).not().containsText("Firma valida");
        assertThat(page.locator("#caselle")).isHidden();
    }

    private void compare(int box, String text) {
        page.locator("#casella").selectOption(String.valueOf(box));
        page.locator("#testo").fill(text);
        page.locator("#confronto button").click();
    }

    private void scan(Da da, String codice) {
        if (da == Da.FILE) {
            context.setOffline(true);
        }
        page.navigate("about:blank"); // another fragment alone is no new page
        page.navigate((da == Da.FILE ? file.toUri().toString() : address() + "/verifica") + "#" + codice);
    }

    private Locator esito() {
        return page.locator("#esito");
    }

    private String address() {
        return "http://127.0.0.1:" + server.port();
    }

    private static String codice(SigningKey key) {
        return Codice.firma(
                Codice.Contenuto.of(
                        "C26GE0000012",
                        2,
                        1_795_424_400L,
                        4711,
                        Hash.ZERO,
                        "GIAPPONE",
                        CASELLE.get(1),
                        "2026/0147",
                        "520 kg lordi",
                        CASELLE),
                key.kid(),
                key.privateKey());
    }
}
