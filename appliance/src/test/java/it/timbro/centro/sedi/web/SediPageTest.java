package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.autorita.Autorita;
import it.timbro.autorita.CartellaIdentita;
import it.timbro.autorita.Richiesta;
import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.centro.sedi.Apparecchi;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.transport.Answer;
import it.timbro.world.Casa;
import it.timbro.world.CentraleInRete;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// «Sedi e apparecchi», as people at the centre use it.
@ParameterizedClass
@EnumSource(BaseDati.class)
class SediPageTest {
    private static final Sede GENOVA = new Sede("GE1");
    private static final Pattern CODICE = Pattern.compile("timbro-gettone\">([0-9A-Z-]{24})<");

    private final BaseDati base;

    @TempDir
    Path folder;

    private Casa casa;
    private Apparecchi apparecchi;
    private SportelloDiProva centrale;
    private Browser dario;
    private List<Sede> mute = List.of();

    SediPageTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void apri() {
        Orologio orologio = new Orologio();
        casa = new Casa(base, folder.resolve("centro"), orologio, 3);
        apparecchi = new Apparecchi(
                new Apparecchi.Libro(casa.journal, CentraleInRete.STREAM, casa.registro),
                Autorita.open(folder.resolve("chiavi"), orologio.now(), new SecureRandom()),
                Set.of(GENOVA),
                orologio,
                new SecureRandom());
        Camere camere = new Camere(List.of(new Camere.Camera(
                new Sede("GE"), "Camera di Genova", List.of(new Camere.Ufficio(GENOVA, "Genova", "")))));
        Pages pages = SportelloDiProva.pagineDellaCentrale("/", "/sedi");
        centrale =
                new SportelloDiProva(folder, new SediPage(apparecchi, () -> mute, camere, pages, new Quando(orologio)));
        centrale.iscrivi("dario", Ruolo.AMMINISTRATORE);
        centrale.iscrivi("ugo", Ruolo.OPERATORE);
        dario = centrale.browser().entrato("dario");
    }

    @AfterEach
    void chiudi() {
        centrale.close();
        casa.close();
    }

    private String creaCodice() {
        dario.get("/sedi");
        Matcher codice = CODICE.matcher(dario.post("/sedi/GE1/codice", Map.of()).body());
        assertThat(codice.find()).isTrue();
        return codice.group(1);
    }

    private void iscrive(String codice) {
        byte[] richiesta = Richiesta.scrivi("GE1", new CartellaIdentita(folder.resolve("genova")).chiaveInArrivo());
        assertThat(apparecchi.iscrivi(new Iscrizione("GE1", codice, richiesta))).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void aCodeIsShownOnceAndThenOnlyThatItIsOpen() {
        String codice = creaCodice();
        assertThat(dario.get("/sedi").body())
                .contains("Codice aperto, creato da dario")
                .doesNotContain(codice, codice.substring(5));
        assertThat(casa.journal.entriesAfter(CentraleInRete.STREAM, 0, 10, 1 << 20))
                .as("nor does the journal hold it")
                .noneSatisfy(entry -> assertThat(new String(
                                java.util.Objects.requireNonNull(entry.payload()),
                                java.nio.charset.StandardCharsets.UTF_8))
                        .contains(codice.substring(5).replace("-", "")));
        iscrive(codice);
        assertThat(dario.get("/sedi").body())
                .contains("Vale fino a", "codice di dario")
                .doesNotContain("Codice aperto");
    }

    @Test
    void aLostBoxIsStruckOffWithItsReason() {
        iscrive(creaCodice());
        String id = apparecchi.elenco().getFirst().id();
        dario.get("/sedi");
        assertThat(dario.post("/sedi/GE1/apparecchi/" + id + "/revoca", Map.of("motivo", " "))
                        .body())
                .contains("serve il motivo");
        dario.get("/sedi");
        assertThat(dario.post("/sedi/GE1/apparecchi/" + id + "/revoca", Map.of("motivo", "rubato <dall'auto>"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(dario.get("/sedi").body())
                .contains("Non autorizzato da", "(dario): rubato &lt;dall")
                .doesNotContain("Togli l'autorizzazione");
        dario.get("/sedi");
        assertThat(dario.post("/sedi/GE1/apparecchi/00000000/revoca", Map.of("motivo", "smarrito"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoIsNotResponsibleSeesTheListAndChangesNothing() {
        iscrive(creaCodice());
        Browser ugo = centrale.browser().entrato("ugo");
        assertThat(ugo.get("/sedi").body())
                .contains("Genova (GE1)", "Vale fino a")
                .doesNotContain("Crea un codice", "Togli l'autorizzazione");
        assertThat(ugo.post("/sedi/GE1/codice", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void aCentreThatWaitsForBranchesSaysSoAndLeadsToWhy() {
        assertThat(dario.get("/sedi").body()).doesNotContain("aspetta di sentire", "/ripartenza");
        mute = List.of(GENOVA);
        assertThat(dario.get("/sedi").body()).contains("aspetta di sentire: GE1", "href=\"/ripristino\"");
        centrale.iscrivi("rita", Ruolo.RESPONSABILE);
        assertThat(centrale.browser().entrato("rita").get("/sedi").body()).contains("href=\"/ripartenza/GE1\"");
    }

    @Test
    void aBranchThatTheCentreDoesNotServeGetsNoCode() {
        dario.get("/sedi");
        assertThat(dario.post("/sedi/MI1/codice", Map.of()).statusCode()).isEqualTo(422);
    }
}
