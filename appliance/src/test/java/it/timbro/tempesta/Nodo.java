package it.timbro.tempesta;

import it.timbro.Provvista;
import it.timbro.archivio.Archivio;
import it.timbro.journal.GiornaleDiProva;
import it.timbro.journal.Journal;
import it.timbro.journal.Ombra;
import it.timbro.sync.receiver.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A machine with its disk, its clock and, while it runs, a process on it. What the process knows is in its database
/// and on its disk: going down forgets the rest.
abstract class Nodo implements AutoCloseable {
    final Mondo mondo;
    final String nome;
    final Macchina macchina = new Macchina();
    final Tempo tempo;
    private final Caso caso;
    final Path cartella;
    final Path mount;
    DiscoDiProva disco;
    Provvista stores = new Provvista();
    boolean acceso;

    /// How often its database was put back.
    int rimessi;

    /// How often the process died; what is on the disk may be less after each.
    int cadute;

    private @Nullable Journal journal;
    private @Nullable Archivio archivio;
    private @Nullable Parts parts;
    private @Nullable Occhio occhio;
    private @Nullable Ombra ombra;
    private @Nullable Occhio sullOmbra;

    /// @param identita what its paths and its fingerprint are made of: a copy of a machine has the same
    /// @param caso what its disk and its journal ask of chance
    /// @param fidato whether somebody vouches for the time
    Nodo(Mondo mondo, String nome, String identita, Caso caso, boolean fidato) {
        this.mondo = mondo;
        this.caso = caso;
        this.nome = nome;
        this.tempo = new Tempo(() -> mondo.ms, fidato);
        this.cartella = mondo.cartella.resolve(nome);
        this.mount = Path.of("/", identita);
        this.disco = new DiscoDiProva(mount, caso);
        try {
            Files.createDirectories(cartella);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(db())) {
            GiornaleDiProva.nuovo(db());
        }
        apri();
    }

    Path db() {
        return cartella.resolve("timbro.db");
    }

    private void apri() {
        stores = new Provvista();
        journal = GiornaleDiProva.apri(db(), stores.projections(), tempo, caso, macchina);
        occhio = occhio == null ? new Occhio(db()) : occhio;
    }

    /// Starts the process; it may go down while it starts.
    final void accendi() {
        if (journal == null) {
            apri();
        }
        Archivio files = new Archivio(mount.resolve("archivio"), mount.resolve("arrivi"), disco, caso);
        archivio = files;
        try {
            parts = new Parts(mount.resolve("arrivi"), files, disco);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        avvia();
        acceso = true;
    }

    /// Wires the process and does what a start does.
    abstract void avvia();

    /// What must be let go when the process is gone.
    void spento() {}

    /// The one beside its own, which fails by itself.
    abstract DiscoDiProva altroDisco();

    /// What was to happen to it in this step no longer happens.
    final void calma() {
        macchina.tieni();
        macchina.piena(false);
        for (DiscoDiProva one : List.of(disco, altroDisco())) {
            one.tieni();
            one.pieno(false);
        }
    }

    /// The process is gone, and what was not committed with it.
    final void cade(boolean corrente) {
        acceso = false;
        cadute++;
        calma();
        spento();
        chiudi();
        if (corrente) {
            disco.mancaLaCorrente();
            altroDisco().mancaLaCorrente();
        }
    }

    /// What is made of this machine's journal by telling it again, in a database beside it.
    Occhio ombra() {
        if (ombra != null && !ombra.segue(journal())) {
            senzaOmbra();
        }
        if (ombra == null) {
            Path file = cartella.resolve("ombra.db");
            GiornaleDiProva.nuovo(file);
            ombra = new Ombra(file, new Provvista().projections(), new Macchina());
            ombra.segue(journal());
            sullOmbra = new Occhio(file);
        }
        return Objects.requireNonNull(sullOmbra);
    }

    private void senzaOmbra() {
        if (ombra != null && sullOmbra != null) {
            sullOmbra.close();
            ombra.close();
            ombra = null;
            cancella("ombra.db", "ombra.db-wal", "ombra.db-shm");
        }
    }

    private void cancella(String... nomi) {
        try {
            for (String file : nomi) {
                Files.deleteIfExists(cartella.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Who looks from outside goes on looking at the same file.
    private void nonGuarda() {
        if (occhio != null) {
            occhio.close();
            occhio = null;
        }
    }

    private void chiudi() {
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }

    /// A copy of everything that is on the machine's disks now.
    Copia copia() {
        try {
            Path copy = Files.createTempFile(mondo.cartella, nome + "-copia", ".db");
            copiaDatabase(db(), copy);
            return new Copia(copy, disco.copia(mondo.caso));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The file and its log, as they are between two transactions.
    private static void copiaDatabase(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        Path log = Path.of(from + "-wal");
        if (Files.exists(log)) {
            Files.copy(log, Path.of(to + "-wal"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    record Copia(Path db, DiscoDiProva disco) {}

    /// Puts a copy in place of what is on the disks. The process must be down.
    void ripristina(Copia copia) {
        rimetti(copia.db);
        disco = copia.disco.copia(mondo.caso);
    }

    /// Puts the copy of a database in place of the one that is there.
    final void rimetti(Path db) {
        rimessi++;
        chiudi();
        nonGuarda();
        senzaOmbra();
        cancella("timbro.db-wal", "timbro.db-shm");
        try {
            copiaDatabase(db, db());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Journal journal() {
        return Objects.requireNonNull(journal, "the process is down");
    }

    final Archivio archivio() {
        return Objects.requireNonNull(archivio, "the process is down");
    }

    final Parts parts() {
        return Objects.requireNonNull(parts, "the process is down");
    }

    /// Whether its database can be looked at: between a copy that was put back and the next start it cannot.
    final boolean siVede() {
        return occhio != null;
    }

    final Occhio occhio() {
        return Objects.requireNonNull(occhio, "the machine is closed");
    }

    @Override
    public void close() {
        spento();
        chiudi();
        nonGuarda();
        senzaOmbra();
    }

    @Override
    public String toString() {
        return nome;
    }
}
