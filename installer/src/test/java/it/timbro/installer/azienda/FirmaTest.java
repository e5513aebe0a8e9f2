package it.timbro.installer.azienda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmaTest {
    @TempDir
    Path folder;

    private Openssl openssl;
    private EnteCertificatore ente;

    @BeforeEach
    void openEnte() {
        openssl = new Openssl(folder);
        ente = EnteCertificatore.open(folder.resolve("ente"), folder.resolve("fiducia"));
    }

    @Test
    void aSignedFileGivesBackItsContentToWhoeverVerifiesIt() throws IOException {
        Path signed = Files.write(folder.resolve("a.p7m"), Firma.sign("perché €".getBytes(UTF_8), ferretti()));
        assertThat(verify(signed)).isEqualTo("perché €");
    }

    @Test
    void theSignatureIsCadesWithTheCertificateBoundToIt() throws IOException {
        Path signed = Files.write(folder.resolve("a.p7m"), Firma.sign(new byte[] {1}, ferretti()));
        assertThat(openssl.run("cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", signed.toString()))
                .contains("id-smime-aa-signingCertificateV2");
    }

    @Test
    void aChangedByteBreaksIt() throws IOException {
        byte[] bytes = Firma.sign("duecento".getBytes(UTF_8), ferretti());
        int place = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("duecento");
        bytes[place] = 't';
        Path signed = Files.write(folder.resolve("a.p7m"), bytes);
        assertThatThrownBy(() -> verify(signed)).hasMessageContaining("failure");
    }

    @Test
    void theCertificateNamesThePersonAndItsCodiceFiscale() {
        String text = openssl.run(
                "x509", "-noout", "-subject", "-in", ferretti().certificate().toString());
        assertThat(text).contains("TINIT-FRTMRC71C14D969U", "MARCO FERRETTI");
    }

    @Test
    void aRevokedCertificateStandsInTheList() {
        String crl = folder.resolve("fiducia/crl.pem").toString();
        assertThat(openssl.run("crl", "-noout", "-text", "-in", crl)).contains("No Revoked Certificates");
        ente.revoke(ferretti());
        assertThat(openssl.run("crl", "-noout", "-text", "-in", crl)).contains("Revocation Date");
    }

    @Test
    void openingTheBodyAgainKeepsItsPeopleAndItsCertificate() throws IOException {
        byte[] before = Files.readAllBytes(ferretti().certificate());
        ente = EnteCertificatore.open(folder.resolve("ente"), folder.resolve("fiducia"));
        assertThat(Files.readAllBytes(ferretti().certificate())).isEqualTo(before);
    }

    private Firmatario ferretti() {
        return ente.issue("Marco", "Ferretti", "FRTMRC71C14D969U");
    }

    private String verify(Path signed) throws IOException {
        Path content = folder.resolve("content");
        openssl.run(
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-purpose",
                "any",
                "-in",
                signed.toString(),
                "-CAfile",
                folder.resolve("fiducia/ca.pem").toString(),
                "-out",
                content.toString());
        return Files.readString(content);
    }
}
