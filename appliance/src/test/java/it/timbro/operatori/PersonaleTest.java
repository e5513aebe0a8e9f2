package it.timbro.operatori;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import it.timbro.Browser;
import it.timbro.Filiale;
import it.timbro.SportelloDiProva;
import it.timbro.base.RejectedException;
import it.timbro.journal.Recorded;
import it.timbro.operatori.segreti.Segreti;
import it.timbro.operatori.store.TentativoStore;
import it.timbro.pratica.DellaSede.OperatoreIscritto;
import it.timbro.pratica.DellaSede.OperatoreSospeso;
import it.timbro.pratica.DellaSede.PasswordAssegnata;
import it.timbro.sync.protocol.Entry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who works here, as the responsabile and the amministratore keep it.
class PersonaleTest {
    private static final Pattern PROVVISORIA = Pattern.compile("<code class=\"timbro-gettone\">([a-z0-9-]{19})</code>");
    private static final String SUA = "cinque cani rossi";

    @TempDir
    Path folder;

    private SportelloDiProva sportello;
    private Browser rita;

    @BeforeEach
    void open() {
        sportello = new SportelloDiProva(folder);
        sportello.iscrivi("rita", Ruolo.RESPONSABILE);
        sportello.iscrivi("carlo", Ruolo.AMMINISTRATORE);
        sportello.iscrivi("anna", Ruolo.OPERATORE, Ruolo.FIRMATARIO);
        rita = sportello.browser().entrato("rita");
    }

    @AfterEach
    void close() {
        sportello.close();
    }

