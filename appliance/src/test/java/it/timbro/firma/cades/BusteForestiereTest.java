package it.timbro.firma.cades;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import it.timbro.firma.Verifica;
import it.timbro.sync.protocol.Hash;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Evidence;
import org.bouncycastle.asn1.cms.TimeStampAndCRL;
import org.bouncycastle.asn1.cms.TimeStampTokenEvidence;
import org.bouncycastle.asn1.cms.TimeStampedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files as programs we never met make them: other algorithms, other wrappings, other habits.
@DisplayName("A file from a program never met")
class BusteForestiereTest {
    private static final byte[] XML = "<Domanda><TIPOPRATICA>CO</TIPOPRATICA></Domanda>\n".getBytes(UTF_8);
    private static final String[] DER = {"-cades", "-nodetach", "-outform", "DER"};

    @TempDir
    static Path folder;

    static OpenSsl openSsl;
    static OpenSsl.Persona anna;
    static byte[] p7m;
    private final VerificatoreCades verificatore = new VerificatoreCades(Fiducia.assente());

    @BeforeAll
    static void certify() {
        openSsl = new OpenSsl(folder);
        anna = openSsl.persona("Anna Bianchi", "TINIT-BNCNNA80A41D969W");
        p7m = openSsl.firma(XML, anna);
    }

    static Stream<Arguments> algorithms() {
        OpenSsl.Persona p384 = openSsl.persona(
                "/CN=Carlo Neri",
                "sottoscrizione",
                "20250101000000Z",
                "20300101000000Z",
                "-algorithm",
                "EC",
                "-pkeyopt",
                "ec_paramgen_curve:P-384");
        return Stream.of(
                Arguments.of("SHA-384, RSA 2048", openSsl.firma(XML, List.of(anna), with("-md", "sha384"))),
                Arguments.of("SHA-512, RSA 2048", openSsl.firma(XML, List.of(anna), with("-md", "sha512"))),
                Arguments.of("SHA3-256, RSA 2048", openSsl.firma(XML, List.of(anna), with("-md", "sha3-256"))),
                Arguments.of("SHA-512, EC 384", openSsl.firma(XML, List.of(p384), with("-md", "sha512"))),
                Arguments.of("SHA-384, EC 384", signedBy("EC", 384, "SHA384withECDSA")),
                Arguments.of("SHA3-256, EC 256", signedBy("EC", 256, "SHA3-256withECDSA")),
                Arguments.of("SHA-512, Ed25519", signedBy("Ed25519", 0, "Ed25519")), // RFC 8419
                Arguments.of("SHAKE-256, Ed448", signedBy("Ed448", 0, "Ed448")),
                Arguments.of("SHA-512, RSA 2048", signedBy("RSA", 2048, "SHA512withRSAandMGF1")));
    }

    @ParameterizedTest(name = "with {0} is whole")
    @MethodSource("algorithms")
    void isWholeWithTheAlgorithmsOfToday(String algorithms, byte[] file) {
        Verifica verifica = whole(file);

        assertThat(verifica.firmatari()).extracting(Firmatario::algoritmo).containsExactly(algorithms);
        assertThat(verifica.ammissione()).isInstanceOf(Ammissione.DaValutare.class);
    }

    static Stream<Arguments> outworn() {
        return Stream.of(
                Arguments.of("SHA-1", signedBy("RSA", 2048, "SHA1withRSA")),
                Arguments.of("SHA-1", signedBy("EC", 256, "SHA1withECDSA")),
                Arguments.of("SHA-1", signedBy("RSA", 2048, "SHA1withRSAandMGF1")),
                Arguments.of("SHA-224", openSsl.firma(XML, List.of(anna), with("-md", "sha224"))),
                Arguments.of("RIPEMD-160", openSsl.firma(XML, List.of(anna), with("-md", "ripemd160"))));
    }

