package it.timbro.firma.cades;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.firma.Ammissione;
import it.timbro.firma.OpenSsl;
import it.timbro.firma.OpenSsl.Persona;
import it.timbro.firma.StatoCertificato;
import it.timbro.firma.Verifica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("With a folder of certifiers and revocation lists")
class CartellaFiduciaTest {
    private static final Duration ONE_DAY = Duration.ofHours(24);
    private static final Instant ISSUED = OpenSsl.ALLORA.minus(Duration.ofHours(2));

    @TempDir
    Path folder;

    private OpenSsl openSsl;
    private Persona anna;
    private byte[] p7m;

    @BeforeEach
    void certify() {
        openSsl = new OpenSsl(folder);
        anna = openSsl.persona("/CN=Anna Bianchi", "sottoscrizione", "20250101000000Z", "20300101000000Z", OpenSsl.EC);
        p7m = openSsl.firma("<Domanda/>".getBytes(UTF_8), anna);
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

        assertThat(fiducia.certificatori()).isEqualTo(1);
        assertThat(fiducia.aggiornataAl()).contains(ISSUED);
        assertThat(fiducia.scartati()).containsExactly("LEGGIMI.txt");
        assertThat(stato(verifica(der, OpenSsl.ALLORA))).isInstanceOf(StatoCertificato.Buono.class);
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
