package it.timbro.autorita;

import it.timbro.sync.disk.Disk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pair of keys (EC P-256) and its certificates in one PEM file (RFC 7468) that only the server's
/// user may read: one file, so that key and certificate can never be of two different times.
record Portachiavi(KeyPair coppia, List<X509Certificate> certificati) {
    static final Disk DISK = Disk.real();
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (PRIVATE KEY|PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    static KeyPair nuovaCoppia() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has P-256", e);
        }
    }

    static Portachiavi read(Path file) throws IOException {
        Map<String, byte[]> keys = new HashMap<>();
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        while (block.find()) {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            if (block.group(1).equals("CERTIFICATE")) {
                certificates.add(certificato(der));
            } else {
                keys.put(block.group(1), der);
            }
        }
        byte[] secret = keys.get("PRIVATE KEY");
        byte[] open = keys.get("PUBLIC KEY");
        if (secret == null || open == null) {
            throw new IllegalStateException("a key is missing in " + file.getFileName());
        }
        return new Portachiavi(coppia(secret, open), List.copyOf(certificates));
    }

    /// Writes a file beside the others, complete and on the disk, for the caller to move or link to
    /// its name.
    Path writeTemporary(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        block(text, "PRIVATE KEY", coppia.getPrivate().getEncoded());
        block(text, "PUBLIC KEY", coppia.getPublic().getEncoded());
        try {
            for (X509Certificate certificato : certificati) {
                block(text, "CERTIFICATE", certificato.getEncoded());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that cannot be written", e);
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(
                folder,
                "chiave",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        DISK.write(temporary, 0, text.toString().getBytes(StandardCharsets.US_ASCII));
        DISK.sync(temporary);
        return temporary;
    }

    private static void block(StringBuilder text, String type, byte[] der) {
        text.append("-----BEGIN ").append(type).append("-----\n");
        text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
        text.append("\n-----END ").append(type).append("-----\n");
    }

    private static KeyPair coppia(byte[] secret, byte[] open) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(open)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not a pair of keys of ours", e);
        }
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
