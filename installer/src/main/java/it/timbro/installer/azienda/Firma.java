package it.timbro.installer.azienda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Signs a file into a `.p7m` (CAdES-BES, content enclosed, DER) with the OpenSSL command line.
public final class Firma {
    private Firma() {}

    /// Writes `<file>.p7m` beside the file and returns it.
    public static Path sign(Path file, Firmatario person) {
        Path signed = file.resolveSibling(file.getFileName() + ".p7m");
        new Openssl(Path.of("."))
                .run(
                        "cms",
                        "-sign",
                        "-nodetach",
                        "-binary",
                        "-cades",
                        "-md",
                        "sha256",
                        "-outform",
                        "DER",
                        "-in",
                        file.toAbsolutePath().toString(),
                        "-signer",
                        person.certificate().toString(),
                        "-inkey",
                        person.key().toString(),
                        "-out",
                        signed.toAbsolutePath().toString());
        return signed;
    }

    /// The same for bytes, by way of a temporary folder.
    public static byte[] sign(byte[] content, Firmatario person) {
        try {
            Path folder = Files.createTempDirectory("firma");
            Path file = Files.write(folder.resolve("contenuto"), content);
            Path signed = sign(file, person);
            byte[] bytes = Files.readAllBytes(signed);
            Files.delete(file);
            Files.delete(signed);
            Files.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
