package it.timbro.collegamento;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.autorita.Autorita;
import it.timbro.autorita.CartellaIdentita;
import it.timbro.autorita.NomeApparecchio;
import it.timbro.autorita.Richiesta;
import it.timbro.base.Sede;
import it.timbro.collegamento.Apparecchio.Esito;
import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rinnovo;
import it.timbro.sync.protocol.Tessera;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Iscrizioni;
import it.timbro.world.Orologio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a branch's box does about its certificate, whatever the centre answers.
class ApparecchioTest {
    private static final Sede GENOVA = new Sede("GE1");
    private static final Duration AVANTI = Duration.ofDays(61);

    @TempDir
    Path folder;

    private final Orologio orologio = new Orologio();
    private Autorita autorita;
    private Apparecchio apparecchio;
    private final List<PublicKey> asked = new ArrayList<>();
    private Function<PublicKey, Answer<Tessera>> centrale = this::certifica;

    @BeforeEach
    void open() {
        autorita = Autorita.open(folder.resolve("centro"), orologio.now(), new SecureRandom());
        apparecchio = open(folder.resolve("genova"));
    }

    private Apparecchio open(Path keys) {
        return new Apparecchio(
                GENOVA,
                new CartellaIdentita(keys),
                new Iscrizioni() {
                    @Override
                    public Answer<Tessera> iscrivi(Iscrizione domanda) {
                        return answer(domanda.richiesta());
                    }

                    @Override
                    public Answer<Tessera> rinnova(Rinnovo domanda) {
                        return answer(domanda.richiesta());
                    }
                },
                orologio);
    }

    private Answer<Tessera> answer(byte[] richiesta) {
        PublicKey key = Richiesta.leggi(richiesta).orElseThrow().chiave();
        asked.add(key);
        return centrale.apply(key);
    }

    private Answer<Tessera> certifica(PublicKey key) {
        return certifica(new NomeApparecchio(GENOVA, "7f3a09c2"), key);
    }

    private Answer<Tessera> certificaAdOraGiusta(PublicKey key) {
        return certifica(
                new NomeApparecchio(GENOVA, "7f3a09c2"), key, orologio.now().minus(AVANTI));
    }

    private Answer<Tessera> certifica(NomeApparecchio nome, PublicKey key) {
        return certifica(nome, key, orologio.now());
    }