    @ParameterizedTest(name = "with {0} is whole and not admitted")
    @MethodSource("outworn")
    void isWholeAndNotAdmittedWithTheAlgorithmsOfYesterday(String digest, byte[] file) {
        assertThat(whole(file).ammissione())
                .isEqualTo(new Ammissione.NonAmmessa("l'impronta " + digest + " non è più sicura"));
    }

    static Stream<Arguments> wrappings() {
        String base64 = Base64.getEncoder().encodeToString(p7m);
        String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(p7m);
        return Stream.of(
                Arguments.of("base64 with LF", ascii(lines)),
                Arguments.of("base64 with CR alone", ascii(lines.replace('\n', '\r'))),
                Arguments.of("base64 indented with tabs", ascii("\t" + lines.replace("\n", "\r\n\t"))),
                Arguments.of("base64 between blank lines", ascii("\n\n " + base64 + "\n\n\n")),
                Arguments.of("PEM with CRLF", ascii(pem(lines.replace("\n", "\r\n")))),
                Arguments.of("PEM without line breaks", ascii(pem(base64))),
                Arguments.of("PEM after a byte-order mark", ("\u00ef\u00bb\u00bf" + pem(lines)).getBytes(ISO_8859_1)),
                Arguments.of("PEM after what it is", ascii("Firma di Anna Bianchi\n\n" + pem(lines))),
                Arguments.of("S/MIME of openssl smime", smime()),
                Arguments.of("BER of indefinite length", openSsl.firma(XML, List.of(anna), with("-stream"))),
                Arguments.of("BER of Bouncy Castle", Falsario.firma(XML, Falsario.persona("CN=Carlo Neri"))),
                Arguments.of("a stamped signature (CAdES-T)", stamped()),
                Arguments.of("a signature and its countersignature", countersigned()));
    }

    @ParameterizedTest(name = "is whole in {0}")
    @MethodSource("wrappings")
    void isWholeInEveryWrapping(String wrapping, byte[] file) {
        assertThat(whole(file).avvertenze()).isEmpty();
    }

    static Stream<Arguments> strangers() {
        String base64 = Base64.getEncoder().encodeToString(p7m);
        return Stream.of(
                Arguments.of("a data URL", ascii("data:application/pkcs7-mime;base64," + base64), "non è una busta"),
                Arguments.of("a mail with its parts", ascii(parts(base64)), "più parti"),
                Arguments.of("a text that begins like base64", ascii("MODULO. " + "di richiesta. ".repeat(9)), "busta"),
                Arguments.of("an encrypted file", encrypted(), "è cifrato"),
                Arguments.of("a stamp of a plain file", tsd(XML), "non è una busta"),
                Arguments.of("a stamp without its file", tsd(null), "senza il documento"),
                Arguments.of(
                        "a signed PDF", ascii("%PDF-1.7\n1 0 obj <</Type/Sig/Contents<3082>>>"), "non è una busta"),
                Arguments.of("a signed XML", ascii("<Domanda><ds:Signature/></Domanda>"), "non è una busta"));
    }

    @ParameterizedTest(name = "is not a signed file if it is {0}")
    @MethodSource("strangers")
    void isNotASignedFile(String what, byte[] file, String because) {
        Verifica verifica = verifica(file);

        assertThat(verifica.rifiuto().orElseThrow().problem()).isEqualTo(Problem.NON_FIRMATO);
        assertThat(verifica.motivo()).contains(because);
        assertThat(verifica.integrita()).isEqualTo(Integrita.ILLEGGIBILE);
        assertThat(verifica.contenuto()).isNull();
    }

    @Test
    void inAStampIsReadAndTheStampIsSaidNotToBeVerified() {
        Verifica verifica = whole(tsd(p7m));

        assertThat(verifica.avvertenze()).singleElement().asString().contains(".tsd");
    }

    @Test
    void inStampsWithoutEndIsRefused() {
        byte[] file = p7m;
        for (int i = 0; i < 6; i++) {
            file = tsd(file);
        }

        assertThat(verifica(file).rifiuto().orElseThrow().problem()).isEqualTo(Problem.FIRME_TROPPO_ANNIDATE);
    }

