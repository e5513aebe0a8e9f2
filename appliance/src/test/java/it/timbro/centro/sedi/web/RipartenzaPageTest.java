package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.store.ContattiStore;
import it.timbro.collegamento.Quarantene.Causa;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Versions;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What two persons at the centre decide after a loss: that a branch begins anew, and that a lost one is not
/// waited for.
@ParameterizedClass
@EnumSource(BaseDati.class)
class RipartenzaPageTest {
    private final BaseDati base;

    @TempDir
    Path folder;

    private Mondo mondo;
    private Path copia;

    @SuppressWarnings("NullAway.Init") // who enters does so in the test
    private SportelloDiProva sportello;

    @SuppressWarnings("NullAway.Init")
    private Browser rita;

    RipartenzaPageTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() throws Exception {
        mondo = new Mondo(base, folder, 20261126);
        mondo.centrale.arriva(1, Mondo.bytes(100, 1));
        mondo.genova.sincronizza();
        copia = mondo.copiaCentrale();
        mondo.centrale.arriva(2, Mondo.bytes(100, 2));
        mondo.genova.sincronizza();
        mondo.linea.giu = true;
    }

    private void entra() throws Exception {
        Camere camere = new Camere(List.of(new Camere.Camera(
                new Sede("GE"), "Camera di Genova", List.of(new Camere.Ufficio(Centrale.GENOVA, "Genova", "")))));
        Pages pages = SportelloDiProva.pagineDellaCentrale("/", "/sedi");
        Quando quando = new Quando(mondo.orologio);
        Contatti contatti = new Contatti(mondo.centrale.casa.journal, new ContattiStore(), mondo.orologio);
        sportello = SportelloDiProva.inDue(
                Files.createDirectories(folder.resolve("sportello")),
                seconda -> List.of(
                        new RipartenzaPage(mondo.centrale.sedi.ripartenza(), camere, seconda, pages),
                        new RipristinoPage(
                                mondo.centrale.sedi.ripristino(), contatti, camere, seconda, pages, quando)));
        sportello.iscrivi("rita", Ruolo.RESPONSABILE);
        sportello.iscrivi("luca", Ruolo.RESPONSABILE);
        sportello.iscrivi("ugo", Ruolo.OPERATORE);
        rita = sportello.browser().entrato("rita");
    }

    @AfterEach
    void close() {
        sportello.close();
        mondo.close();
    }

    private HttpResponse<String> riparti(String codice, String seconda) {
        rita.get("/ripartenza/GE1");
        return rita.post(
                "/ripartenza/GE1",
                Map.of(
                        "codice",
                        codice,
                        "motivo",
                        "disco <rotto>",
                        "seconda.login",
                        seconda,
                        "seconda.password",
                        SportelloDiProva.PASSWORD));
    }

