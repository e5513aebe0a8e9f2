package it.timbro.firma.cades;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.firma.Ammissione;
import it.timbro.firma.Fiducia;
import it.timbro.firma.OpenSsl;
import it.timbro.firma.OpenSsl.Persona;
import it.timbro.firma.StatoCertificato;
import it.timbro.firma.Verifica;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("With a folder of certifiers and revocation lists")
class CartellaFiduciaTest {
    private static final Duration ONE_DAY = Duration.ofHours(24);
    private static final Instant ISSUED = OpenSsl.ALLORA.minus(Duration.ofHours(2));

    private static final byte[] CONTENT = "<Domanda/>".getBytes(UTF_8);

    @TempDir
    Path folder;

    private OpenSsl openSsl;
    private Persona anna;
    private byte[] p7m;

    @BeforeEach
    void certify() {
        openSsl = new OpenSsl(folder);
        anna = openSsl.persona("/CN=Anna Bianchi", "sottoscrizione", "20250101000000Z", "20300101000000Z", OpenSsl.EC);
        p7m = openSsl.firma(CONTENT, anna);
    }

    @Test
    void aCertificateOnNoFreshListIsGoodAndTheSignatureAdmitted() throws IOException {
        openSsl.pubblicaRevoche(ISSUED, ISSUED.plus(ONE_DAY));

        Verifica verifica = verifica(OpenSsl.ALLORA);

        assertThat(stato(verifica)).isEqualTo(new StatoCertificato.Buono(ISSUED));
        assertThat(verifica.ammissione()).isEqualTo(new Ammissione.Ammessa());
    }

    @Test
    void aCertificateRevokedBeforeIsRevokedAndTheSignatureCountsAsNone() throws IOException {
        Instant revoked = OpenSsl.ALLORA.minus(Duration.ofDays(3));
        openSsl.revoca(anna, revoked);
        openSsl.pubblicaRevoche(ISSUED, ISSUED.plus(ONE_DAY));

        Verifica verifica = verifica(OpenSsl.ALLORA);

        assertThat(stato(verifica)).isEqualTo(new StatoCertificato.Revocato(revoked));
        assertThat(verifica.ammissione()).isInstanceOf(Ammissione.NonAmmessa.class);
    }

    @Test
    void aCertificateRevokedLaterWasGoodThen() throws IOException {
        openSsl.revoca(anna, OpenSsl.ALLORA.plus(Duration.ofDays(1)));
        openSsl.pubblicaRevoche(OpenSsl.ALLORA.plus(Duration.ofDays(2)), OpenSsl.ALLORA.plus(Duration.ofDays(3)));

        assertThat(stato(verifica(OpenSsl.ALLORA))).isInstanceOf(StatoCertificato.Buono.class);
    }

    @Test
    void anOldListMakesTheStatusNotKnowableAndSaysItsAge() throws IOException {
        openSsl.pubblicaRevoche(OpenSsl.ALLORA.minus(Duration.ofDays(5)), OpenSsl.ALLORA.minus(Duration.ofDays(4)));

        assertThat(reason(verifica(OpenSsl.ALLORA)))
                .contains("vecchio di 5 giorni")
                .contains("emesso il 27/5/2026");
    }

    @Test
    void anOldListStillRevokes() throws IOException {
        openSsl.revoca(anna, OpenSsl.ALLORA.minus(Duration.ofDays(6)));
        openSsl.pubblicaRevoche(OpenSsl.ALLORA.minus(Duration.ofDays(5)), OpenSsl.ALLORA.minus(Duration.ofDays(4)));

        assertThat(stato(verifica(OpenSsl.ALLORA))).isInstanceOf(StatoCertificato.Revocato.class);
    }

    @Test
    void aListIsGoodForThePolicysToleranceEvenIfANewerIsDue() throws IOException {
        openSsl.pubblicaRevoche(OpenSsl.ALLORA.minus(Duration.ofHours(23)), OpenSsl.ALLORA.minus(Duration.ofHours(20)));

        assertThat(stato(verifica(OpenSsl.ALLORA))).isInstanceOf(StatoCertificato.Buono.class);
    }

    @Test
    void withoutAListTheStatusIsNotKnowable() throws IOException {
        assertThat(reason(verifica(OpenSsl.ALLORA)))
                .isEqualTo("manca l'elenco delle revoche di «Certificatore di Prova»");
    }

