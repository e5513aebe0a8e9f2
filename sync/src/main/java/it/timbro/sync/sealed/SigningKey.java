package it.timbro.sync.sealed;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// An Ed25519 key (RFC 8032) of this machine, kept in a folder. Made at first use, readable by the server only,
/// never in a backup.
///
/// @param kid first 8 bytes of the SHA-256 of the public key (X.509 form), hexadecimal
public record SigningKey(String kid, PrivateKey privateKey, PublicKey publicKey) {
    private static final String ALGORITHM = "Ed25519";
    private static final int KID_DIGITS = 16;

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

    /// @throws IllegalArgumentException if it is not a published key
    public static PublicKey read(String published) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(published)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of ours", e);
        }
    }

    /// The receipt, signed by this key.
    public Receipt sign(Receipt receipt) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(receipt.statement());
            return receipt.signedBy(published(), Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing a receipt", e);
        }
    }

    /// Whether the receipt is signed, and by the key that was published as its signer's.
    public static boolean signed(Receipt receipt, String published) {
        if (published.isEmpty() || !receipt.key().equals(published)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(read(published));
            signature.update(receipt.statement());
            return signature.verify(Base64.getDecoder().decode(receipt.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // not a key, not a signature: not signed
        }
    }

    private static String kid(PublicKey publicKey) {
        return Hash.of(publicKey.getEncoded()).hex().substring(0, KID_DIGITS);
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
