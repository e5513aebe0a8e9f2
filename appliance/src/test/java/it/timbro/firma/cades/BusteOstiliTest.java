package it.timbro.firma.cades;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.firma.Fiducia;
import it.timbro.firma.Integrita;
import it.timbro.firma.OpenSsl;
import it.timbro.firma.Verifica;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files made to keep the reader busy. Each would take minutes or more without its limit, so a limit that is lost
/// shows as a run that does not end; with it each is answered at once, and says which limit.
@DisplayName("A hostile file")
class BusteOstiliTest {
    private static final byte[] XML = "<Domanda/>".getBytes(UTF_8);
    private static final Falsario.Persona CARLO = Falsario.persona("CN=Carlo Neri");
    private final VerificatoreCades verificatore = new VerificatoreCades(Fiducia.assente());

    static Stream<Arguments> bombs() {
        byte[] plain = Falsario.firma(XML, CARLO);
        return Stream.of(
                Arguments.of("begun a hundred thousand times", begun(), "non è una busta"),
                Arguments.of("of fifty thousand attributes", attributes(50_000), "più di 100 attributi"),
                Arguments.of(
                        "of fifty thousand unsigned values",
                        Falsario.conAttributoNonFirmato(plain, type(1), integers(400_000)),
                        "troppi elementi"),
                Arguments.of(
                        "of a hundred and two certificates",
                        Falsario.conCertificati(plain, certificates(101)),
                        "più di 100 certificati"),
                Arguments.of("of names that no two compare quickly", names(3_000), "un certificato è troppo grande"),
                Arguments.of("of a name in many parts", names(31), "il nome di un certificatore ha troppe parti"),
                Arguments.of("of fifty-one countersignatures", countersigned(51), "più di 50 firme"),
                Arguments.of("of nothing but zeros", new byte[7 * 1024 * 1024], "non è una busta"),
                Arguments.of("of nothing but sequences", filled((byte) 0x30), "non è una busta"));
    }

    @ParameterizedTest(name = "{0} is refused: {2}")
    @MethodSource("bombs")
    void isRefusedWithTheLimitItBroke(String what, byte[] file, String because) {
        Verifica verifica = verificatore.verifica(file, OpenSsl.ALLORA);

        assertThat(verifica.integrita()).isEqualTo(Integrita.ILLEGGIBILE);
        assertThat(verifica.motivo()).contains(because);
    }

    @Test
    void withAKeyOfSixteenThousandBitsIsNotVerified() throws GeneralSecurityException {
        // made by hand: a modulus of that size takes minutes to find, and any odd number does here
        BigInteger modulus = BigInteger.TWO.pow(16_383).add(BigInteger.ONE);
        KeyPair keys = CARLO.chiavi();
        var huge =
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)));
        X500Name name = new X500Name("CN=Carlo Neri");
        var certificate =
                Falsario.certificate(name, name, new KeyPair(huge, keys.getPrivate()), keys, "SHA256withECDSA", false);

        byte[] file = Falsario.firma(XML, new Falsario.Persona(keys, "SHA256withECDSA", certificate));
        Verifica verifica = verificatore.verifica(file, OpenSsl.ALLORA);

        assertThat(verifica.integrita()).isEqualTo(Integrita.ILLEGGIBILE);
    }

    @Test
    void cutAtEveryByteIsNeverWholeAndNeverMoreThanAnAnswer() {
        byte[] whole = Falsario.controfirma(Falsario.firma(XML, CARLO), CARLO);

        for (int length = 0; length < whole.length; length++) {
            Verifica verifica = verificatore.verifica(Arrays.copyOf(whole, length), OpenSsl.ALLORA);

            assertThat(verifica.integrita()).as("first %d bytes", length).isEqualTo(Integrita.ILLEGGIBILE);
        }
        assertThat(verificatore.verifica(whole, OpenSsl.ALLORA).integrita()).isEqualTo(Integrita.INTEGRA);
    }

    private static byte[] begun() {
        return "-----BEGIN CMS-----\n".repeat(100_000).getBytes(US_ASCII);
    }

    private static byte[] attributes(int count) {
        return Falsario.firma(XML, CARLO, List.of(), usual -> {
            ASN1EncodableVector all = usual.toASN1EncodableVector();
            for (int i = count; i > 0; i--) {
                all.add(new Attribute(type(i), new DERSet(new ASN1Integer(i))));
            }
            return new AttributeTable(all);
        });
    }

    private static ASN1ObjectIdentifier type(int i) {
        return new ASN1ObjectIdentifier("1.3.6.1.4.1.99999." + i);
    }

    private static ASN1Integer[] integers(int count) {
        return IntStream.range(0, count).mapToObj(ASN1Integer::new).toArray(ASN1Integer[]::new);
    }

    private static List<X509CertificateHolder> certificates(int count) {
        X500Name name = new X500Name("CN=Altri");
        return IntStream.range(0, count)
                .mapToObj(
                        _ -> Falsario.certificate(name, name, CARLO.chiavi(), CARLO.chiavi(), "SHA256withECDSA", false))
                .toList();
    }

    /// The signer's issuer is named in one order, other certificates in the other.
    private static byte[] names(int parts) {
        List<RDN> one = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            one.add(new RDN(BCStyle.OU, new DERUTF8String("parte " + i)));
        }
        List<RDN> other = new ArrayList<>(one);
        Collections.reverse(other);
        KeyPair keys = CARLO.chiavi();
        X500Name name = new X500Name(one.toArray(RDN[]::new));
        X500Name reversed = new X500Name(other.toArray(RDN[]::new));
        return Falsario.firma(
                XML,
                new Falsario.Persona(
                        keys,
                        "SHA256withECDSA",
                        Falsario.certificate(name, name, keys, keys, "SHA256withECDSA", false)),
                List.of(Falsario.certificate(reversed, reversed, keys, keys, "SHA256withECDSA", false)),
                usual -> usual);
    }

    private static byte[] countersigned(int count) {
        byte[] file = Falsario.firma(XML, CARLO);
        for (int i = 0; i < count; i++) {
            file = Falsario.controfirma(file, CARLO);
        }
        return file;
    }

    private static byte[] filled(byte with) {
        byte[] bytes = new byte[1024 * 1024];
        Arrays.fill(bytes, with);
        return bytes;
    }
}
