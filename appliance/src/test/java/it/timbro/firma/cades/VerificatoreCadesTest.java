package it.timbro.firma.cades;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Problem;
import it.timbro.firma.Ammissione;
import it.timbro.firma.Contenuto;
import it.timbro.firma.Fiducia;
import it.timbro.firma.Firmatario;
import it.timbro.firma.Integrita;
import it.timbro.firma.OpenSsl;
import it.timbro.firma.OpenSsl.Persona;
import it.timbro.firma.StatoCertificato;
import it.timbro.firma.Verifica;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.sync.protocol.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A signed file")
class VerificatoreCadesTest {
    private static final byte[] XML = "<Domanda><TIPOPRATICA>CO</TIPOPRATICA></Domanda>\n".getBytes(UTF_8);
    private static final String ANNA = "BNCNNA80A41D969W";
    private static final String[] DER = {"-cades", "-nodetach", "-outform", "DER"};

    @TempDir
    static Path folder;

    static OpenSsl openSsl;
    static Persona anna;
    static Persona carlo;
    static byte[] p7m;
    private final VerificatoreCades verificatore = new VerificatoreCades(Fiducia.assente());

    @BeforeAll
    static void certify() {
        openSsl = new OpenSsl(folder);
        anna = openSsl.persona("Anna Bianchi", "TINIT-" + ANNA);
        carlo = openSsl.persona(
                "/C=IT/CN=Carlo Neri/serialNumber=senza",
                "sottoscrizione",
                "20250101000000Z",
                "20300101000000Z",
                OpenSsl.EC);
        p7m = openSsl.firma(XML, anna);
    }

    @Test
    void saysWhoSignedWhatAndThatTrustIsMissing() {
        Verifica verifica = verifica(p7m);

        assertThat(verifica.integrita()).isEqualTo(Integrita.INTEGRA);
        assertThat(verifica.rifiuto()).isEmpty();
        assertThat(contenuto(verifica).bytes()).isEqualTo(XML);
        assertThat(contenuto(verifica).tipo()).isEqualTo(Contenuto.Tipo.XML);
        assertThat(contenuto(verifica).sha256()).isEqualTo(Hash.of(XML));
        assertThat(verifica.firmatari()).singleElement().satisfies(firmatario -> {
            assertThat(firmatario.nome()).isEqualTo("Anna Bianchi");
            assertThat(firmatario.codiceFiscale()).isEqualTo(new CodiceFiscale(ANNA));
            assertThat(firmatario.numeroSerie()).isEqualTo("1002");
            assertThat(firmatario.emittente()).isEqualTo("Certificatore di Prova");
            assertThat(firmatario.validoDa()).isEqualTo("2025-01-01T00:00:00Z");
            assertThat(firmatario.dichiarataIl()).isNotNull();
            assertThat(firmatario.algoritmo()).isEqualTo("SHA-256, RSA 2048");
            assertThat(firmatario.livello()).isEqualTo(1);
            assertThat(firmatario.stato())
                    .isEqualTo(new StatoCertificato.NonConoscibile("manca l'elenco dei certificatori"));
        });
        assertThat(verifica.ammissione()).isEqualTo(new Ammissione.DaValutare("manca l'elenco dei certificatori"));
    }