    @Test
    void withATextInsideThatLooksLikeBrokenBase64IsWhole() {
        byte[] text = ascii("MODULO.DI.RICHIESTA.".repeat(20));

        Verifica verifica = verifica(openSsl.firma(text, anna));

        assertThat(verifica.integrita()).as(verifica.motivo()).isEqualTo(Integrita.INTEGRA);
        assertThat(Objects.requireNonNull(verifica.contenuto()).bytes()).isEqualTo(text);
    }

    @Test
    void tellsACountersignerFromASigner() {
        Verifica verifica = whole(countersigned());

        assertThat(verifica.firmatari()).extracting(Firmatario::controfirma).containsExactly(false, true);
        assertThat(verifica.firmatari().getLast().nome()).isEqualTo("Notaio Prova");
    }

    @Test
    void withACountersignatureOfAnotherSignatureIsAltered() {
        byte[] other = countersigned();
        byte[] value = Falsario.valoreDellaFirma(other);
        other[VerificatoreCadesTest.indexOf(other, value) + value.length / 2] ^= 1;

        Verifica verifica = verifica(other);

        assertThat(verifica.firmatari())
                .extracting(Firmatario::integrita)
                .containsExactly(Integrita.ALTERATA, Integrita.ALTERATA);
        assertThat(Objects.requireNonNull(verifica.contenuto()).bytes()).isEqualTo(XML);
    }

    @Test
    void isAlteredIfTheDigestOfTheContentIsAnothers() {
        byte[] file = Falsario.firma(XML, Falsario.persona("CN=Carlo Neri"), List.of(), Falsario::withWrongDigest);

        assertThat(verifica(file).integrita()).isEqualTo(Integrita.ALTERATA);
    }

    @Test
    void ofOneGoodAndOneBadSignerNamesTheBadOne() {
        OpenSsl.Persona bruno = openSsl.persona("Bruno Neri", "senza");
        byte[] both = openSsl.firma(XML, List.of(anna, bruno), DER);
        both[both.length - 1] ^= 1;

        Verifica verifica = verifica(both);

        assertThat(verifica.integrita()).isEqualTo(Integrita.ALTERATA);
        assertThat(verifica.firmatari())
                .filteredOn(firmatario -> firmatario.integrita() == Integrita.INTEGRA)
                .hasSize(1);
    }

    static Stream<Arguments> names() {
        String name = "Niccolò D'Addà";
        return Stream.of(
                Arguments.of(new DERUTF8String(name), name),
                Arguments.of(new DERBMPString(name), name),
                Arguments.of(new DERT61String(name.getBytes(ISO_8859_1)), name),
                Arguments.of(new DERPrintableString("NICCOLO DADDA"), "NICCOLO DADDA"),
                Arguments.of(new DERUTF8String("Anna\u202e\nBianchi\u0000"), "Anna Bianchi"),
                Arguments.of(new DERUTF8String("A".repeat(64)), "A".repeat(64)),
                Arguments.of(new DERUTF8String("A".repeat(2000)), "A".repeat(200) + "…"));
    }

    @ParameterizedTest(name = "calls its signer «{1}»")
    @MethodSource("names")
    void readsTheSignersNameInEveryKindOfString(ASN1Primitive written, String read) {
        KeyPair keys = Falsario.keys("EC", 256);
        X500Name name = new X500Name(new RDN[] {new RDN(BCStyle.CN, written)});
        var certificate = Falsario.certificate(name, name, keys, keys, "SHA256withECDSA", false);

        Verifica verifica = whole(Falsario.firma(XML, new Falsario.Persona(keys, "SHA256withECDSA", certificate)));

        assertThat(verifica.firmatari()).extracting(Firmatario::nome).containsExactly(read);
    }