    private static String provvisoria(HttpResponse<String> answer) {
        var found = PROVVISORIA.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    private String iscriviMaria() {
        return provvisoria(
                rita.post("/operatori", Map.of("login", "maria", "nome", "Maria Prova", "ruolo", "operatore")));
    }

    private Stream<Recorded> storia(String login) {
        return sportello.filiale.journal.history("operatore:" + login).stream();
    }

    @Test
    void aPersonIsEnrolledWithAPasswordThatIsShownOnceAndOpensNothingButItsChange() {
        String password = iscriviMaria();
        assertThat(rita.get("/operatori").body())
                .contains("Maria Prova", "Deve scegliere la password")
                .doesNotContain(password);
        Browser maria = sportello.browser();
        assertThat(maria.entra("maria", password).statusCode()).isEqualTo(303);
        assertThat(maria.get("/").headers().firstValue("Location").orElse("")).startsWith("/password");
        assertThat(maria.get("/password").body())
                .contains("Scegli la tua password")
                .doesNotContain("timbro-menu");
        assertThat(maria.post("/collegamento/prova", Map.of()).statusCode()).isEqualTo(403);
        assertThat(maria.post("/password", Map.of("vecchia", password, "nuova", password, "ripetuta", password))
                        .body())
                .contains("Problema 919.", "quella che avevi già");
        assertThat(maria.post("/password", Map.of("vecchia", password, "nuova", SUA, "ripetuta", SUA))
                        .statusCode())
                .isEqualTo(303);
        assertThat(maria.get("/").statusCode()).isEqualTo(200);
        assertThat(sportello.browser().entra("maria", SUA).statusCode()).isEqualTo(303);
        assertThat(rita.get("/operatori/maria").body()).contains("Attivo");
    }

    @Test
    void everyActIsAFactThatStaysHereWithTheNameOfWhoDidIt() {
        String password = iscriviMaria();
        rita.get("/operatori/maria");
        rita.post("/operatori/maria/sospendi", Map.of("motivo", "trasferita"));
        assertThat(storia("maria")).hasSize(3).allSatisfy(recorded -> {
            assertThat(recorded.operatore()).isEqualTo("rita");
            assertThat(recorded.flags() & Entry.SOLO_SEDE).isNotZero();
            assertThat(recorded.fact().toString()).doesNotContain(password);
        });
        assertThat(storia("maria").map(Recorded::fact))
                .hasExactlyElementsOfTypes(OperatoreIscritto.class, PasswordAssegnata.class, OperatoreSospeso.class);
    }

    @Test
    void whoIsSuspendedIsOutAtOnceAndReadmittedEntersAgain() {
        Browser anna = sportello.browser().entrato("anna");
        assertThat(anna.get("/").statusCode()).isEqualTo(200);
        rita.get("/operatori/anna");
        assertThat(rita.post("/operatori/anna/sospendi", Map.of("motivo", "")).body())
                .contains("Problema 603.");
        assertThat(rita.post("/operatori/anna/sospendi", Map.of("motivo", "trasferita"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(anna.get("/").headers().firstValue("Location")).contains("/accesso");
        assertThat(anna.entra("anna", SportelloDiProva.PASSWORD).body()).contains("Problema 912.");
        assertThat(anna.entra("anna", "non è questa").body()).contains("Problema 901.");
        rita.get("/operatori/anna");
        assertThat(rita.post("/operatori/anna/riammetti", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(anna.entra("anna", SportelloDiProva.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void changedRolesHoldAtOnceAndAnOldPageChangesNothing() {
        Browser anna = sportello.browser().entrato("anna");
        rita.get("/operatori/anna");
        assertThat(rita.post("/operatori/anna/ruoli", Map.of("visti", "firmatario,operatore", "ruolo", "cassa"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(anna.get("/").statusCode())
                .as("the session of the old roles")
                .isEqualTo(303);
        rita.get("/operatori/anna");
        assertThat(rita.post("/operatori/anna/ruoli", Map.of("visti", "firmatario,operatore", "ruolo", "operatore"))
                        .body())
                .contains("Problema 923.");
    }

    @Test
    void nobodyChangesAnOwnAccount() {
        for (String act : new String[] {"ruoli", "sospendi", "riammetti", "password", "sblocca"}) {
            rita.get("/operatori/rita");
            HttpResponse<String> answer = rita.post(
                    "/operatori/rita/" + act, Map.of("motivo", "x", "visti", "responsabile", "ruolo", "firmatario"));
            assertThat(answer.statusCode()).as(act).isEqualTo(403);
            assertThat(answer.body()).as(act).contains("Problema 916.", "sei tu");
        }
        assertThat(storia("rita").map(Recorded::fact)).noneMatch(OperatoreSospeso.class::isInstance);
    }

    @Test
    void theLastWhoCanGiveAccessIsNeitherSuspendedNorStripped() {
        rita.get("/operatori/carlo");
        assertThat(rita.post("/operatori/carlo/sospendi", Map.of("motivo", "va via"))
                        .body())
                .contains("Problema 917.", "Amministratore");
        rita.get("/operatori/carlo");
        assertThat(rita.post("/operatori/carlo/ruoli", Map.of("visti", "amministratore", "ruolo", "cassa"))
                        .body())
                .contains("Problema 917.");
        sportello.iscrivi("dino", Ruolo.AMMINISTRATORE);
        rita.get("/operatori/carlo");
        assertThat(rita.post("/operatori/carlo/sospendi", Map.of("motivo", "va via"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void ofTwoResponsabiliWhoSuspendEachOtherAtOnceOneStays() {
        sportello.iscrivi("sara", Ruolo.RESPONSABILE);
        Segreti segreti = new Segreti(64, 1);
        Personale personale = new Personale(
                new Libro(
                        sportello.filiale.journal,
                        Filiale.STREAM,
                        sportello.filiale.operatori,
                        new TentativoStore("GE1")),
                segreti,
                sportello.filiale.time);
        Operatore capa = new Operatore("rita", "Rita", Set.of(Ruolo.RESPONSABILE));
        Operatore altra = new Operatore("sara", "Sara", Set.of(Ruolo.RESPONSABILE));
        var one = CompletableFuture.supplyAsync(() -> catchThrowable(() -> personale.sospendi("sara", "lite", capa)));
        var two = CompletableFuture.supplyAsync(() -> catchThrowable(() -> personale.sospendi("rita", "lite", altra)));
        assertThat(Stream.of(one, two).map(CompletableFuture::join).filter(RejectedException.class::isInstance))
                .hasSize(1);
    }

    @Test
    void anAmministratoreKeepsAccountsButNamesNobodyWhoDecidesOrSigns() {
        Browser carlo = sportello.browser().entrato("carlo");
        carlo.get("/operatori");
        assertThat(carlo.post("/operatori", Map.of("login", "finto", "nome", "Finto Prova", "ruolo", "firmatario"))
                        .body())
                .contains("Problema 918.", "Firmatario");
        for (String chi : new String[] {"anna", "rita"}) {
            assertThat(carlo.get("/operatori/" + chi).body()).contains("lo cambia un responsabile");
            assertThat(carlo.post("/operatori/" + chi + "/password", Map.of()).body())
                    .contains("Problema 918.")
                    .doesNotContain("timbro-gettone");
        }
        carlo.get("/operatori");
        assertThat(carlo.post("/operatori", Map.of("login", "gino", "nome", "Gino Prova", "ruolo", "portineria"))
                        .body())
                .containsPattern(PROVVISORIA);
    }

    @Test
    void aForgottenPasswordIsMadeAnewAndThePinIsGone() {
        Browser anna = sportello.browser().entrato("anna");
        anna.post("/pin", Map.of("password", SportelloDiProva.PASSWORD, "pin", "480913", "ripetuto", "480913"));
        assertThat(sportello.operatori.haPin("anna")).isTrue();
        rita.get("/operatori/anna");
        String password = provvisoria(rita.post("/operatori/anna/password", Map.of()));
        assertThat(sportello.operatori.haPin("anna")).isFalse();
        assertThat(anna.get("/").statusCode()).isEqualTo(303);
        assertThat(anna.entra("anna", SportelloDiProva.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(anna.entra("anna", password).statusCode()).isEqualTo(303);
    }

    @Test
    void theResponsabileSeesWhoIsLockedOutAndLetsHerTryAgain() {
        sportello.iscrivi("zoe", Ruolo.CASSA);
        for (int i = 0; i < 5; i++) {
            assertThat(catchThrowable(() -> sportello.ingresso.entra("zoe", "non è questa", "10.0.0.9")))
                    .isInstanceOf(it.timbro.base.RejectedException.class);
        }
        assertThat(rita.get("/operatori").body()).contains("Bloccato da tentativi fino alle");
        assertThat(rita.get("/operatori/zoe").body()).contains("Sblocca adesso");
        assertThat(rita.post("/operatori/zoe/sblocca", Map.of()).statusCode()).isEqualTo(303);
        assertThat(sportello.browser().entra("zoe", SportelloDiProva.PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(rita.get("/operatori").body()).doesNotContain("Bloccato da tentativi");
    }

    @Test
    void whatWasTypedWrongIsSaidAndKeptInTheForm() {
        HttpResponse<String> again =
                rita.post("/operatori", Map.of("login", "anna", "nome", "Un'altra Anna", "ruolo", "cassa"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("«anna» esiste già", "Un&#39;altra Anna");
        assertThat(rita.post("/operatori", Map.of("login", "Zìa", "nome", "Zia", "ruolo", "cassa"))
                        .body())
                .contains("Problema 101.");
        assertThat(rita.post("/operatori", Map.of("login", "zia", "nome", "Zia"))
                        .body())
                .contains("almeno un ruolo");
        assertThat(rita.post("/operatori", Map.of("login", "zia", "nome", "Zia", "ruolo", "papa"))
                        .body())
                .contains("«papa» non esiste");
        assertThat(rita.get("/operatori/nessuno").statusCode()).isEqualTo(404);
    }

    @Test
    void aRebuildTellsTheSamePeople() {
        iscriviMaria();
        rita.get("/operatori/anna");
        rita.post("/operatori/anna/sospendi", Map.of("motivo", "trasferita"));
        rita.get("/operatori/anna");
        String before = rita.get("/operatori").body().replaceAll("value=\"[^\"]*\"", "");
        sportello.filiale.journal.rebuild();
        assertThat(rita.get("/operatori").body().replaceAll("value=\"[^\"]*\"", ""))
                .isEqualTo(before);
    }
}
