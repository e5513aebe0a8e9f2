package it.timbro.autorita;

import it.timbro.sync.sealed.SecretFile;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;

/// A pair of keys (EC P-256) and its certificates, as they stand in one file.
record Portachiavi(KeyPair coppia, List<X509Certificate> certificati) {
    private static final String CERTIFICATE = "CERTIFICATE";

    static KeyPair nuovaCoppia() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has P-256", e);
        }
    }

    static Portachiavi of(List<SecretFile.Block> blocks) {
        return new Portachiavi(
                SecretFile.Block.keys(blocks, "EC"),
                blocks.stream()
                        .filter(block -> block.type().equals(CERTIFICATE))
                        .map(block -> certificato(block.der()))
                        .toList());
    }

    List<SecretFile.Block> blocks() {
        List<SecretFile.Block> blocks = new ArrayList<>(SecretFile.Block.of(coppia));
        try {
            for (X509Certificate certificato : certificati) {
                blocks.add(new SecretFile.Block(CERTIFICATE, certificato.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that cannot be written", e);
        }
        return blocks;
    }

    /// @throws IllegalStateException if these bytes are no certificate
    static X509Certificate certificato(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not a certificate", e);
        }
    }
}