    @Test
    void signedByItsOwnAuthorityIsWholeAndOfAnUnknownCertifier() {
        var verifica = new VerificatoreCades(openSslTrust())
                .verifica(Falsario.firma(XML, Falsario.persona("CN=Carlo Neri")), OpenSsl.ALLORA);

        assertThat(verifica.integrita()).isEqualTo(Integrita.INTEGRA);
        assertThat(verifica.ammissione())
                .isEqualTo(new Ammissione.DaValutare("il certificatore «Carlo Neri» non è nel nostro elenco"));
    }

    private static Fiducia openSslTrust() {
        try {
            return CartellaFiducia.read(openSsl.fiducia(), java.time.Duration.ofHours(24));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Verifica whole(byte[] file) {
        Verifica verifica = verifica(file);
        assertThat(verifica.integrita()).as(verifica.motivo()).isEqualTo(Integrita.INTEGRA);
        assertThat(Objects.requireNonNull(verifica.contenuto()).sha256()).isEqualTo(Hash.of(XML));
        assertThat(verifica.contenuto().tipo()).isEqualTo(Contenuto.Tipo.XML);
        return verifica;
    }

    private Verifica verifica(byte[] file) {
        return verificatore.verifica(file, OpenSsl.ALLORA);
    }

    private static byte[] signedBy(String kind, int bits, String algorithm) {
        return Falsario.firma(XML, Falsario.persona("CN=Carlo Neri", Falsario.keys(kind, bits), algorithm));
    }

    private static byte[] countersigned() {
        return Falsario.conCertificati(Falsario.controfirma(p7m, NOTAIO), List.of(NOTAIO.certificato()));
    }

    private static final Falsario.Persona NOTAIO = Falsario.persona("CN=Notaio Prova");

    private static byte[] stamped() {
        return Falsario.conAttributoNonFirmato(
                p7m,
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                ContentInfo.getInstance(openSsl.marca(Falsario.valoreDellaFirma(p7m))));
    }

    /// RFC 5544, as Italian stamping programs write their .tsd.
    private static byte[] tsd(byte @org.jspecify.annotations.Nullable [] content) {
        ContentInfo token = ContentInfo.getInstance(openSsl.marca(content == null ? XML : content));
        var evidence = new Evidence(new TimeStampTokenEvidence(new TimeStampAndCRL[] {new TimeStampAndCRL(token)}));
        var octets = content == null ? null : new BEROctetString(content);
        try {
            return new ContentInfo(
                            PKCSObjectIdentifiers.id_ct_timestampedData,
                            new TimeStampedData(null, null, octets, evidence))
                    .getEncoded();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] encrypted() {
        return made(
                "cms",
                "-encrypt",
                "-binary",
                "-aes256",
                "-outform",
                "DER",
                "-out",
                "made.bin",
                anna.certificato().toString());
    }

    private static byte[] smime() {
        return made(
                "smime",
                "-sign",
                "-binary",
                "-nodetach",
                "-out",
                "made.bin",
                "-signer",
                anna.certificato().toString(),
                "-inkey",
                anna.chiave().toString());
    }

    private static byte[] made(String... command) {
        try {
            java.nio.file.Files.write(folder.resolve("in.bin"), XML);
            String[] whole = Arrays.copyOf(command, command.length + 2);
            System.arraycopy(command, 1, whole, 3, command.length - 1);
            whole[1] = "-in";
            whole[2] = "in.bin";
            openSsl.run(whole);
            return java.nio.file.Files.readAllBytes(folder.resolve("made.bin"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String pem(String base64) {
        return "-----BEGIN PKCS7-----\n" + base64 + "\n-----END PKCS7-----\n";
    }

    private static String parts(String base64) {
        return "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\n"
                + "Content-Type: application/pkcs7-mime\r\n\r\n" + base64 + "\r\n--x--\r\n";
    }

    private static String[] with(String... more) {
        return Stream.concat(Stream.of(DER), Stream.of(more)).toArray(String[]::new);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