    static Stream<Arguments> forms() {
        String base64 = Base64.getEncoder().encodeToString(p7m);
        String lines = Base64.getMimeEncoder().encodeToString(p7m);
        byte[] pss = openSsl.firma(XML, List.of(anna), with(DER, "PSS"));
        return Stream.of(
                Arguments.of("DER", p7m),
                Arguments.of("BER of indefinite length", openSsl.firma(XML, List.of(anna), with(DER, "-stream"))),
                Arguments.of("base64 on one line", ascii(base64)),
                Arguments.of("base64 with CRLF", ascii(lines + "\r\n")),
                Arguments.of("base64 with a byte-order mark", ascii("\u00ef\u00bb\u00bf" + lines)),
                Arguments.of("base64 after blank lines", ascii("\r\n\r\n" + lines.replace("\r", ""))),
                Arguments.of("base64 without padding", ascii(base64.replace("=", ""))),
                Arguments.of("PEM of cms", openSsl.firma(XML, List.of(anna), "-cades", "-nodetach", "-outform", "PEM")),
                Arguments.of("PEM of pkcs7", ascii("-----BEGIN PKCS7-----\n" + lines + "\n-----END PKCS7-----\n")),
                Arguments.of("S/MIME", openSsl.firma(XML, List.of(anna), "-cades", "-nodetach", "-outform", "SMIME")),
                Arguments.of("zero padding at the end", Arrays.copyOf(p7m, p7m.length + 300)),
                Arguments.of("RSA-PSS", pss),
                Arguments.of("ECDSA", openSsl.firma(XML, carlo)),
                Arguments.of("SHA-512", openSsl.firma(XML, List.of(anna), with(DER, "-md", "sha512"))),
                Arguments.of("plain CMS, not CAdES", openSsl.firma(XML, List.of(anna), "-nodetach", "-outform", "DER")),
                Arguments.of(
                        "no signed attributes",
                        openSsl.firma(XML, List.of(anna), "-nodetach", "-noattr", "-outform", "DER")),
                Arguments.of("signer named by key", openSsl.firma(XML, List.of(anna), with(DER, "-keyid"))),
                Arguments.of("two signers", openSsl.firma(XML, List.of(anna, carlo), DER)),
                Arguments.of("a signature added later", openSsl.aggiungiFirma(p7m, carlo)),
                Arguments.of("signed again outside", openSsl.firma(p7m, carlo)),
                Arguments.of("base64 signed again", openSsl.firma(ascii(lines), carlo)));
    }

    @ParameterizedTest(name = "is whole as {0}")
    @MethodSource("forms")
    void isWholeInEveryForm(String form, byte[] file) {
        Verifica verifica = verifica(file);

        assertThat(verifica.integrita()).as(verifica.motivo()).isEqualTo(Integrita.INTEGRA);
        assertThat(contenuto(verifica).bytes()).isEqualTo(XML);
        assertThat(verifica.ammissione()).isInstanceOf(Ammissione.DaValutare.class);
        assertThat(verifica.avvertenze()).isEmpty();
    }

    static Stream<Arguments> refused() {
        byte[] foreign = openSsl.firma(XML, List.of(anna), with(DER, "-nocerts"));
        byte[] detached = openSsl.firma(XML, List.of(anna), "-cades", "-outform", "DER");
        byte[] six = p7m;
        for (int i = 0; i < 5; i++) {
            six = openSsl.firma(six, carlo);
        }
        byte[] noSigners = certificatesOnly();
        return Stream.of(
                Arguments.of("an XML", XML, Problem.NON_FIRMATO, "non è una busta"),
                Arguments.of("a PDF", ascii("%PDF-1.7\n..."), Problem.NON_FIRMATO, "non è una busta"),
                Arguments.of("a ZIP", ascii("PK\u0003\u0004..."), Problem.NON_FIRMATO, "non è una busta"),
                Arguments.of("nothing", new byte[0], Problem.NON_FIRMATO, "vuoto"),
                Arguments.of(
                        "base64 of an XML", Base64.getEncoder().encode(XML), Problem.NON_FIRMATO, "non è una busta"),
                Arguments.of("a certificate", certificate(), Problem.NON_FIRMATO, "non è una busta"),
                Arguments.of("an envelope without signatures", noSigners, Problem.NON_FIRMATO, "non contiene firme"),
                Arguments.of("a detached signature", detached, Problem.FIRMA_ILLEGGIBILE, "staccata"),
                Arguments.of("no certificate", foreign, Problem.FIRMA_ILLEGGIBILE, "manca il certificato"),
                Arguments.of("cut short", Arrays.copyOf(p7m, p7m.length - 10), Problem.FIRMA_ILLEGGIBILE, "troncato"),
                Arguments.of("cut base64", ascii(base64Cut()), Problem.FIRMA_ILLEGGIBILE, "base64"),
                Arguments.of("six envelopes", six, Problem.FIRME_TROPPO_ANNIDATE, "più di 5"),
                Arguments.of("too large", new byte[11 * 1024 * 1024], Problem.FILE_OLTRE_7_MB, "11 MB"),
                Arguments.of("too deep", deep(), Problem.FIRMA_ILLEGGIBILE, "profonda"),
                Arguments.of("a huge length", hugeLength(), Problem.FIRMA_ILLEGGIBILE, "troncato"));
    }