    @Test
    void anEmptyOrMissingFolderTrustsNobody() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(reason(verifica(empty, OpenSsl.ALLORA))).isEqualTo("manca l'elenco dei certificatori");
        assertThat(reason(verifica(folder.resolve("none"), OpenSsl.ALLORA)))
                .isEqualTo("manca l'elenco dei certificatori");
    }

    @Test
    void anotherCertifierIsNamedAsUnknown() throws IOException {
        OpenSsl other = new OpenSsl(Files.createDirectory(folder.resolve("other")), "Un altro certificatore");

        assertThat(reason(verifica(other.fiducia(), OpenSsl.ALLORA)))
                .isEqualTo("il certificatore «Certificatore di Prova» non è nel nostro elenco");
    }

    @Test
    void aCertifierOfTheSameNameAndAnotherKeyDoesNotVouch() throws IOException {
        OpenSsl impostor = new OpenSsl(Files.createDirectory(folder.resolve("impostor")));
        impostor.pubblicaRevoche(ISSUED, ISSUED.plus(ONE_DAY));

        assertThat(reason(verifica(impostor.fiducia(), OpenSsl.ALLORA))).contains("non risulta emesso");
    }

    @Test
    void aListSignedByAnotherUnderTheSameNameSaysNothing() throws IOException {
        OpenSsl impostor = new OpenSsl(Files.createDirectory(folder.resolve("impostor")));
        impostor.pubblicaRevoche(ISSUED, ISSUED.plus(ONE_DAY));
        Files.copy(impostor.fiducia().resolve("revoche.crl"), openSsl.fiducia().resolve("revoche.crl"));

        assertThat(reason(verifica(OpenSsl.ALLORA))).contains("manca l'elenco delle revoche");
    }

    @Test
    void derFilesAreReadAndFilesOfAnotherKindAreNamed() throws IOException {
        openSsl.pubblicaRevoche(ISSUED, ISSUED.plus(ONE_DAY));
        Path der = Files.createDirectory(folder.resolve("der"));
        openSsl.run("x509", "-in", "ca.pem", "-outform", "DER", "-out", "der/ca");
        openSsl.run("crl", "-in", "fiducia/revoche.crl", "-outform", "DER", "-out", "der/crl");
        Files.writeString(der.resolve("LEGGIMI.txt"), "certificatori e revoche");

        CartellaFiducia fiducia = CartellaFiducia.read(der, ONE_DAY);

        assertThat(fiducia.elenchi(OpenSsl.ALLORA))
                .isEqualTo(new Fiducia.Elenchi(
                        1, 0, Optional.of(scade()), Optional.of(ISSUED), Optional.of(ISSUED.plus(ONE_DAY))));
        assertThat(fiducia.elenchi(scade().plusSeconds(1)))
                .as("one that has run out is said, and is not taken for an end to come")
                .returns(1, Fiducia.Elenchi::scaduti)
                .returns(Optional.of(scade()), Fiducia.Elenchi::certificatoriFino);
        assertThat(fiducia.scartati()).containsExactly("LEGGIMI.txt");
        assertThat(stato(verifica(der, OpenSsl.ALLORA))).isInstanceOf(StatoCertificato.Buono.class);
    }

    private Instant scade() throws IOException {
        try (InputStream in = Files.newInputStream(openSsl.certificato())) {
            return ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in))
                    .getNotAfter()
                    .toInstant();
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aChainThroughACertifierInsideTheEnvelopeIsFollowedToTheTrustedRoot() throws IOException {
        OpenSsl below = new OpenSsl(Files.createDirectory(folder.resolve("below")), "Intermedio", openSsl);
        Persona bruno =
                below.persona("/CN=Bruno Neri", "sottoscrizione", "20250101000000Z", "20300101000000Z", OpenSsl.EC);
        String[] alone = {"-cades", "-nodetach", "-outform", "DER"};
        byte[] without = below.firma(CONTENT, List.of(bruno), alone);
        byte[] with = below.firma(
                CONTENT,
                List.of(bruno),
                "-cades",
                "-nodetach",
                "-outform",
                "DER",
                "-certfile",
                below.certificato().toString());
        openSsl.pubblicaRevoche(ISSUED, ISSUED.plus(ONE_DAY));

        p7m = without;
        assertThat(reason(verifica(OpenSsl.ALLORA))).isEqualTo("il certificatore «Intermedio» non è nel nostro elenco");
        p7m = with;
        assertThat(reason(verifica(OpenSsl.ALLORA))).isEqualTo("manca l'elenco delle revoche di «Intermedio»");

        Instant older = ISSUED.minus(Duration.ofHours(3));
        below.pubblicaRevoche(older, older.plus(ONE_DAY));
        Files.copy(below.fiducia().resolve("revoche.crl"), openSsl.fiducia().resolve("intermedio.crl"));
        assertThat(stato(verifica(OpenSsl.ALLORA))).isEqualTo(new StatoCertificato.Buono(older));

        Instant revoked = OpenSsl.ALLORA.minus(Duration.ofDays(1));
        openSsl.revoca(new Persona(below.certificato(), below.certificato()), revoked);
        openSsl.pubblicaRevoche(ISSUED, ISSUED.plus(ONE_DAY));
        assertThat(stato(verifica(OpenSsl.ALLORA))).isEqualTo(new StatoCertificato.Revocato(revoked));
    }

    @Test
    void aListOfUsersSpeaksForASigner() throws IOException {
        openSsl.pubblicaRevoche("p.crl", ISSUED, ISSUED.plus(ONE_DAY), "-crlexts", "parte_utenti");

        assertThat(stato(verifica(OpenSsl.ALLORA))).isEqualTo(new StatoCertificato.Buono(ISSUED));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"parte_autorita", "parte_indiretta", "parte_altrove"})
    void aListOfOtherCertificatesSaysNothing(String part) throws IOException {
        openSsl.revoca(anna, OpenSsl.ALLORA.minus(Duration.ofDays(1)));
        openSsl.pubblicaRevoche("p.crl", ISSUED, ISSUED.plus(ONE_DAY), "-crlexts", part);

        assertThat(reason(verifica(OpenSsl.ALLORA))).contains("manca l'elenco delle revoche");
    }

    @Test
    void aListOfSomeReasonsRevokesAndNeverVouches() throws IOException {
        openSsl.pubblicaRevoche("p.crl", ISSUED, ISSUED.plus(ONE_DAY), "-crlexts", "parte_motivi");
        assertThat(reason(verifica(OpenSsl.ALLORA))).contains("non bastano");

        openSsl.revoca(anna, OpenSsl.ALLORA.minus(Duration.ofDays(1)));
        openSsl.pubblicaRevoche("p.crl", ISSUED, ISSUED.plus(ONE_DAY), "-crlexts", "parte_motivi");
        assertThat(stato(verifica(OpenSsl.ALLORA))).isInstanceOf(StatoCertificato.Revocato.class);
    }

    @Test
    void aListIssuedAfterTheCertificatesEndNeverVouches() throws IOException {
        Instant after = Instant.parse("2030-02-01T00:00:00Z"); // the certifier's own end too
        openSsl.pubblicaRevoche(after, after.plus(ONE_DAY));

        assertThat(reason(verifica(OpenSsl.ALLORA))).contains("non bastano");
    }

    @Test
    void aLiftedSuspensionNoLongerCountsButDidThen() throws IOException {
        Path register = folder.resolve("index.txt");
        String before = Files.readString(register);
        Instant suspended = OpenSsl.ALLORA.minus(Duration.ofDays(6));
        openSsl.revoca(anna, suspended);
        openSsl.pubblicaRevoche("old.crl", suspended.plus(ONE_DAY), suspended.plus(Duration.ofDays(2)));
        Files.writeString(register, before);
        openSsl.pubblicaRevoche("new.crl", ISSUED, ISSUED.plus(ONE_DAY));

        assertThat(stato(verifica(OpenSsl.ALLORA))).isEqualTo(new StatoCertificato.Buono(ISSUED));
        assertThat(stato(verifica(suspended.plus(ONE_DAY)))).isEqualTo(new StatoCertificato.Revocato(suspended));
    }

    @Test
    void aSoundSignatureThatDoesNotNameItsCertificateIsForAPersonToWeigh() throws IOException {
        openSsl.pubblicaRevoche(ISSUED, ISSUED.plus(ONE_DAY));
        p7m = openSsl.firma(CONTENT, List.of(anna), "-nodetach", "-outform", "DER");

        Verifica verifica = verifica(OpenSsl.ALLORA);

        assertThat(stato(verifica)).isInstanceOf(StatoCertificato.Buono.class);
        assertThat(verifica.ammissione())
                .isEqualTo(new Ammissione.DaValutare("la firma non indica il proprio certificato: non è CAdES"));
    }

    private Verifica verifica(Instant al) throws IOException {
        return verifica(openSsl.fiducia(), al);
    }

    private Verifica verifica(Path trusted, Instant al) throws IOException {
        return new VerificatoreCades(CartellaFiducia.read(trusted, ONE_DAY)).verifica(p7m, al);
    }

    private static StatoCertificato stato(Verifica verifica) {
        return verifica.firmatari().getFirst().stato();
    }

    private static String reason(Verifica verifica) {
        assertThat(verifica.ammissione()).isInstanceOf(Ammissione.DaValutare.class);
        return ((StatoCertificato.NonConoscibile) stato(verifica)).motivo();
    }
}
