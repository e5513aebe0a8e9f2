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
/// signature (RFC 9052) with Ed25519 (RFC 8032) by the branch's key. Anyone who has the branch's public key can
/// check it, also before the centre has heard of the certificate. At most [#MAX_BYTES]; the same input gives the
/// same bytes. The page that checks it (`centro/verifica/verifica.js`) reads the same form: change both, and
/// [#FORMAT].
public final class Codice {
    /// A QR of this much text still reads well from a laser print.
    public static final int MAX_BYTES = 300;

    private static final int FORMAT = 1;
    private static final int DIGEST_BYTES = 3;
    private static final int BOXES = 7;
    private static final int TEXT_CHARS = 24;
    /// UTF-8: four texts of this size still leave the whole code within [#MAX_BYTES].
    private static final int TEXT_BYTES = 35;

    private static final int MAX_NUMERO = 12;
    private static final int MAX_SEGNO = 255;
    private static final int TESTA_DIGITS = 16;
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
    /// of the journal
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

        public Contenuto {
            impronte = List.copyOf(impronte);
            Check.that(numero.length() <= MAX_NUMERO, "a number of a certificate");
            Check.that(segno >= 0 && segno <= MAX_SEGNO, "original or copy");
            Check.that(impronte.size() == BOXES, "boxes 1 to 7");
        }

        /// Cuts the texts to what the code has room for, whatever alphabet they are written in.
        ///
        /// @param caselle text of boxes 1 to 7, whole
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
                    testa.hex().substring(0, TESTA_DIGITS),
                    cut(paese),
                    cut(destinatario.strip().lines().findFirst().orElse("")),
                    cut(fattura),
                    cut(pesoLordo),
                    caselle.stream().map(Codice::impronta).toList());
        }
    }

    /// Short digest of a box as a person may type it from the paper: case, accents' form, spaces and punctuation do
    /// not matter.
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
        byte[] bytes = envelope(HexFormat.of().parseHex(kid), payload, sign(toBeSigned(payload), key));
        Check.that(bytes.length <= MAX_BYTES, "the code fits the QR: " + bytes.length);
        return encode(bytes);
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

    /// The number that a fragment names, unchecked: good for finding a pratica, never for believing the sheet.
    public static Optional<String> numero(String fragment) {
        return verifica(fragment, _ -> Optional.empty()) instanceof Esito.ChiaveSconosciuta
                ? Optional.of(contenuto(CBORObject.DecodeFromBytes(CBORObject.DecodeFromBytes(
                                        Base64.getUrlDecoder().decode(fragment))
                                .get(2)
                                .GetByteString()))
                        .numero())
                : Optional.empty();
    }

    /// Checks a fragment. Only the one encoding that [#firma] writes is read, so no other text has the same meaning.
    ///
    /// @param chiavi the published key of a key id
    public static Esito verifica(String fragment, Function<String, Optional<PublicKey>> chiavi) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(fragment);
            CBORObject cose = CBORObject.DecodeFromBytes(bytes);
            byte[] kid = cose.get(1).get(KID).GetByteString();
            byte[] payload = cose.get(2).GetByteString();
            byte[] signature = cose.get(3).GetByteString();
            if (!encode(bytes).equals(fragment) || !Arrays.equals(envelope(kid, payload, signature), bytes)) {
                return new Esito.Falso("non è un codice di Timbro");
            }
            Optional<PublicKey> key = chiavi.apply(HexFormat.of().formatHex(kid));
            if (key.isEmpty()) {
                return new Esito.ChiaveSconosciuta(HexFormat.of().formatHex(kid));
            }
            if (!verify(toBeSigned(payload), signature, key.get())) {
                return new Esito.Falso("la firma non corrisponde");
            }
            return new Esito.Valido(
                    contenuto(CBORObject.DecodeFromBytes(payload)),
                    HexFormat.of().formatHex(kid));
        } catch (CBORException | IllegalStateException | IllegalArgumentException | NullPointerException e) {
            return new Esito.Falso("non si può leggere");
        }
    }

    private static byte[] envelope(byte[] kid, byte[] payload, byte[] signature) {
        return CBORObject.NewArray()
                .Add(PROTECTED)
                .Add(CBORObject.NewMap().Add(KID, kid))
                .Add(payload)
                .Add(signature)
                .EncodeToBytes();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
        Check.that(array.get(0).AsInt32() == FORMAT, "a format that is known");
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

    /// The start of a text, in whole characters; half a surrogate pair, which has no UTF-8, becomes U+FFFD.
    private static String cut(String text) {
        StringBuilder start = new StringBuilder();
        int bytes = 0;
        for (int point : text.strip().codePoints().limit(TEXT_CHARS).toArray()) {
            int whole = Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point;
            bytes += Character.toString(whole).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > TEXT_BYTES) {
                break;
            }
            start.appendCodePoint(whole);
        }
        return start.toString();
    }
}
