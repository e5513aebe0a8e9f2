package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.atti.Reactions;
import it.timbro.atti.Ricontrolli;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Filiale;
import it.timbro.collegamento.Parola;
import it.timbro.collegamento.store.QuarantenaStore;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.HttpLink;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The line over a real socket with TLS.
@ParameterizedClass
@EnumSource(BaseDati.class)
class SyncServiceTest extends ProvaInRete {
    SyncServiceTest(BaseDati base) {
        super(base, 7);
    }

    private HttpLink genova() {
        return rete.iscritto(Centrale.GENOVA, "genova-in-rete").link;
    }

    @Test
    void aWholeBranchWorksOverTheNetworkByItself() throws Exception {
        byte[] p7m = Mondo.bytes(700_000, 1);
        byte[] pdf = Mondo.bytes(600_000, 2);
        try (Casa casa = new Casa(folder.resolve("rete"), mondo.orologio, 5);
                HttpLink link = genova()) {
            Reactions reactions = new Reactions(
                    casa.journal,
                    Genova.STREAM,
                    casa.pratiche,
                    casa.rettifiche,
                    casa.conti(Centrale.GENOVA, mondo.orologio),
                    new Ricontrolli(
                            casa.journal,
                            Genova.STREAM,
                            new Ricontrolli.Registri(casa.imprese, casa.pratiche, casa.consegne)));
            Filiale filiale = new Filiale(
                    Centrale.GENOVA,
                    Genova.STREAM,
                    casa.journal,
                    casa.archivio,
                    new ScambioStore(),
                    casa.impronte,
                    new QuarantenaStore(),
                    mondo.orologio);
            try (Collegamento collegamento = new Collegamento(
                    filiale,
                    () -> SigningKey.open(folder.resolve("chiavi"), "codice"),
                    casa.parts,
                    link,
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

    /// Within a second; the clock of this world stands still, so nothing else ends the wait.
    @Test
    void aCommitEndsTheWaitForNews() throws Exception {
        try (HttpLink link = genova()) {
            CompletableFuture<Answer<List<FeedEntry>>> waiting =
                    CompletableFuture.supplyAsync(() -> link.feed(0, 60_000), Thread::startVirtualThread);
            Awaitility.await().until(() -> mondo.centrale.sedi.inAttesa() == 1);
            mondo.centrale.arriva(1, Mondo.bytes(10, 1));
            assertThat(waiting.get(3, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Answer.Ok.class,
                            ok -> assertThat((List<?>) ok.value()).hasSize(3));
        }
    }

    @Test
    void aNewCallOfTheSameBranchSendsItsOlderOneHome() throws Exception {
        try (HttpLink link = genova()) {
            CompletableFuture<Answer<List<FeedEntry>>> first =
                    CompletableFuture.supplyAsync(() -> link.feed(0, 60_000), Thread::startVirtualThread);
            CompletableFuture<Answer<List<FeedEntry>>> second =
                    CompletableFuture.supplyAsync(() -> link.feed(0, 60_000), Thread::startVirtualThread);
            assertThat(CompletableFuture.anyOf(first, second).get(30, TimeUnit.SECONDS))
                    .isEqualTo(new Answer.Ok<>(List.of()));
            assertThat(first.isDone() && second.isDone()).isFalse();
            mondo.centrale.sedi.close();
            CompletableFuture.allOf(first, second).get(30, TimeUnit.SECONDS);
        }
    }
}
