package it.timbro.collegamento;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.Children;
import it.timbro.atti.Riassegnazione;
import it.timbro.base.Sede;
import it.timbro.collegamento.store.QuarantenaStore;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.journal.Journal;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.session.Step;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.CentraleInRete;
import it.timbro.world.Dispositivo;
import it.timbro.world.Mondo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes over the line is never in memory as a whole: a file larger than all the memory that both ends have goes
/// up from Genova and down to Chiavari, and queues of facts go both ways that are larger than what is left of it.
class MemoriaTest {
    private static final int FILE_BYTES = 64 << 20;
    private static final int QUEUE_BYTES = 24 << 20;
    /// For the centre and two branches together, of which 24 MB are theirs while nothing moves.
    private static final String HEAP = "-Xmx40m";
    /// What the first tier compiles encrypts ten times slower.
    private static final String OPTIMIZED = "-XX:TieredStopAtLevel=4";

    private static final String ARRIVED = "arrivato a Chiavari";

    @TempDir
    Path folder;

    @Test
    void aFileAndAQueueLargerThanAllMemoryGoUpAndDownOverRealHttp() throws IOException, InterruptedException {
        Path said = folder.resolve("detto");
        Process process = new ProcessBuilder(Children.java(
                        List.of(HEAP, OPTIMIZED, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                        Trasloco.class,
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).contains(ARRIVED);
    }

    /// Both ends in one process.
    static final class Trasloco {
        private static final int NOTE_BYTES = 32 << 10;
        private static final int TOGETHER = 16;

        private Trasloco() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            try (Mondo mondo = new Mondo(BaseDati.SQLITE, folder, 7);
                    CentraleInRete rete = new CentraleInRete(mondo, folder);
                    Ufficio genova = Ufficio.apri(Centrale.GENOVA, mondo, rete, folder);
                    Ufficio chiavari = Ufficio.apri(CentraleInRete.CHIAVARI, mondo, rete, folder)) {
                NumeroPratica numero = mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
                genova.scambia();
                Allegato grande = genova.scansiona(folder.resolve("scansione"), FILE_BYTES);
                genova.scrive(new DellaPratica.AllegatoAggiunto(numero, grande));
                genova.scrive(new DellaPratica.PraticaRiconsegnata(numero, "manca chi la esamina"));
                genova.scambia();
                passaAChiavari(numero, mondo);
                chiavari.scambia();
                if (!impronta(chiavari.casa, grande.sha256()).equals(grande.sha256())) {
                    throw new IllegalStateException("the file is another one");
                }
                NumeroPratica altra = mondo.centrale.arriva(2, Mondo.bytes(1_000, 2));
                genova.scambia();
                coda(altra, genova.casa.journal, genova.stream, List.of());
                genova.scambia();
                coda(numero, mondo.centrale.casa.journal, Centrale.AOO, List.of(CentraleInRete.CHIAVARI));
                chiavari.scambia();
                System.out.println(ARRIVED);
            }
        }

        /// Facts that wait for the line.
        private static void coda(NumeroPratica numero, Journal journal, StreamId stream, List<Sede> annunciati) {
            Random random = new Random(6);
            byte[] nota = new byte[NOTE_BYTES * 3 / 4];
            for (int written = 0; written < QUEUE_BYTES; written += TOGETHER * NOTE_BYTES) {
                journal.write(stream, "bruni", tx -> {
                    for (int i = 0; i < TOGETHER; i++) {
                        random.nextBytes(nota);
                        String testo = Base64.getEncoder().encodeToString(nota);
                        tx.append(new DellaPratica.NotaAggiunta(numero, testo), annunciati);
                    }
                    return stream;
                });
            }
        }

        private static void passaAChiavari(NumeroPratica numero, Mondo mondo) {
            Casa centro = mondo.centrale.casa;
            Riassegnazione riassegnazione = centro.riassegnazione(15, Set.of(), mondo.orologio);
            riassegnazione.proponi(
                    numero,
                    mondo.centrale.scheda(numero).versione(),
                    CentraleInRete.CHIAVARI,
                    Causa.RICONSEGNATA,
                    "prova",
                    "bruni");
            riassegnazione.conferma(numero, mondo.centrale.scheda(numero).versione(), "carli");
        }

        private static Hash impronta(Casa casa, Hash file) throws IOException {
            MessageDigest digest = Hash.digest();
            try (InputStream in = new DigestInputStream(casa.archivio.open(file, 0), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return Hash.of(digest);
        }
    }

    /// A branch with its own disk and its own line.
    private record Ufficio(StreamId stream, Casa casa, Dispositivo box, Collegamento linea, Journal centro)
            implements AutoCloseable {
        private static final int STEPS = 10_000;
        private static final int CHUNK = 64 << 10;

        static Ufficio apri(Sede sede, Mondo mondo, CentraleInRete rete, Path folder) {
            StreamId stream = new StreamId(sede.code(), "1");
            Casa casa = new Casa(folder.resolve("sede" + sede), mondo.orologio, 3);
            Dispositivo box = rete.iscritto(sede, "box" + sede);
            SigningKey chiave = SigningKey.open(folder.resolve("chiavi" + sede), "codice");
            Collegamento linea = new Collegamento(
                    new Filiale(
                            sede,
                            stream,
                            casa.journal,
                            casa.archivio,
                            new ScambioStore(),
                            casa.impronte,
                            new QuarantenaStore(),
                            mondo.orologio),
                    () -> chiave,
                    casa.parts,
                    box.link,
                    box.link,
                    () -> {},
                    new Random(4));
            return new Ufficio(stream, casa, box, linea, mondo.centrale.casa.journal);
        }

        /// Keeps a file that no packing makes smaller, as it comes from a device.
        Allegato scansiona(Path scanned, int size) throws IOException {
            MessageDigest digest = Hash.digest();
            Random random = new Random(5);
            byte[] chunk = new byte[CHUNK];
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(scanned), digest)) {
                for (int written = 0; written < size; written += CHUNK) {
                    random.nextBytes(chunk);
                    out.write(chunk);
                }
            }
            Hash hash = Hash.of(digest);
            casa.archivio.adopt(hash, scanned);
            return new Allegato(hash, "scansione.pdf", "FAE", "", size);
        }

        void scrive(Fatto fatto) {
            casa.journal.write(stream, "bruni", tx -> tx.append(fatto));
        }

        /// Steps every lane until nothing waits at either end. News are asked for only where there are some: who asks
        /// for none waits for them.
        void scambia() {
            for (int i = 0; i < STEPS; i++) {
                List<Supplier<Step>> lanes = new ArrayList<>(
                        List.of(linea.session()::pushOnce, linea.session()::repliesOnce, linea.session()::filesOnce));
                if (centro.feedHead(stream.sede()).seq()
                        > casa.journal.feedHead(stream.sede()).seq()) {
                    lanes.add(linea.session()::pullOnce);
                }
                List<Step> steps = lanes.stream().map(Supplier::get).toList();
                if (steps.stream().anyMatch(Step.Stopped.class::isInstance)) {
                    throw new IllegalStateException("the line stopped: " + steps);
                }
                if (steps.stream().noneMatch(Step.Moved.class::isInstance)) {
                    return;
                }
            }
            throw new IllegalStateException("the conversation does not come to an end: " + linea.stato());
        }

        @Override
        public void close() {
            linea.close();
            box.close();
            casa.close();
        }
    }
}
