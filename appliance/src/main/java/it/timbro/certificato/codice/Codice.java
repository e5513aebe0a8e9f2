package it.timbro.certificato.codice;

import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import it.timbro.base.Check;
import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What stands in the QR of a sheet: the essentials in the clear and a short digest of each box, under a COSE_Sign1
/// signature
/// (RFC 9052) with Ed25519 (RFC 8032) by the branch's key. Anyone who has the branch's public key can check it,
/// also
/// before the
/// centre has heard of the certificate. At most [#MAX_BYTES]; the same input gives the same bytes.
public final class Codice {
    /// A QR of this much text still reads well from a laser print.
    public static final int MAX_BYTES = 300;

    private static final int FORMAT = 1;
    private static final int DIGEST_BYTES = 3;
    private static final int CONSIGNEE_CHARS = 24;
    private static final int TEXT_CHARS = 24;
    /// Label of the key id in the unprotected header.
    private static final int KID = 4;

    /// Protected header of COSE: algorithm (1) EdDSA (-8).
    private static final byte[] PROTECTED = {(byte) 0xA1, 0x01, 0x27};

    private Codice() {}

    /// What the code says.
    ///
    /// @param segno 0 the original, n the n-th copy
    /// @param emessoS seconds of the Unix epoch
    /// @param seq seq of the branch's journal before the reservation, and
    /// @param testa the first bytes of its hash there, hexadecimal: who holds the sheet holds an anchor
    ///     of the journal
    /// @param impronte short digests of boxes 1 to 7, hexadecimal
    public record Contenuto(
            String numero,
            int segno,
            long emessoS,
            long seq,
            String testa,
            String paese,
            String destinatario,
            String fattura,
            String pesoLordo,
            List<String> impronte) {

        public static Contenuto of(
                String numero,
                int segno,
                long emessoS,
                long seq,
                Hash testa,
                String paese,
                String destinatario,
                String fattura,
                String pesoLordo,
                List<String> caselle) {
            return new Contenuto(
                    numero,
                    segno,
                    emessoS,
                    seq,
                    testa.hex().substring(0, 16),
                    cut(paese, TEXT_CHARS),
                    cut(destinatario.lines().findFirst().orElse(""), CONSIGNEE_CHARS),
                    cut(fattura, TEXT_CHARS),
                    cut(pesoLordo, TEXT_CHARS),
                    caselle.stream().map(Codice::impronta).toList());
        }
    }

    /// Short digest of a box as a person may type it from the paper: case, accents' form, spaces and punctuation
    /// do not
    /// matter.
    public static String impronta(String casella) {
        String bare = Normalizer.normalize(casella, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
        return Hash.of(bare.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 2 * DIGEST_BYTES);
    }

    /// Signs the contents; the answer is the fragment of the address in the QR.
    ///
    /// @param kid which key of the branch: 8 bytes, hexadecimal
    public static String firma(Contenuto contenuto, String kid, PrivateKey key) {
        byte[] payload = payload(contenuto).EncodeToBytes();
        byte[] bytes = CBORObject.NewArray()
                .Add(PROTECTED)
                .Add(CBORObject.NewMap().Add(KID, HexFormat.of().parseHex(kid)))
                .Add(payload)
                .Add(sign(toBeSigned(payload), key))
                .EncodeToBytes();
        Check.that(bytes.length <= MAX_BYTES, "the code fits the QR: " + bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What a check says.
    public sealed interface Esito {
        /// Signed by a published key of the branch.
        record Valido(Contenuto contenuto, String kid) implements Esito {}

        /// Not signed by any key that is known.
        record ChiaveSconosciuta(String kid) implements Esito {}

        /// Not a code, or not the one that was signed.
        record Falso(String perche) implements Esito {}
    }

    public static Esito verifica(String fragment, Function<String, Optional<PublicKey>> chiavi) {
        try {
            CBORObject cose = CBORObject.DecodeFromBytes(Base64.getUrlDecoder().decode(fragment));
            if (cose.size() != 4 || !Arrays.equals(cose.get(0).GetByteString(), PROTECTED)) {
                return new Esito.Falso("non è un codice di Timbro");
            }
            String kid = HexFormat.of().formatHex(cose.get(1).get(KID).GetByteString());
            byte[] payload = cose.get(2).GetByteString();
            Optional<PublicKey> key = chiavi.apply(kid);
            if (key.isEmpty()) {
                return new Esito.ChiaveSconosciuta(kid);
            }
            if (!verify(toBeSigned(payload), cose.get(3).GetByteString(), key.get())) {
                return new Esito.Falso("la firma non corrisponde");
            }
            return new Esito.Valido(contenuto(CBORObject.DecodeFromBytes(payload)), kid);
        } catch (CBORException | IllegalStateException | IllegalArgumentException | NullPointerException e) {
            return new Esito.Falso("non si può leggere");
        }
    }

    private static CBORObject payload(Contenuto c) {
        return CBORObject.NewArray()
                .Add(FORMAT)
                .Add(c.numero())
                .Add(c.segno())
                .Add(c.emessoS())
                .Add(c.seq())
                .Add(HexFormat.of().parseHex(c.testa()))
                .Add(c.paese())
                .Add(c.destinatario())
                .Add(c.fattura())
                .Add(c.pesoLordo())
                .Add(HexFormat.of().parseHex(String.join("", c.impronte())));
    }

    private static Contenuto contenuto(CBORObject array) {
        String impronte = HexFormat.of().formatHex(array.get(10).GetByteString());
        return new Contenuto(
                array.get(1).AsString(),
                array.get(2).AsInt32(),
                array.get(3).AsInt64Value(),
                array.get(4).AsInt64Value(),
                HexFormat.of().formatHex(array.get(5).GetByteString()),
                array.get(6).AsString(),
                array.get(7).AsString(),
                array.get(8).AsString(),
                array.get(9).AsString(),
                IntStream.range(0, impronte.length() / (2 * DIGEST_BYTES))
                        .mapToObj(i -> impronte.substring(i * 2 * DIGEST_BYTES, (i + 1) * 2 * DIGEST_BYTES))
                        .toList());
    }

    /// Sig_structure of RFC 9052, section 4.4.
    private static byte[] toBeSigned(byte[] payload) {
        return CBORObject.NewArray()
                .Add("Signature1")
                .Add(PROTECTED)
                .Add(new byte[0])
                .Add(payload)
                .EncodeToBytes();
    }

    private static byte[] sign(byte[] message, PrivateKey key) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing the code", e);
        }
    }

    private static boolean verify(byte[] message, byte[] signature, PublicKey key) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String cut(String text, int most) {
        int[] points = text.strip().codePoints().limit(most).toArray();
        return new String(points, 0, points.length);
    }
}
