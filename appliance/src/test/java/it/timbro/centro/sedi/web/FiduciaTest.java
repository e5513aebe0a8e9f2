package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.autorita.Autorita;
import it.timbro.autorita.ContestoTls;
import it.timbro.autorita.Identita;
import it.timbro.autorita.NomeApparecchio;
import it.timbro.autorita.Richiesta;
import it.timbro.centro.sedi.Registro;
import it.timbro.collegamento.Apparecchio.Esito;
import it.timbro.pratica.DellApparecchio;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Tessera;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.CentreClock;
import it.timbro.sync.transport.HttpLink;
import it.timbro.world.Centrale;
import it.timbro.world.CentraleInRete;
import it.timbro.world.Dispositivo;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Who gets in at the centre and who does not: over a real socket, with certificates made on the
/// spot.
@ParameterizedClass
@EnumSource(BaseDati.class)
class FiduciaTest extends ProvaInRete {
    FiduciaTest(BaseDati base) {
        super(base, 11);
    }

    private String codice() {
        return rete.apparecchi.nuovoCodice(Centrale.GENOVA, "dario");
    }

    @Test
    void aBoxIsEnrolledWithACodeAndWorksAtOnceOnTheSameLink() {
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "nuovo")) {
            assertThat(code(box.link.hello(hello("GE1")))).isEqualTo(Refusal.Code.UNAUTHORIZED);
            assertThat(box.iscrivi(codice().toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                    .isInstanceOf(Esito.Fatto.class);
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
            Registro.Iscritto iscritto = rete.apparecchi.elenco().getFirst();
            assertThat(iscritto.sede()).isEqualTo(Centrale.GENOVA);
            assertThat(iscritto.iscrittoDa()).isEqualTo("dario");
            assertThat(identita(box).nome()).isEqualTo(new NomeApparecchio(Centrale.GENOVA, iscritto.id()));
        }
    }

    @Test
    void theIdentityIsThereAfterARestart() {
        rete.iscritto(Centrale.GENOVA, "nuovo").close();
        try (Dispositivo again = rete.dispositivo(Centrale.GENOVA, "nuovo")) {
            assertThat(again.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void aCodeOpensOnceAndOnlyItsBranch() {
        String codice = codice();
        try (Dispositivo first = rete.dispositivo(Centrale.GENOVA, "primo");
                Dispositivo second = rete.dispositivo(Centrale.GENOVA, "secondo");
                Dispositivo chiavari = rete.dispositivo(CentraleInRete.CHIAVARI, "chiavari")) {
            refused(chiavari.iscrivi(codice), "non è giusto");
            assertThat(first.iscrivi(codice)).isInstanceOf(Esito.Fatto.class);
            refused(second.iscrivi(codice), "già stato usato");
            assertThat(second.cartella.attuale()).isEmpty();
        }
        assertThat(rete.apparecchi.elenco()).hasSize(1);
    }

    @Test
    void ifTheAnswerIsLostTheSameKeyGetsTheSameCertificate() {
        String codice = codice();
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "primo")) {
            byte[] richiesta = Richiesta.scrivi("GE1", box.cartella.chiaveInArrivo());
            Tessera lost = ok(box.link.iscrivi(new Iscrizione("GE1", codice, richiesta)));
            box.iscrivi(codice);
            assertThat(identita(box).certificato().getEncoded()).isEqualTo(lost.certificato());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        assertThat(rete.apparecchi.elenco()).hasSize(1);
    }

    @Test
    void aCodeIsGoodForADay() {
        String codice = codice();
        mondo.orologio.avanti(Duration.ofHours(24));
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "tardi")) {
            refused(box.iscrivi(codice), "scaduto");
        }
    }

    @Test
    void aCodeKeepsToTheBoundsOfTheTimeWhateverTheClockSays() {
        mondo.orologio.fidato(true);
        mondo.orologio.sbaglia(Duration.ofDays(200));
        String codice = codice();
        mondo.orologio.avanti(Duration.ofHours(23));
        assertThat(rete.apparecchi.codiceAperto(Centrale.GENOVA))
                .as("the clock is ahead")
                .isPresent();
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "in-tempo")) {
            assertThat(box.iscrivi(codice)).isInstanceOf(Esito.Fatto.class);
        }
        String other = codice();
        mondo.orologio.avanti(Duration.ofHours(25));
        mondo.orologio.sbaglia(Duration.ofHours(-10));
        assertThat(rete.apparecchi.codiceAperto(Centrale.GENOVA))
                .as("the clock went back")
                .isEmpty();
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "tardi")) {
            refused(box.iscrivi(other), "scaduto");
        }
    }

    /// Where nobody vouches for the time either.
    @Test
    void aCodeMadeByAClockThatWentBackSinceIsNotGoodForLonger() {
        mondo.orologio.sbaglia(Duration.ofDays(200));
        String codice = codice();
        mondo.orologio.sbaglia(Duration.ZERO);
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "dopo")) {
            refused(box.iscrivi(codice), "scaduto");
            assertThat(rete.apparecchi.codiceAperto(Centrale.GENOVA)).isEmpty();
            String next = codice();
            mondo.orologio.sbaglia(Duration.ofMinutes(-40)); // put right
            assertThat(box.iscrivi(next)).isInstanceOf(Esito.Fatto.class);
        }
    }

    @Test
    void aNewCodeOfABranchTakesThePlaceOfTheOneBefore() {
        String before = codice();
        String chiavari = rete.apparecchi.nuovoCodice(CentraleInRete.CHIAVARI, "dario");
        codice();
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "genova");
                Dispositivo other = rete.dispositivo(CentraleInRete.CHIAVARI, "chiavari")) {
            refused(box.iscrivi(before), "sostituito");
            assertThat(other.iscrivi(chiavari)).isInstanceOf(Esito.Fatto.class);
        }
    }

    @Test
    void afterFiveWrongTriesTheRightCodeOpensNothing() {
        String codice = codice();
        String wrong = codice.substring(0, 5) + "0000-0000-0000-0000";
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "indovino")) {
            for (int i = 0; i < Registro.ERRORI; i++) {
                refused(box.iscrivi(wrong), "non è giusto");
            }
            refused(box.iscrivi(codice), "bloccato");
            refused(box.iscrivi("non-un-codice"), "non è giusto");
            long written =
                    mondo.centrale.casa.journal.head(CentraleInRete.STREAM).seq();
            refused(box.iscrivi(wrong), "non è giusto");
            assertThat(mondo.centrale.casa.journal.head(CentraleInRete.STREAM).seq())
                    .as("who guesses on does not fill the journal")
                    .isEqualTo(written);
        }
    }

    @Test
    void aRequestThatIsNoneForAnotherBranchForAnotherKindOfKeyOrTooLargeIsRefused() throws Exception {
        String codice = codice();
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        KeyPair keys = rsa.generateKeyPair();
        byte[] otherKind = new JcaPKCS10CertificationRequestBuilder(
                        new javax.security.auth.x500.X500Principal("CN=GE1"), keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                .getEncoded();
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "strano")) {
            byte[] good = Richiesta.scrivi("GE1", box.cartella.chiaveInArrivo());
            byte[] forged = good.clone();
            forged[forged.length - 1] ^= 1;
            byte[] chiavari = Richiesta.scrivi("GE2", box.cartella.chiaveInArrivo());
            byte[] twoNames = Richiesta.scrivi("GE1,O=CENTRO", box.cartella.chiaveInArrivo());
            for (byte[] bad : List.of(
                    new byte[0], Mondo.bytes(300, 4), forged, otherKind, chiavari, twoNames, new byte[40_000])) {
                assertThat(code(box.link.iscrivi(new Iscrizione("GE1", codice, bad))))
                        .isEqualTo(Refusal.Code.MALFORMED);
            }
            assertThat(code(box.link.iscrivi(new Iscrizione("GE1", codice, new byte[100_000]))))
                    .as("longer than a message may be")
                    .isEqualTo(Refusal.Code.MALFORMED);
            assertThat(box.link.iscrivi(new Iscrizione("GE1", codice, good))).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void theCertificateOfAnotherBranchOpensNothingOfThisOne() {
        byte[] p7m = Mondo.bytes(1_000, 1);
        mondo.centrale.arriva(1, p7m);
        try (Dispositivo chiavari = rete.iscritto(CentraleInRete.CHIAVARI, "chiavari");
                HttpLink asGenova = new HttpLink(
                        chiavari.centrale, "GE1", chiavari.tls, HttpLink.Patience.USUAL, CentreClock.UNHEARD)) {
            assertThat(code(asGenova.feed(0, 0))).isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(code(asGenova.hello(hello("GE1")))).isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(code(asGenova.fetch(Hash.of(p7m), 0, 100, (_, _) -> {}))).isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(chiavari.link.feed(0, 0)).isEqualTo(new Answer.Ok<>(List.<FeedEntry>of()));
            assertThat(code(chiavari.link.fetch(Hash.of(p7m), 0, 100, (_, _) -> {})))
                    .isEqualTo(Refusal.Code.NOT_YET);
        }
    }

    /// A long key takes its time to sign: by then the centre has refused the certificate and hung up.
    @ParameterizedTest
    @CsvSource({"EC, 256", "RSA, 4096"})
    void aCertificateOfAnAuthorityWithTheSameNameDoesNotPassTheHandshake(String kind, int bits) throws Exception {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "vero")) {
            Autorita false_ = Autorita.open(folder.resolve("falsa"), mondo.orologio.now(), new SecureRandom());
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            KeyPair keys = generator.generateKeyPair();
            X509Certificate forged = false_.rilascia(identita(box).nome(), keys.getPublic(), mondo.orologio.now());
            ContestoTls tls = new ContestoTls(
                    folder.resolve("centrale.pem"),
                    () -> Optional.of(new Identita(keys.getPrivate(), forged, false_.certificato())));
            try (HttpLink link = new HttpLink(box.centrale, "GE1", tls, HttpLink.Patience.USUAL, CentreClock.UNHEARD)) {
                assertThat(link.feed(0, 0))
                        .isInstanceOfSatisfying(
                                Answer.Failed.class,
                                failed -> assertThat(failed.causa())
                                        .as(failed.detail())
                                        .isEqualTo(Causa.RIFIUTATA));
            }
            assertThat(box.cartella.accogli(
                            Centrale.GENOVA, der(forged), der(rete.autorita.certificato()), Optional.empty()))
                    .as("nor does a box take it")
                    .isEmpty();
        }
    }

    @Test
    void aBearerTokenOpensNothingAnyMore() throws Exception {
        try (Dispositivo box = rete.dispositivo(Centrale.GENOVA, "vecchio");
                HttpClient client =
                        HttpClient.newBuilder().sslContext(box.tls.get()).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(box.centrale.resolve("/sync/v1/GE1/feed?after=0&waitMs=0"))
                            .header("Authorization", "Bearer gettone-di-genova-per-le-prove")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("iscrivilo con un codice");
            assertThat(answer.version()).as("the server still speaks HTTP/2").isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    @Test
    void aBoxThatWasStruckOffIsOutAtItsNextContactAndCannotRenewItself() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "rubato")) {
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
            rete.apparecchi.revoca(Centrale.GENOVA, identita(box).nome().id(), "rubato dall'auto", "dario");
            assertThat(box.link.hello(hello("GE1"))).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.REVOKED);
                assertThat(refused.refusal().sentence()).startsWith("Questo apparecchio non è più autorizzato");
            });
            mondo.orologio.avanti(Autorita.DURATA.plusDays(1));
            refused(box.apparecchio.rinnova(), "non è più autorizzato");
        }
    }

    @Test
    void aBoxThatIsStruckOffWhileItWaitsGetsNoNews() throws Exception {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "rubato")) {
            CompletableFuture<Answer<List<FeedEntry>>> waiting =
                    CompletableFuture.supplyAsync(() -> box.link.feed(0, 60_000));
            org.awaitility.Awaitility.await().until(() -> mondo.centrale.sedi.inAttesa() == 1);
            rete.apparecchi.revoca(Centrale.GENOVA, identita(box).nome().id(), "rubato", "dario");
            mondo.centrale.arriva(1, Mondo.bytes(10, 1));
            assertThat(code(waiting.get(30, TimeUnit.SECONDS))).isEqualTo(Refusal.Code.REVOKED);
        }
    }

    @Test
    void whatABranchWritesOfDevicesMakesNone() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "furbo")) {
            long before = rete.apparecchi.elenco().size();
            mondo.centrale.casa.journal.write(
                    Genova.STREAM,
                    "furbo",
                    tx -> tx.append(new DellApparecchio.ApparecchioRevocato(
                            Centrale.GENOVA, identita(box).nome().id(), "per dispetto")));
            mondo.centrale.casa.journal.write(
                    Genova.STREAM,
                    "furbo",
                    tx -> tx.append(
                            new DellApparecchio.CodiceIscrizioneCreato(Centrale.GENOVA, "AAAA", "00", Long.MAX_VALUE)));
            assertThat(rete.apparecchi.elenco()).hasSize((int) before);
            assertThat(rete.apparecchi.codiceAperto(Centrale.GENOVA)).isEmpty();
            assertThat(box.link.hello(hello("GE1"))).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void theRegistryIsTheSameWhenItIsMadeAgainFromTheFacts() {
        try (Dispositivo box = rete.iscritto(Centrale.GENOVA, "uno");
                Dispositivo lost = rete.iscritto(CentraleInRete.CHIAVARI, "due")) {
            box.apparecchio.rinnova();
            rete.apparecchi.revoca(
                    CentraleInRete.CHIAVARI, identita(lost).nome().id(), "smarrito", "dario");
            codice();
            List<Registro.Iscritto> live = rete.apparecchi.elenco();
            Optional<Registro.Codice> open = rete.apparecchi.codiceAperto(Centrale.GENOVA);
            mondo.centrale.casa.journal.rebuild();
            assertThat(rete.apparecchi.elenco()).isEqualTo(live);
            assertThat(rete.apparecchi.codiceAperto(Centrale.GENOVA))
                    .isPresent()
                    .isEqualTo(open);
        }
    }
}
