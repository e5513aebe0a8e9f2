package it.timbro.sync.sealed;

import it.timbro.sync.disk.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys, and what belongs to them, in one PEM file (RFC 7468) that only the server's user may read: one file, so that
/// a power cut or a second process never leaves halves of two different times.
public final class SecretFile {
    private static final Disk DISK = Disk.real();
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]{1,40})-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private static final String BEGUN = "chiave";
    private static final String UNFINISHED = ".tmp";
    private static final long ABANDONED_MS = 3_600_000;

    private SecretFile() {}

    /// One part of the file.
    ///
    /// @param type as in RFC 7468, such as `CERTIFICATE`
    public record Block(String type, byte[] der) {
        /// A private key (PKCS #8) and its public one (X.509).
        public static List<Block> of(KeyPair keys) {
            return List.of(
                    new Block(PRIVATE, keys.getPrivate().getEncoded()),
                    new Block(PUBLIC, keys.getPublic().getEncoded()));
        }

        /// The pair of keys among these parts.
        ///
        /// @throws IllegalStateException if there is none of that algorithm
        public static KeyPair keys(List<Block> blocks, String algorithm) {
            try {
                KeyFactory factory = KeyFactory.getInstance(algorithm);
                return new KeyPair(
                        factory.generatePublic(new X509EncodedKeySpec(first(blocks, PUBLIC))),
                        factory.generatePrivate(new PKCS8EncodedKeySpec(first(blocks, PRIVATE))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("not a pair of keys of ours", e);
            }
        }

        private static byte[] first(List<Block> blocks, String type) {
            return blocks.stream()
                    .filter(block -> block.type.equals(type))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(type + " is missing"))
                    .der;
        }
    }

    public static List<Block> read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        while (block.find()) {
            blocks.add(new Block(block.group(1), Base64.getMimeDecoder().decode(block.group(2))));
        }
        return List.copyOf(blocks);
    }

    /// Reads the file, or makes it first where it is missing. Of several that make it at once the first one's counts,
    /// and all read that.
    public static List<Block> openOrMake(Path file, Supplier<List<Block>> fresh) throws IOException {
        if (!Files.exists(file)) {
            Path temporary = temporary(file, fresh.get());
            try {
                Files.createLink(file, temporary);
                DISK.syncFolder(folder(file));
            } catch (FileAlreadyExistsException _) {
                // another was first
            } finally {
                Files.delete(temporary);
            }
        }
        return read(file);
    }

    /// Puts these in the place of what the file held; either stands there whole at any time.
    public static void replace(Path file, List<Block> blocks) throws IOException {
        Path temporary = temporary(file, blocks);
        DISK.move(temporary, file);
        DISK.syncFolder(folder(file));
    }

    /// Beside the file, complete and on the disk.
    private static Path temporary(Path file, List<Block> blocks) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            text.append("-----BEGIN ").append(block.type).append("-----\n");
            text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(block.der));
            text.append("\n-----END ").append(block.type).append("-----\n");
        }
        Path folder = folder(file);
        DISK.keepFolder(folder);
        Path temporary = Files.createTempFile(
                folder,
                BEGUN,
                UNFINISHED,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        clear(folder, Files.getLastModifiedTime(temporary).toMillis() - ABANDONED_MS);
        DISK.write(temporary, 0, text.toString().getBytes(StandardCharsets.US_ASCII));
        DISK.sync(temporary);
        return temporary;
    }

    /// Takes away what programs that died had begun: another process that shares the folder may be writing now.
    private static void clear(Path folder, long beforeMs) throws IOException {
        for (Path left : DISK.list(folder)) {
            String name = left.getFileName().toString();
            if (name.startsWith(BEGUN) && name.endsWith(UNFINISHED) && isOlder(left, beforeMs)) {
                DISK.delete(left);
            }
        }
    }

    private static boolean isOlder(Path file, long thanMs) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toMillis() < thanMs;
        } catch (NoSuchFileException _) {
            return false; // its process has just taken it away
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a folder");
    }
}
