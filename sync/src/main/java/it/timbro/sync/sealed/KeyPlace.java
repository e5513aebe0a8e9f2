package it.timbro.sync.sealed;

import it.timbro.sync.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a machine's own key lies, and for a moment beside it the one that is to take its place. Whatever falls in
/// between, one of them is the key and none is lost before another is there.
public interface KeyPlace {
    /// The key; made if there is none.
    SigningKey current();

    /// The one that was made to follow it.
    Optional<SigningKey> next();

    /// Makes the one that is to follow, durably, unless there is one.
    SigningKey makeNext();

    /// The next one takes the place of the current, whose private half is gone then.
    void advance();

    /// In a folder: `<name>.pem`, and `<name>-nuova.pem` for the next.
    static KeyPlace in(Path folder, String name) {
        return new InFolder(folder, name, Disk.real());
    }

    /// @param disk renames; [SecretFile] writes
    record InFolder(Path folder, String name, Disk disk) implements KeyPlace {
        private static final String NEXT = "-nuova";

        @Override
        public SigningKey current() {
            return SigningKey.open(folder, name);
        }

        @Override
        public Optional<SigningKey> next() {
            return Files.exists(file(NEXT)) ? Optional.of(makeNext()) : Optional.empty();
        }

        @Override
        public SigningKey makeNext() {
            return SigningKey.open(folder, name + NEXT);
        }

        @Override
        public void advance() {
            try {
                disk.move(file(NEXT), file(""));
                disk.syncFolder(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("key «" + name + "»", e);
            }
        }

        private Path file(String suffix) {
            return folder.resolve(name + suffix + ".pem");
        }
    }
}
