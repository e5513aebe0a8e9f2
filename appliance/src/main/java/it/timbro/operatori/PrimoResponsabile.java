package it.timbro.operatori;

import it.timbro.base.Problem;
import it.timbro.base.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Logger;

/// The first person of a house where nobody is enrolled. There is no password to begin with: who
/// stands at the machine reads a code, on the console or in a file that only its owner may read,
/// and makes the responsabile with it and with a password of her own.
///
/// *deserta* (nobody is enrolled, the code is valid) → *chiusa* when it was used, after an hour, or
/// after five wrong tries; a restart makes another code as long as nobody is enrolled. With the
/// first person it ends for ever.
public final class PrimoResponsabile {
    static final Duration VALE = Duration.ofHours(1);
    private static final int PROVE = 5;
    private static final String FILE = "primo-avvio.codice";
    private static final Logger LOG = Logger.getLogger(PrimoResponsabile.class.getName());

    private final Operatori operatori;
    private final Time time;
    private final Path file;
    private final String codice;
    private final long nato;
    private int prove = PROVE;
    private volatile boolean aperto;

    /// @param data folder in which the code is left
    public PrimoResponsabile(Operatori operatori, Cifratura cifratura, Path data, Time time) {
        this.operatori = operatori;
        this.time = time;
        this.file = data.resolve(FILE);
        this.codice = cifratura.nuovaPassword().toUpperCase(Locale.ROOT);
        this.nato = time.ticks();
    }

    /// Leaves a code if nobody is enrolled; at start, once.
    public void comincia() {
        aperto = operatori.deserto();
        delete();
        if (aperto) {
            write();
            LOG.warning(() -> "PRIMO AVVIO: nessun utente. Apri /primo-avvio nel browser e scrivi il codice " + codice
                    + " (vale un'ora; sta anche in " + file + ")");
        }
    }

    /// Whether nobody is enrolled yet, so that people are shown the first page and nothing else.
    public boolean aperto() {
        if (aperto && !operatori.deserto()) {
            chiudi();
        }
        return aperto;
    }

    /// Makes the responsabile.
    public void crea(String typed, String login, String nome, String password) {
        if (!aperto()) {
            throw Problem.PRIMO_AVVIO_CHIUSO.rejected("il primo utente c'è già");
        }
        requireCodice(typed);
        Operatore primo = new Operatore(login, nome, Set.of(Ruolo.RESPONSABILE));
        if (!operatori.iscriviIlPrimo(primo, password)) {
            throw Problem.PRIMO_AVVIO_CHIUSO.rejected("il primo utente c'è già");
        }
        chiudi();
    }

    /// A try is counted before it is judged; a code that was right is not used up by a weak
    /// password.
    private synchronized void requireCodice(String typed) {
        if (prove == 0) {
            throw Problem.PRIMO_AVVIO_CHIUSO.rejected("è stato sbagliato cinque volte");
        }
        if (time.ticks() - nato > VALE.toMillis()) {
            delete();
            throw Problem.PRIMO_AVVIO_CHIUSO.rejected("è passata un'ora");
        }
        if (!MessageDigest.isEqual(bytes(normale(typed)), bytes(normale(codice)))) {
            prove--;
            if (prove == 0) {
                delete();
            }
            throw Problem.PRIMO_AVVIO_CODICE.rejected();
        }
    }

    /// As people copy it: small letters, spaces and dashes do not matter.
    private static String normale(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void chiudi() {
        aperto = false;
        delete();
    }

    private void write() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, owner);
            Files.writeString(file, codice + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave the first code in " + file, e);
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
