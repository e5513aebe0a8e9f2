package it.timbro.firma.cades;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;

/// Which algorithms a signature may use: ETSI TS 119 312, with room for what Italian certifiers issued before it.
final class Algoritmi {
    private static final int RSA_MIN_BITS = 2048;

    /// Beyond, a verification takes seconds: no certifier issues such keys.
    private static final int RSA_MAX_BITS = 8192;

    private static final int RSA_MAX_EXPONENT_BITS = 64;
    private static final int EC_MIN_BITS = 256;

    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.ofEntries(
            Map.entry(NISTObjectIdentifiers.id_sha256, "SHA-256"),
            Map.entry(NISTObjectIdentifiers.id_sha384, "SHA-384"),
            Map.entry(NISTObjectIdentifiers.id_sha512, "SHA-512"),
            Map.entry(NISTObjectIdentifiers.id_sha3_256, "SHA3-256"),
            Map.entry(NISTObjectIdentifiers.id_sha3_384, "SHA3-384"),
            Map.entry(NISTObjectIdentifiers.id_sha3_512, "SHA3-512"),
            Map.entry(NISTObjectIdentifiers.id_shake256, "SHAKE-256"),
            Map.entry(NISTObjectIdentifiers.id_shake256_len, "SHAKE-256"),
            Map.entry(NISTObjectIdentifiers.id_sha224, "SHA-224"),
            Map.entry(OIWObjectIdentifiers.idSHA1, "SHA-1"),
            Map.entry(PKCSObjectIdentifiers.md5, "MD5"),
            Map.entry(TeleTrusTObjectIdentifiers.ripemd160, "RIPEMD-160"));

    private static final Set<String> ADMITTED =
            Set.of("SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512", "SHAKE-256");

    private static final Map<ASN1ObjectIdentifier, String> OUTWORN_SIGNATURES = Map.of(
            PKCSObjectIdentifiers.sha1WithRSAEncryption, "SHA-1",
            PKCSObjectIdentifiers.md5WithRSAEncryption, "MD5",
            PKCSObjectIdentifiers.md2WithRSAEncryption, "MD2",
            PKCSObjectIdentifiers.sha224WithRSAEncryption, "SHA-224",
            TeleTrusTObjectIdentifiers.rsaSignatureWithripemd160, "RIPEMD-160",
            X9ObjectIdentifiers.ecdsa_with_SHA1, "SHA-1",
            X9ObjectIdentifiers.ecdsa_with_SHA224, "SHA-224");

    private Algoritmi() {}

    /// Such as `SHA-256, RSA 2048`.
    static String nome(SignerInformation firma, PublicKey chiave) {
        return digest(firma) + ", " + famiglia(chiave) + (bits(chiave) > 0 ? " " + bits(chiave) : "");
    }

    /// Why a key cannot be used at all: not a kind we verify, or of a size that only an attacker chooses.
    static Optional<String> nonVerificabile(PublicKey chiave) {
        return switch (chiave) {
            case RSAPublicKey rsa
            when rsa.getModulus().bitLength() > RSA_MAX_BITS
                    || rsa.getPublicExponent().bitLength() > RSA_MAX_EXPONENT_BITS ->
                Optional.of("la chiave RSA ha una misura fuori da ogni uso");
            case RSAPublicKey _, ECPublicKey _, EdECPublicKey _ -> Optional.empty();
            case PublicKey other -> Optional.of("il tipo di chiave " + other.getAlgorithm() + " non è riconosciuto");
        };
    }

    /// Why the office does not admit the algorithms, if it does not.
    static Optional<String> nonAmmessi(SignerInformation firma, PublicKey chiave) {
        String digest = digest(firma);
        if (!ADMITTED.contains(digest)) {
            return Optional.of("l'impronta " + digest + " non è più sicura");
        }
        int least = chiave instanceof RSAPublicKey ? RSA_MIN_BITS : chiave instanceof ECPublicKey ? EC_MIN_BITS : 0;
        return bits(chiave) < least
                ? Optional.of("la chiave " + famiglia(chiave) + " di " + bits(chiave) + " bit è troppo corta")
                : Optional.empty();
    }

    /// The weakest digest that the signature rests on: of the content, or of the attributes when the signature
    /// names its own.
    private static String digest(SignerInformation firma) {
        AlgorithmIdentifier signature = firma.toASN1Structure().getDigestEncryptionAlgorithm();
        String outworn = OUTWORN_SIGNATURES.get(signature.getAlgorithm());
        if (outworn != null) {
            return outworn;
        }
        String content = name(firma.getDigestAlgorithmID().getAlgorithm());
        if (!signature.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return content;
        }
        String pss = name(RSASSAPSSparams.getInstance(signature.getParameters())
                .getHashAlgorithm()
                .getAlgorithm());
        return ADMITTED.contains(pss) ? content : pss;
    }

    private static String name(ASN1ObjectIdentifier digest) {
        return DIGESTS.getOrDefault(digest, digest.getId());
    }

    private static String famiglia(PublicKey chiave) {
        return switch (chiave) {
            case RSAPublicKey _ -> "RSA";
            case ECPublicKey _ -> "EC";
            case PublicKey other -> other.getAlgorithm();
        };
    }

    private static int bits(PublicKey chiave) {
        return switch (chiave) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength();
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize();
            case PublicKey _ -> 0;
        };
    }
}
