package it.timbro.certificato.codice;

import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The branch's Ed25519 key. Made at first start, readable by the server only, never in a backup.
///
/// @param kid first 8 bytes of the SHA-256 of the public key (X.509 form), hexadecimal
public record Chiave(String kid, PrivateKey privata, PublicKey pubblica) {
    /// Reads the key of a folder, or makes one.
    public static Chiave open(Path folder) {
        Path secret = folder.resolve("codice.key");
        Path open = folder.resolve("codice.pub");
        try {
            if (!Files.exists(secret)) {
                KeyPair fresh = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                Files.createDirectories(folder);
                Files.write(open, fresh.getPublic().getEncoded());
                Path temporary = Files.createTempFile(
                        folder,
                        "codice",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(temporary, fresh.getPrivate().getEncoded());
                Files.move(temporary, secret, StandardCopyOption.ATOMIC_MOVE);
            }
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            PublicKey pubblica = factory.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(open)));
            return new Chiave(
                    kid(pubblica),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(secret))),
                    pubblica);
        } catch (IOException e) {
            throw new UncheckedIOException("key of the codes", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key of the codes", e);
        }
    }

    /// The public key as it is published: base64 of its X.509 form.
    public String pubblicata() {
        return Base64.getEncoder().encodeToString(pubblica.getEncoded());
    }

    public static PublicKey leggi(String pubblicata) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pubblicata)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of ours", e);
        }
    }

    private static String kid(PublicKey pubblica) {
        return Hash.of(pubblica.getEncoded()).hex().substring(0, 16);
    }
}
