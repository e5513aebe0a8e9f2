package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.autorita.Autorita;
import it.timbro.autorita.NomeApparecchio;
import it.timbro.autorita.Richiesta;
import it.timbro.centro.sedi.Chiamante;
import it.timbro.collegamento.Apparecchio;
import it.timbro.collegamento.Apparecchio.Esito;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rinnovo;
import it.timbro.sync.protocol.Tessera;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.CentreClock;
import it.timbro.sync.transport.HttpLink;
import it.timbro.world.Centrale;
import it.timbro.world.CentraleInRete;
import it.timbro.world.Dispositivo;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a box comes by its next certificate, and what the one before is good for then.
@ParameterizedClass
@EnumSource(BaseDati.class)
class RinnovoTest extends ProvaInRete {
    RinnovoTest(BaseDati base) {
        super(base, 11);
    }

    @Test
    void anExpiredBoxRenewsItselfAndIsLetInAgain() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "ferie")) {
            mondo.orologio.avanti(Autorita.DURATA.plusDays(200));
            assertThat(code(box.link.hello(hello("GE1")))).isEqualTo(Refusal.Code.EXPIRED);
            assertThat(code(box.link.feed(0, 0))).isEqualTo(Refusal.Code.EXPIRED);
            X509Certificate before = identita(box).certificato();
            assertThat(box.apparecchio.guarda(true)).containsInstanceOf(Esito.Fatto.class);
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
            assertThat(identita(box).certificato().getPublicKey())
                    .as("a new key")
                    .isNotEqualTo(before.getPublicKey());
            assertThat(identita(box).nome())
                    .as("the same device")
                    .isEqualTo(NomeApparecchio.di(before).orElseThrow());
            assertThat(rete.apparecchi.elenco()).hasSize(1);
        }
    }

    @Test
    void theCertificateBeforeARenewalIsGoodUntilTheNextIsUsedForTheAnswerMayBeLost() throws Exception {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "perso")) {
            mondo.orologio.avanti(Duration.ofDays(70));
            byte[] richiesta = Richiesta.scrivi(identita(box).nome().text(), box.cartella.chiaveInArrivo());
            Tessera lost = ok(box.link.rinnova(new Rinnovo(richiesta))); // the answer never reaches the box
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
            mondo.orologio.avanti(Duration.ofDays(3));
            long written =
                    mondo.centrale.casa.journal.head(CentraleInRete.STREAM).seq();
            assertThat(box.apparecchio.guarda(false)).containsInstanceOf(Esito.Fatto.class);
            assertThat(identita(box).certificato().getEncoded())
                    .as("the same question, the same answer")
                    .isEqualTo(lost.certificato());
            assertThat(mondo.centrale.casa.journal.head(CentraleInRete.STREAM).seq())
                    .isEqualTo(written);
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void theKeyOnADiscardedDiskNeitherCallsNorRenewsOnceTheNextHasBeenUsed() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "vivo");
                Dispositivo discarded = rete.copia(box, "scartato")) {
            mondo.orologio.avanti(Duration.ofDays(70));
            assertThat(box.apparecchio.guarda(false)).containsInstanceOf(Esito.Fatto.class);
            assertThat(discarded.link.hello(hello("GE1")))
                    .as("the next one was given, not used")
                    .isInstanceOf(Answer.Ok.class);
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
            assertThat(code(discarded.link.hello(hello("GE1")))).isEqualTo(Refusal.Code.UNAUTHORIZED);
            refused(discarded.apparecchio.rinnova(), "non valgono più");
            mondo.orologio.avanti(Autorita.DURATA.plusDays(600));
            refused(discarded.apparecchio.rinnova(), "non valgono più");
            assertThat(box.apparecchio.rinnova()).isInstanceOf(Esito.Fatto.class);
            mondo.centrale.casa.journal.rebuild();
            assertThat(code(discarded.link.hello(hello("GE1")))).isEqualTo(Refusal.Code.UNAUTHORIZED);
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void askingForANewCertificateWithTheLastOneIsUsingIt() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "ferie");
                Dispositivo discarded = rete.copia(box, "scartato")) {
            mondo.orologio.avanti(Duration.ofDays(70));
            box.apparecchio.rinnova();
            mondo.orologio.avanti(Autorita.DURATA.plusDays(1));
            assertThat(box.apparecchio.rinnova())
                    .as("never used before it ran out")
                    .isInstanceOf(Esito.Fatto.class);
            refused(discarded.apparecchio.rinnova(), "non valgono più");
        }
    }

    @Test
    void aBoxGetsOneNewCertificateADay() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "svelto")) {
            assertThat(box.apparecchio.rinnova()).isInstanceOf(Esito.Fatto.class);
            refused(box.apparecchio.rinnova(), "già rinnovato");
            mondo.orologio.avanti(Duration.ofHours(23));
            refused(box.apparecchio.rinnova(), "già rinnovato");
            mondo.orologio.avanti(Duration.ofHours(1));
            assertThat(box.apparecchio.rinnova()).isInstanceOf(Esito.Fatto.class);
        }
    }

    @Test
    void theNextCertificateFollowsAlthoughTheClockOfTheCentreWasSetBack() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "indietro");
                Dispositivo discarded = rete.copia(box, "scartato")) {
            mondo.orologio.avanti(Duration.ofDays(-30));
            assertThat(box.apparecchio.rinnova()).isInstanceOf(Esito.Fatto.class);
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
            assertThat(code(discarded.link.hello(hello("GE1")))).isEqualTo(Refusal.Code.UNAUTHORIZED);
        }
    }

    /// A centre that came back from a copy: its authority stands in its folder, its facts end earlier.
    @Test
    void aCentreThatForgotARenewalKnowsTheCertificateByItsDate() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "ricordato")) {
            X509Certificate first = identita(box).certificato();
            KeyPair keys = box.cartella.chiaveInArrivo();
            X509Certificate given = rete.autorita.rinnova(
                    first, keys.getPublic(), mondo.orologio.now().plus(Duration.ofDays(2)));
            box.cartella.accogli(Centrale.GENOVA, der(given), der(rete.autorita.certificato()), Optional.empty());
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
            assertThat(rete.apparecchi.chi(first)).isInstanceOf(Chiamante.Respinto.class);
            assertThat(rete.apparecchi.chi(given)).isInstanceOf(Chiamante.Ammesso.class);
        }
    }

    @Test
    void aCentreWhoseClockIsAheadSaysAndUsesATimeWithinItsBounds() {
        List<Long> heard = new ArrayList<>();
        CentreClock listening = new CentreClock() {
            @Override
            public long ticks() {
                return 0;
            }

            @Override
            public void heard(long centreMs, long roundTripMs) {
                heard.add(centreMs);
            }
        };
        mondo.orologio.fidato(true);
        mondo.orologio.sbaglia(Duration.ofDays(200));
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "giusto");
                HttpLink link = new HttpLink(box.centrale, "GE1", box.tls, HttpLink.Patience.USUAL, listening)) {
            long latest = mondo.orologio.bounds().notAfterMs();
            assertThat(identita(box).scade())
                    .isBeforeOrEqualTo(Instant.ofEpochMilli(latest).plus(Autorita.DURATA));
            assertThat(ok(link.hello(hello("GE1"))).clockMs()).isEqualTo(latest);
            assertThat(heard).containsExactly(latest);
        }
    }

    @Test
    void whatWasUnderWayWithTheCertificateBeforeGoesOnWithTheNext() throws Exception {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "attesa")) {
            CompletableFuture<Answer<List<FeedEntry>>> waiting =
                    CompletableFuture.supplyAsync(() -> box.link.feed(0, 20_000));
            org.awaitility.Awaitility.await().until(() -> mondo.centrale.sedi.inAttesa() == 1);
            assertThat(box.apparecchio.rinnova()).isInstanceOf(Esito.Fatto.class);
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
            mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.Ok.class);
        }
    }

    /// Stops a thread between the moment when its call took an identity and the moment when it goes out.
    private static final class Sosta implements CentreClock {
        private final CountDownLatch presa = new CountDownLatch(1);
        private final CountDownLatch via = new CountDownLatch(1);
        private final AtomicReference<@Nullable Thread> chi = new AtomicReference<>();
        private final AtomicInteger volte = new AtomicInteger();

        @Override
        public long ticks() {
            if (Thread.currentThread().equals(chi.get()) && volte.incrementAndGet() == 2) {
                presa.countDown();
                try {
                    via.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return 0;
        }

        @Override
        public void heard(long centreMs, long roundTripMs) {}
    }

    /// Its connections are closed by then; or, where another call lasts, they are not and the centre refuses it.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void factsThatWereOnTheirWayWithTheCertificateBeforeArriveOnceWithTheNext(boolean alsoWaiting) throws Exception {
        NumeroPratica numero = mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
        assertThat(mondo.genova.sincronizza()).isTrue();
        Head before = mondo.centrale.casa.journal.head(Genova.STREAM);
        mondo.genova.approva(numero);
        Parcel parcel = Parcel.of(mondo.genova.casa.journal.entriesAfter(
                Genova.STREAM, before.seq(), Limits.BATCH_ENTRIES, Limits.BATCH_BYTES));
        Sosta sosta = new Sosta();
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "in-viaggio");
                HttpLink link = new HttpLink(box.centrale, "GE1", box.tls, HttpLink.Patience.USUAL, sosta)) {
            Apparecchio apparecchio = new Apparecchio(Centrale.GENOVA, box.cartella, link, mondo.orologio);
            if (alsoWaiting) {
                long told = mondo.centrale.casa.journal.feedHead("GE1").seq();
                CompletableFuture.runAsync(() -> link.feed(told, 20_000), Thread::startVirtualThread);
                org.awaitility.Awaitility.await().until(() -> mondo.centrale.sedi.inAttesa() == 1);
            }
            CompletableFuture<Answer<Receipt>> push = CompletableFuture.supplyAsync(() -> {
                sosta.chi.set(Thread.currentThread());
                return link.push(parcel);
            });
            assertThat(sosta.presa.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(apparecchio.rinnova()).isInstanceOf(Esito.Fatto.class);
            assertThat(link.hello(hello("GE1"))).as("the first use of the next").isInstanceOf(Answer.Ok.class);
            sosta.via.countDown();
            assertThat(ok(push.get(20, TimeUnit.SECONDS)).head())
                    .isEqualTo(mondo.genova.casa.journal.head(Genova.STREAM));
        }
        assertThat(mondo.centrale.casa.journal.head(Genova.STREAM))
                .isEqualTo(mondo.genova.casa.journal.head(Genova.STREAM));
    }

    @Test
    void aBoxRenewsOnlyItself() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "primo");
                Dispositivo other = rete.iscritto(Centrale.GENOVA, "secondo")) {
            byte[] richiesta = Richiesta.scrivi(identita(other).nome().text(), box.cartella.chiaveInArrivo());
            assertThat(code(box.link.rinnova(new Rinnovo(richiesta)))).isEqualTo(Refusal.Code.FORBIDDEN);
        }
    }
}