    @Test
    void twoPersonsGiveABranchANewIncarnationForTheCodeItReadsOut() throws Exception {
        entra();
        mondo.genova.collegamento.quarantena(Causa.MACCHINA, "altro apparecchio.");
        String codice = mondo.genova.collegamento.codiceRientro().orElseThrow();
        assertThat(rita.get("/ripartenza/GE1").body())
                .contains("Codice di rientro", "Seconda persona", "restano sospesi")
                .doesNotContain("Busta di ripartenza da preparare");
        assertThat(riparti("K7PM", "luca").body())
                .contains("Problema 945", "value=\"K7PM\"", "value=\"disco &lt;rotto>\"");
        assertThat(riparti(codice, "rita").body()).contains("Problema 913");
        assertThat(riparti(codice, "ugo").body()).contains("Problema 903");
        assertThat(mondo.centrale.sedi.ripartenza().inAttesa(Centrale.GENOVA)).isEmpty();
        assertThat(riparti(codice, "luca").statusCode()).isEqualTo(303);
        assertThat(rita.get("/ripartenza/GE1").body())
                .contains("Incarnazione 2 data da rita e luca: «disco &lt;rotto&gt;»", "href=\"/chiavetta?con=GE1\"");
        assertThat(rita.get("/ripartenza/XX1").statusCode()).isEqualTo(422);
        assertThat(sportello.browser().entrato("ugo").get("/ripartenza/GE1").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCentrePutBackFromACopyNamesWhomItWaitsForAndTwoPersonsMayDecideNotTo() throws Exception {
        mondo.ripristinaCentrale(copia);
        entra();
        Browser ugo = sportello.browser().entrato("ugo");
        assertThat(ugo.get("/ripristino").body())
                .contains(
                        "Camera di Genova", "Genova (GE1)", "alle sedi era stato comunicato", "non si assegnano numeri")
                .doesNotContain("Non aspettare Genova");
        assertThat(ugo.post("/ripristino/GE1", Map.of("motivo", "incendio")).statusCode())
                .isEqualTo(403);
        assertThat(rita.get("/ripristino").body())
                .contains("Non aspettare Genova", "possono essere dati una seconda volta", "seconda-login-GE1");
        assertThat(nonAspettare("rita", "incendio").body()).contains("Problema 913");
        assertThat(nonAspettare("luca", "").body()).contains("Problema 603");
        assertThat(mondo.centrale.sedi.ripristino().daSentire(new Sede("GE"))).containsExactly(Centrale.GENOVA);
        mondo.genova.collegamento.quarantena(Causa.MACCHINA, "altro apparecchio.");
        assertThat(riparti(mondo.genova.collegamento.codiceRientro().orElseThrow(), "luca")
                        .body())
                .contains("aspetta di sentire tutte le sedi");
        assertThat(nonAspettare("luca", "incendio").statusCode()).isEqualTo(303);
        assertThat(rita.get("/ripristino").body()).contains("non aspetta nessuna sede");
        assertThat(nonAspettare("luca", "incendio").statusCode()).as("once").isEqualTo(409);
    }

    @Test
    void ofABranchThatIsAwaitedTheLaterOfCallAndStickIsSaid() throws Exception {
        mondo.ripristinaCentrale(copia);
        entra();
        assertThat(rita.get("/ripristino").body()).contains("Ultimo contatto: mai, che qui si sappia.");
        chiavetta();
        assertThat(rita.get("/ripristino").body()).contains("Ultimo contatto: 10:42, per chiavetta.");
        mondo.orologio.avanti(Duration.ofHours(1));
        new Contatti(mondo.centrale.casa.journal, new ContattiStore(), mondo.orologio).sentita(Centrale.GENOVA);
        assertThat(rita.get("/ripristino").body()).contains("Ultimo contatto: 11:42.");
        mondo.orologio.avanti(Duration.ofHours(1));
        chiavetta();
        assertThat(rita.get("/ripristino").body()).contains("Ultimo contatto: 12:42, per chiavetta.");
    }

    /// One that was prepared earlier is read now.
    private void chiavetta() {
        mondo.centrale.casa.journal.write(Genova.STREAM, "centrale", tx -> {
            long now = tx.now().toEpochMilli();
            new ContattiStore().letta(tx, Centrale.GENOVA, new Contatti.Chiavetta(now - 60_000, now), Map.of());
            return true;
        });
    }

    @Test
    void aBranchThatSaysMoreThanItCanShowIsNamedAndTwoPersonsMaySayThatTheCentreIsACopy() throws Exception {
        entra();
        mondo.centrale.sedi.hello(
                Centrale.GENOVA, new Hello(Versions.SPOKEN, "GE1", 0, Map.of(), new Head(99, Hash.of(new byte[1]))));
        assertThat(sportello.browser().entrato("ugo").get("/ripristino").body())
                .contains("dice di sapere più della centrale")
                .doesNotContain("Dichiara il ripristino", "non aspetta nessuna sede");
        assertThat(dichiara("rita", "disco nuovo").body()).contains("Problema 913");
        assertThat(dichiara("luca", "").body()).contains("Problema 603");
        assertThat(dichiara("luca", "disco nuovo").statusCode()).isEqualTo(303);
        assertThat(rita.get("/ripristino").body())
                .contains("lo hanno dichiarato rita e luca: disco nuovo", "Non aspettare Genova")
                .doesNotContain("dice di sapere più");
        assertThat(dichiara("luca", "disco nuovo").statusCode()).as("once").isEqualTo(409);
    }

    private HttpResponse<String> dichiara(String seconda, String motivo) {
        rita.get("/ripristino");
        return rita.post(
                "/ripristino/GE1/copia",
                Map.of("motivo", motivo, "seconda.login", seconda, "seconda.password", SportelloDiProva.PASSWORD));
    }

    private HttpResponse<String> nonAspettare(String seconda, String motivo) {
        rita.get("/ripristino");
        return rita.post(
                "/ripristino/GE1",
                Map.of("motivo", motivo, "seconda.login", seconda, "seconda.password", SportelloDiProva.PASSWORD));
    }
}
