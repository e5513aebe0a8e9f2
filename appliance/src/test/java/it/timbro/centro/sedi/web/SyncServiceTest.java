package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.atti.Reactions;
import it.timbro.base.Sede;
import it.timbro.centro.sedi.Apparecchi;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Filiale;
import it.timbro.collegamento.Parola;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.HttpLink;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import it.timbro.world.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The line over a real socket with TLS.
@ParameterizedClass
@EnumSource(BaseDati.class)
class SyncServiceTest {
    private final BaseDati base;

    private static final String GENOVA = "gettone-di-genova-per-le-prove";
    private static final String CHIAVARI = "gettone-di-chiavari-per-le-prove";

    @TempDir
    Path folder;

    private Mondo mondo;
    private Server server;

    SyncServiceTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() throws Exception {
        mondo = new Mondo(base, folder, 7);
        server = new Server(new SyncService(
                mondo.centrale.sedi, new Apparecchi(Map.of(Centrale.GENOVA, GENOVA, new Sede("GE2"), CHIAVARI))));
    }

    @AfterEach
    void close() {
        mondo.centrale.sedi.close();
        server.close();
        mondo.close();
    }

    private HttpLink link(String sede, String token) throws Exception {
        return new HttpLink(
                server.address(), sede, new HttpLink.Credentials(server.trusting(), token), HttpLink.Patience.USUAL);
    }

    @Test
    void aWholeBranchWorksOverTheNetworkByItself() throws Exception {
        byte[] p7m = Mondo.bytes(700_000, 1);
        byte[] pdf = Mondo.bytes(600_000, 2);
        try (Casa casa = new Casa(folder.resolve("rete"), mondo.orologio, 5);
                HttpLink link = link("GE1", GENOVA)) {
            Reactions reactions = new Reactions(casa.journal, Genova.STREAM, casa.pratiche, casa.rettifiche);
            Filiale filiale = new Filiale(
                    Centrale.GENOVA, Genova.STREAM, casa.journal, casa.archivio, new ScambioStore(), mondo.orologio);
            try (Collegamento collegamento = new Collegamento(
                    filiale,
                    SigningKey.open(folder.resolve("chiavi"), "ricevute"),
                    casa.parts,
                    link,
                    reactions::run,
                    new Random(5))) {
                collegamento.start();
                NumeroPratica numero = mondo.centrale.arriva(1, p7m);
                Awaitility.await()
                        .untilAsserted(() -> assertThat(casa.archivio.has(Hash.of(p7m)))
                                .as(collegamento.stato().toString())
                                .isTrue());
                Hash documento = casa.archivio.keep(pdf);
                casa.journal.write(Genova.STREAM, "bruni", tx -> tx.append(new DellaPratica.PraticaApprovata(numero)));
                casa.journal.write(
                        Genova.STREAM,
                        "bruni",
                        tx -> tx.append(new DellaPratica.StampaPreparata(
                                numero,
                                new it.timbro.pratica.NumeroLavoro("GE1-1"),
                                new it.timbro.pratica.NumeroCertificato("C26GE0000001"),
                                it.timbro.pratica.Opzioni.Supporto.FOGLIO_BIANCO,
                                documento,
                                List.of())));
                Awaitility.await()
                        .until(() -> collegamento.parola(casa.journal.read(rows -> casa.pratiche.read(rows, numero)))
                                == Parola.REGISTRATO_IN_CENTRALE);
                assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(Stato.IN_STAMPA);
                assertThat(mondo.centrale.casa.archivio.read(documento)).isEqualTo(pdf);
                assertThat(collegamento.striscia().titolo()).isEqualTo("Collegato");
            }
        }
    }

    @Test
    void theTokenOfAnotherBranchOpensNothingOfThisOne() throws Exception {
        mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
        try (HttpLink stranger = link("GE1", CHIAVARI)) {
            assertThat(code(stranger.feed(0, 0))).isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(code(stranger.hello(new Hello(List.of(1), "GE1", 0, Map.of(), Head.EMPTY, ""))))
                    .isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(code(stranger.fetch(Hash.of(Mondo.bytes(1_000, 1)), 0, 100, (_, _) -> {})))
                    .isEqualTo(Refusal.Code.FORBIDDEN);
        }
        try (HttpLink chiavari = link("GE2", CHIAVARI)) {
            assertThat(chiavari.feed(0, 0)).isEqualTo(new Answer.Ok<>(List.<FeedEntry>of()));
            assertThat(code(chiavari.fetch(Hash.of(Mondo.bytes(1_000, 1)), 0, 100, (_, _) -> {})))
                    .isEqualTo(Refusal.Code.NOT_YET);
        }
        try (HttpLink nobody = link("GE1", "un-gettone-che-nessuno-conosce")) {
            assertThat(code(nobody.feed(0, 0))).isEqualTo(Refusal.Code.UNAUTHORIZED);
        }
    }

    @Test
    void aCommitEndsTheWaitForNews() throws Exception {
        try (HttpLink link = link("GE1", GENOVA)) {
            CompletableFuture<Answer<List<FeedEntry>>> waiting =
                    CompletableFuture.supplyAsync(() -> link.feed(0, 60_000));
            mondo.centrale.arriva(1, Mondo.bytes(10, 1));
            assertThat(waiting.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Answer.Ok.class,
                            ok -> assertThat((List<?>) ok.value()).hasSize(3));
        }
    }

    @Test
    void aNewCallOfTheSameBranchSendsItsOlderOneHome() throws Exception {
        try (HttpLink link = link("GE1", GENOVA)) {
            CompletableFuture<Answer<List<FeedEntry>>> first =
                    CompletableFuture.supplyAsync(() -> link.feed(0, 60_000));
            CompletableFuture<Answer<List<FeedEntry>>> second =
                    CompletableFuture.supplyAsync(() -> link.feed(0, 60_000));
            assertThat(CompletableFuture.anyOf(first, second).get(30, TimeUnit.SECONDS))
                    .isEqualTo(new Answer.Ok<>(List.of()));
            assertThat(first.isDone() && second.isDone()).isFalse();
            mondo.centrale.sedi.close();
            CompletableFuture.allOf(first, second).get(30, TimeUnit.SECONDS);
        }
    }

    private static Refusal.Code code(Answer<?> answer) {
        return answer instanceof Answer.Refused<?>(Refusal refusal) ? refusal.code() : Refusal.Code.UNKNOWN;
    }
}