    @ParameterizedTest(name = "is refused with its own problem: {0}")
    @MethodSource("refused")
    void isRefusedWithItsOwnProblem(String what, byte[] file, Problem problem, String because) {
        Verifica verifica = verifica(file);

        assertThat(verifica.integrita()).isEqualTo(Integrita.ILLEGGIBILE);
        assertThat(verifica.rifiuto().orElseThrow().problem()).isEqualTo(problem);
        assertThat(verifica.motivo()).contains(because);
        assertThat(verifica.ammissione()).isInstanceOf(Ammissione.NonAmmessa.class);
    }

    @Test
    void isWholeUpToFiveEnvelopesAndNamesTheLevelOfEverySigner() {
        byte[] five = p7m;
        for (int i = 0; i < 4; i++) {
            five = openSsl.firma(five, carlo);
        }

        Verifica verifica = verifica(five);

        assertThat(verifica.integrita()).isEqualTo(Integrita.INTEGRA);
        assertThat(contenuto(verifica).bytes()).isEqualTo(XML);
        assertThat(verifica.firmatari()).extracting(Firmatario::livello).containsExactly(1, 2, 3, 4, 5);
        assertThat(verifica.firmatari().getLast().nome()).isEqualTo("Anna Bianchi");
    }

    @Test
    void isAlteredIfOneByteOfTheContentChanges() {
        int at = indexOf(p7m, XML);
        for (int i = 0; i < XML.length; i++) {
            byte[] altered = p7m.clone();
            altered[at + i] ^= 1;

            Verifica verifica = verifica(altered);

            assertThat(verifica.integrita()).isEqualTo(Integrita.ALTERATA);
            assertThat(verifica.rifiuto().orElseThrow().problem()).isEqualTo(Problem.FIRMA_ALTERATA);
        }
    }

    @Test
    void isAlteredIfAnInnerSignatureIsBrokenAndTheOuterIsNot() {
        byte[] altered = p7m.clone();
        altered[indexOf(p7m, XML)] ^= 1;

        Verifica verifica = verifica(openSsl.firma(altered, carlo));

        assertThat(verifica.integrita()).isEqualTo(Integrita.ALTERATA);
        assertThat(verifica.firmatari())
                .extracting(Firmatario::integrita)
                .containsExactly(Integrita.INTEGRA, Integrita.ALTERATA);
    }

    @Test
    void isAlteredIfOneOfTwoSignaturesIsBroken() {
        byte[] both = openSsl.firma(XML, List.of(anna, carlo), DER);
        both[both.length - 1] ^= 1; // the last byte is that of the last signer's signature

        assertThat(verifica(both).integrita()).isEqualTo(Integrita.ALTERATA);
    }

    @Test
    void isAlteredIfAnotherCertificateOfTheSameKeyTakesThePlaceOfTheSigners() {
        // a certificate of the same certifier, key and serial number, with a name that differs in one letter
        byte[] altered = p7m.clone();
        altered[indexOf(p7m, ascii("Anna"))] = 'E';

        Verifica verifica = verifica(altered);

        assertThat(verifica.firmatari().getFirst().nome()).isEqualTo("Enna Bianchi");
        assertThat(verifica.integrita()).isEqualTo(Integrita.ALTERATA);
    }

