package it.timbro.sync.sealed;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// An Ed25519 key (RFC 8032) of this machine, kept in a folder. Made at first use, readable by the server only,
/// never in a backup. A receipt is signed before what it is for commits: Bouncy Castle does it in a twelfth of the
/// time that the JVM's own arithmetic takes.
///
/// @param kid first 8 bytes of the SHA-256 of the public key (X.509 form), hexadecimal
public record SigningKey(String kid, PrivateKey privateKey, PublicKey publicKey) {
    private static final String ALGORITHM = "Ed25519";
    private static final int KID_DIGITS = 16;

    /// The X.509 form of a public key is this and the key (RFC 8410, 4).
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /// Reads the key of that name, or makes one. Processes that share the folder end up with the same.
    public static SigningKey open(Path folder, String name) {
        try {
            KeyPair keys = SecretFile.Block.keys(
                    SecretFile.openOrMake(folder.resolve(name + ".pem"), SigningKey::fresh), ALGORITHM);
            return new SigningKey(kid(keys.getPublic()), keys.getPrivate(), keys.getPublic());
        } catch (IOException e) {
            throw new UncheckedIOException("key «" + name + "»", e);
        }
    }

    private static List<SecretFile.Block> fresh() {
        try {
            return SecretFile.Block.of(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has Ed25519", e);
        }
    }

    /// The public key as it is published: base64 of its X.509 form.
    public String published() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    /// The receipt, signed by this key.
    public Receipt sign(Receipt receipt) {
        byte[] seed = ((EdECPrivateKey) privateKey).getBytes().orElseThrow();
        byte[] statement = receipt.statement();
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, raw(publicKey.getEncoded()), 0, statement, 0, statement.length, signature, 0);
        return receipt.signedBy(published(), Base64.getEncoder().encodeToString(signature));
    }

    /// Whether the receipt is signed, and by the key that was published as its signer's.
    public static boolean signed(Receipt receipt, String published) {
        if (published.isEmpty() || !receipt.key().equals(published)) {
            return false;
        }
        try {
            byte[] key = raw(Base64.getDecoder().decode(published));
            byte[] statement = receipt.statement();
            byte[] signature = Base64.getDecoder().decode(receipt.signature());
            return signature.length == Ed25519.SIGNATURE_SIZE
                    && Ed25519.verify(signature, 0, key, 0, statement, 0, statement.length);
        } catch (IllegalArgumentException e) {
            return false; // not a key, not base64: not signed
        }
    }

    private static byte[] raw(byte[] x509) {
        if (x509.length != X509.length + Ed25519.PUBLIC_KEY_SIZE
                || !Arrays.equals(X509, Arrays.copyOf(x509, X509.length))) {
            throw new IllegalArgumentException("not a public key of ours");
        }
        return Arrays.copyOfRange(x509, X509.length, x509.length);
    }

    private static String kid(PublicKey publicKey) {
        return Hash.of(publicKey.getEncoded()).hex().substring(0, KID_DIGITS);
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