    private Answer<Tessera> certifica(NomeApparecchio nome, PublicKey key, Instant now) {
        try {
            return new Answer.Ok<>(new Tessera(
                    autorita.rilascia(nome, key, now).getEncoded(),
                    autorita.certificato().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer<Tessera> silence(PublicKey key) {
        return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "no answer about " + key.getAlgorithm());
    }

    private static Answer<Tessera> no(PublicKey key) {
        return new Answer.Refused<>(
                new Refusal(Refusal.Code.UNAUTHORIZED, "Il codice di iscrizione non è giusto. " + key.getFormat()));
    }

    @Test
    void aQuestionThatHadNoAnswerIsRepeatedWithTheSameKeyEvenAfterARestart() {
        centrale = ApparecchioTest::silence;
        assertThat(apparecchio.iscrivi("K7PM")).isEqualTo(new Esito.NonRiuscito(Causa.CENTRALE_NON_RAGGIUNGIBILE));
        centrale = this::certifica;
        assertThat(open(folder.resolve("genova")).iscrivi("K7PM")).isInstanceOf(Esito.Fatto.class);
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst()).isEqualTo(asked.getLast());
    }

    @Test
    void theCertificateIsRenewedWhenAThirdOfItsLifeIsLeftWithANewKey() {
        apparecchio.iscrivi("K7PM");
        orologio.avanti(Duration.ofDays(59));
        assertThat(apparecchio.guarda(false)).isEmpty();
        orologio.avanti(Duration.ofDays(2));
        assertThat(apparecchio.guarda(false)).containsInstanceOf(Esito.Fatto.class);
        assertThat(apparecchio.guarda(false))
                .as("the next one has its whole life before it")
                .isEmpty();
        assertThat(asked).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aKeyThatWasLeftWaitingWhenTheMachineStoppedIsNotAskedForAgain() throws IOException {
        Path waiting = folder.resolve("genova/apparecchio-in-arrivo.pem");
        centrale = ApparecchioTest::silence;
        apparecchio.iscrivi("K7PM");
        byte[] left = Files.readAllBytes(waiting);
        centrale = this::certifica;
        apparecchio.iscrivi("K7PM");
        Files.write(waiting, left); // the certificate was there already, its key had not gone yet
        assertThat(open(folder.resolve("genova")).rinnova()).isInstanceOf(Esito.Fatto.class);
        assertThat(asked).hasSize(3);
        assertThat(asked.getLast()).as("a new key").isNotEqualTo(asked.getFirst());
    }

    @Test
    void aRenewalThatDidNotComeAboutIsTriedAgainAfterAWhileNotAtOnce() {
        apparecchio.iscrivi("K7PM");
        orologio.avanti(Duration.ofDays(61));
        centrale = ApparecchioTest::silence;
        assertThat(apparecchio.guarda(false)).isPresent();
        orologio.avanti(Duration.ofMinutes(4));
        assertThat(apparecchio.guarda(false)).isEmpty();
        orologio.avanti(Duration.ofMinutes(1));
        assertThat(apparecchio.guarda(false)).isPresent();
    }

    @Test
    void ifTheCentreSaysExpiredItIsRenewedWhateverOurClockSays() {
        apparecchio.iscrivi("K7PM");
        assertThat(apparecchio.guarda(true)).containsInstanceOf(Esito.Fatto.class);
        assertThat(apparecchio.guarda(true))
                .as("the line says so until it is tried again")
                .isEmpty();
    }

    @Test
    void aClockThatIsFarAheadRenewsOnceADayAndNotAtAllWhereTheTimeIsKnown() {
        apparecchio.iscrivi("K7PM");
        centrale = this::certificaAdOraGiusta;
        orologio.sbaglia(AVANTI);
        assertThat(apparecchio.guarda(false)).containsInstanceOf(Esito.Fatto.class);
        orologio.avanti(Duration.ofHours(23));
        assertThat(apparecchio.guarda(false)).isEmpty();
        orologio.avanti(Duration.ofHours(1));
        assertThat(apparecchio.guarda(false)).containsInstanceOf(Esito.Fatto.class);
        orologio.avanti(Duration.ofHours(24));
        orologio.fidato(true);
        assertThat(apparecchio.guarda(false)).isEmpty();
        orologio.avanti(Duration.ofDays(60));
        assertThat(apparecchio.guarda(false)).containsInstanceOf(Esito.Fatto.class);
    }

    @Test
    void aCertificateForAnotherKeyOrAnotherBranchIsNotTaken() {
        centrale = _ -> certifica(
                new CartellaIdentita(folder.resolve("altro")).chiaveInArrivo().getPublic());
        assertThat(apparecchio.iscrivi("K7PM")).isInstanceOf(Esito.Rifiutato.class);
        centrale = key -> certifica(new NomeApparecchio(new Sede("GE2"), "7f3a09c2"), key);
        assertThat(apparecchio.iscrivi("K7PM")).isInstanceOf(Esito.Rifiutato.class);
        centrale = _ -> new Answer.Ok<>(new Tessera(new byte[] {1}, new byte[0]));
        assertThat(apparecchio.iscrivi("K7PM")).isInstanceOf(Esito.Rifiutato.class);
        assertThat(apparecchio.identita()).isEmpty();
    }

    @Test
    void theCodeOfTheInstallerIsKeptUntilTheCentreHasSpoken() throws IOException {
        Path file = Files.writeString(folder.resolve("codice"), "K7PM-3WQX-9RTA-HJ42-BC8D\n");
        centrale = ApparecchioTest::silence;
        assertThat(apparecchio.iscriviDaFile(file)).isPresent();
        assertThat(file).exists();
        centrale = ApparecchioTest::no;
        assertThat(apparecchio.iscriviDaFile(file)).containsInstanceOf(Esito.Rifiutato.class);
        assertThat(file).as("a refused code is not tried for ever").doesNotExist();
        Files.writeString(file, "K7PM-3WQX-9RTA-HJ42-BC8D\n");
        centrale = this::certifica;
        assertThat(apparecchio.iscriviDaFile(file)).containsInstanceOf(Esito.Fatto.class);
        assertThat(file).doesNotExist();
        assertThat(apparecchio.iscriviDaFile(file)).isEqualTo(Optional.empty());
    }

    @Test
    void theKeysAreReadableByTheServerOnly() throws IOException {
        apparecchio.iscrivi("K7PM");
        assertThat(Files.getPosixFilePermissions(folder.resolve("genova/apparecchio.pem")))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("centro/autorita.pem")))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void twoCentresThatStartOnOneFolderHaveOneAuthority() {
        assertThat(Autorita.open(folder.resolve("centro"), orologio.now(), new SecureRandom())
                        .certificato())
                .isEqualTo(autorita.certificato());
    }
}