    @Test
    void isToldIfSomethingFollowsTheEnvelope() {
        byte[] longer = Arrays.copyOf(p7m, p7m.length + 4);
        Arrays.fill(longer, p7m.length, longer.length, (byte) 'x');

        Verifica verifica = verifica(longer);

        assertThat(verifica.integrita()).isEqualTo(Integrita.INTEGRA);
        assertThat(verifica.avvertenze()).singleElement().asString().contains("4 byte");
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of(
                        "SHA-1",
                        openSsl.firma(XML, List.of(anna), "-nodetach", "-outform", "DER", "-md", "sha1"),
                        "SHA-1"),
                Arguments.of(
                        "MD5", openSsl.firma(XML, List.of(anna), "-nodetach", "-outform", "DER", "-md", "md5"), "MD5"),
                Arguments.of("a short key", openSsl.firma(XML, person("sottoscrizione", OpenSsl.RSA_CORTA)), "1024"),
                Arguments.of(
                        "a certificate not for signing",
                        openSsl.firma(XML, person("autenticazione", OpenSsl.EC)),
                        "non ripudio"),
                Arguments.of(
                        "an expired certificate",
                        openSsl.firma(XML, expired("20250101000000Z", "20260101000000Z")),
                        "scaduto"),
                Arguments.of(
                        "a certificate not yet valid",
                        openSsl.firma(XML, expired("20270101000000Z", "20280101000000Z")),
                        "solo dal"));
    }

    @ParameterizedTest(name = "is whole and not admitted with {0}")
    @MethodSource("policies")
    void isWholeAndNotAdmitted(String what, byte[] file, String because) {
        Verifica verifica = verifica(file);

        assertThat(verifica.integrita()).isEqualTo(Integrita.INTEGRA);
        assertThat(verifica.ammissione())
                .isInstanceOfSatisfying(
                        Ammissione.NonAmmessa.class,
                        refusal -> assertThat(refusal.motivo()).contains(because));
    }

    @Test
    void ofSevenMegabytesIsRead() {
        byte[] large = new byte[7 * 1024 * 1024 - 10_000];
        new Random(7).nextBytes(large);

        Verifica verifica = verifica(ascii(Base64.getMimeEncoder().encodeToString(openSsl.firma(large, anna))));

        assertThat(verifica.integrita()).isEqualTo(Integrita.INTEGRA);
        assertThat(contenuto(verifica).sha256()).isEqualTo(Hash.of(large));
    }

    private Verifica verifica(byte[] file) {
        return verificatore.verifica(file, OpenSsl.ALLORA);
    }

    private static Contenuto contenuto(Verifica verifica) {
        return Objects.requireNonNull(verifica.contenuto(), verifica.motivo());
    }

    private static Persona person(String extensions, String... key) {
        return openSsl.persona("/CN=Dora Verdi", extensions, "20250101000000Z", "20300101000000Z", key);
    }

    private static Persona expired(String from, String to) {
        return openSsl.persona("/CN=Elio Viola", "sottoscrizione", from, to, OpenSsl.EC);
    }

    private static byte[] certificatesOnly() {
        openSsl.run("crl2pkcs7", "-nocrl", "-certfile", "ca.pem", "-outform", "DER", "-out", "certificates.p7b");
        return bytes("certificates.p7b");
    }

    private static byte[] certificate() {
        openSsl.run("x509", "-in", "ca.pem", "-outform", "DER", "-out", "ca.der");
        return bytes("ca.der");
    }

    private static byte[] bytes(String file) {
        try {
            return java.nio.file.Files.readAllBytes(folder.resolve(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String base64Cut() {
        String base64 = Base64.getEncoder().encodeToString(p7m);
        return base64.substring(0, base64.length() / 8 * 4 + 1);
    }

    private static final byte[] TYPE = {0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2};

    /// A message whose content is a hundred thousand indefinite sequences one inside the other.
    private static byte[] deep() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x30, (byte) 0x80});
        out.writeBytes(TYPE);
        for (int i = 0; i < 100_000; i++) {
            out.writeBytes(new byte[] {(byte) 0xa0, (byte) 0x80});
        }
        return out.toByteArray();
    }

    private static byte[] hugeLength() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1});
        out.writeBytes(TYPE);
        return out.toByteArray();
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(text.startsWith("\u00ef") ? java.nio.charset.StandardCharsets.ISO_8859_1 : US_ASCII);
    }

    static int indexOf(byte[] data, byte[] part) {
        for (int i = 0; i <= data.length - part.length; i++) {
            if (Arrays.equals(data, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not in there");
    }
}
