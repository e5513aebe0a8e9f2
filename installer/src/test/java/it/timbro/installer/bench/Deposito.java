package it.timbro.installer.bench;

import it.timbro.archivio.Archivio;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// What a branch did while nobody was looking: facts written through the real journal into the folder of a server
/// that is not running.
///
/// @param data the server's data folder
record Deposito(Path data) {
    private static final StreamId GENOVA = new StreamId("GE1", "1");
    private static final int NOTE_CHARACTERS = 1_900;
    private static final int PER_TRANSACTION = 4;

    /// How much was written, and what the same facts weigh when they are gzipped as one file.
    record Scritto(long facts, long bytes, long gzipped) {}

    /// Notes of about 2 KB on these pratiche, in turn.
    Scritto note(int facts, int pratiche) {
        Random random = new Random(8);
        try (Journal journal = journal()) {
            long before = journal.head(GENOVA).seq();
            for (int done = 0; done < facts; done += PER_TRANSACTION) {
                int first = done;
                journal.write(GENOVA, "banco", tx -> {
                    for (int n = first; n < first + PER_TRANSACTION; n++) {
                        tx.append(new DellaPratica.NotaAggiunta(numero(n % pratiche), testo(random)));
                    }
                    return first;
                });
            }
            return scritto(journal, before);
        }
    }

    /// Each of these pratiche is approved and gets a document that does not compress.
    List<Hash> documenti(int first, int count, int bytes) {
        Random random = new Random(first);
        Archivio archivio = new Archivio(data.resolve("archivio"), Disk.real(), new SecureRandom());
        try (Journal journal = journal()) {
            return java.util.stream.IntStream.range(first, first + count)
                    .mapToObj(n -> {
                        byte[] content = new byte[bytes];
                        random.nextBytes(content);
                        Hash documento = archivio.keep(content);
                        journal.write(GENOVA, "banco", tx -> {
                            tx.append(new DellaPratica.PraticaApprovata(numero(n)));
                            return tx.append(new DellaPratica.StampaPreparata(
                                    numero(n),
                                    new NumeroLavoro("GE1-" + (n + 1)),
                                    new NumeroCertificato("C26GE%07d".formatted(9_000_000 + n)),
                                    Opzioni.Supporto.FOGLIO_BIANCO,
                                    documento,
                                    List.of()));
                        });
                        return documento;
                    })
                    .toList();
        }
    }

    static NumeroPratica numero(int n) {
        return new NumeroPratica(Anni.numero(n));
    }

    private Journal journal() {
        return new Journal(
                data.resolve("timbro.db"),
                new Codec(),
                List.of(new SchedaStore(), new FileStore()),
                CarteStore::keep,
                Time.system(),
                new SecureRandom());
    }

    private static Scritto scritto(Journal journal, long before) {
        long bytes = 0;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(file)) {
            for (long seq = before; ; ) {
                var batch = journal.entriesAfter(GENOVA, seq, 500, 1 << 20);
                if (batch.isEmpty()) {
                    break;
                }
                for (var entry : batch) {
                    byte[] payload = entry.payload() == null ? new byte[0] : entry.payload();
                    gzip.write(entry.header());
                    gzip.write(entry.salt());
                    gzip.write(payload);
                    bytes += payload.length;
                }
                seq = batch.getLast().seq();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scritto(journal.head(GENOVA).seq() - before, bytes, file.size());
    }

    /// Words as in life: a few are everywhere.
    private static String testo(Random random) {
        StringBuilder text = new StringBuilder(NOTE_CHARACTERS + 20);
        while (text.length() < NOTE_CHARACTERS) {
            text.append(Anni.PAROLE[Anni.zipf(random, Anni.PAROLE.length)].toLowerCase(java.util.Locale.ITALY))
                    .append(' ')
                    .append(random.nextInt(10_000))
                    .append(' ');
        }
        return text.toString();
    }

    static byte[] testo2k() {
        return testo(new Random(9)).getBytes(StandardCharsets.UTF_8);
    }
}
