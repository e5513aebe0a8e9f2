package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.Children;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Wire;
import it.timbro.world.Centrale;
import it.timbro.world.CentraleInRete;
import it.timbro.world.Dispositivo;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A crowd before a centre with little memory: one device sends many small bodies that unpack to the largest
/// there may be, and leaves each without its end; or many ask for more than all memory at once, and do not read it.
/// The centre lives, and another branch gets through, with a large transaction too.
class FollaTest {
    private static final int NOTE_BYTES = 48 << 10;
    private static final String THROUGH = "la folla è passata";

    @TempDir
    Path folder;

    @Test
    void manyBodiesAtOnceThatUnpackToMoreThanAllMemoryKeepNobodyElseOut() throws IOException, InterruptedException {
        passes(Folla.class, "-Xmx96m");
    }

    @Test
    void manyAnswersAtOnceThatAreMoreThanAllMemoryKeepNobodyElseOut() throws IOException, InterruptedException {
        passes(Ritorno.class, "-Xmx192m");
    }

    private void passes(Class<?> main, String heap) throws IOException, InterruptedException {
        Path said = folder.resolve("detto");
        Process process = new ProcessBuilder(Children.java(
                        List.of(heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), main, folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).contains(THROUGH);
    }

    /// The centre, who crowds it and who has to do with it, in one process.
    static final class Folla {
        private static final int BODIES = 24;
        private static final int OF_ONE_DEVICE = 4;
        private static final int HALF = Limits.BODY_BYTES / 2 - (64 << 10);
        private static final int LAST = 8;
        private static final int NOTES = 100;
        private static final int SECONDS = 30;

        private Folla() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            try (Mondo mondo = new Mondo(BaseDati.SQLITE, folder, 7);
                    CentraleInRete rete = new CentraleInRete(mondo, folder);
                    Dispositivo rubato = rete.iscritto(CentraleInRete.CHIAVARI, "rubato");
                    Dispositivo genova = rete.iscritto(Centrale.GENOVA, "genova")) {
                byte[] body = grande();
                Semaphore answered = new Semaphore(0);
                List<Socket> sockets = new ArrayList<>();
                List<CompletableFuture<String>> answers = new ArrayList<>();
                for (int i = 0; i < BODIES; i++) {
                    Socket socket = senzaFine(rubato, body);
                    sockets.add(socket);
                    answers.add(CompletableFuture.supplyAsync(() -> head(socket), Thread::startVirtualThread)
                            .whenComplete((_, _) -> answered.release()));
                }
                invia(mondo, genova);
                check(answered.tryAcquire(BODIES - OF_ONE_DEVICE, SECONDS, TimeUnit.SECONDS), "nobody is sent away");
                for (Socket socket : sockets) {
                    finisce(socket, body);
                }
                List<String> said =
                        answers.stream().map(CompletableFuture::join).toList();
                check(
                        said.stream()
                                        .filter(head -> head.contains(" 429 ") && head.contains("Retry-After: 2"))
                                        .count()
                                == BODIES - OF_ONE_DEVICE,
                        said.toString());
                check(said.stream().noneMatch(head -> head.contains(" 200 ")), said.toString());
                System.out.println(THROUGH);
            }
        }

        /// Small on the way, and as large as may be when unpacked.
        private static byte[] grande() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Entry.Draft nulla = new Entry.Draft("NotaAggiunta", 1, 0, "pratica:M26B23A0001", new byte[HALF]);
            Entry entry = Entry.seal(
                    new StreamId("GE2", "1"),
                    1,
                    1,
                    2,
                    new Entry.Stamp(0, 0, 0, 0),
                    "bruni",
                    nulla,
                    new byte[16],
                    Hash.ZERO);
            Frames.writeEntries(out, List.of(entry, entry));
            check(out.size() < (1 << 18), "packed it is small: " + out.size());
            return out.toByteArray();
        }

        private static Socket senzaFine(Dispositivo box, byte[] body) throws IOException {
            Socket socket =
                    box.tls.get().getSocketFactory().createSocket(box.centrale.getHost(), box.centrale.getPort());
            String head = "POST " + Wire.journal("GE2") + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Wire.FRAMES
                    + "\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body, 0, body.length - LAST);
            socket.getOutputStream().flush();
            return socket;
        }

        private static void finisce(Socket socket, byte[] body) throws IOException {
            try {
                socket.getOutputStream().write(Arrays.copyOfRange(body, body.length - LAST, body.length));
                socket.getOutputStream().flush();
            } catch (SocketException _) {
                // sent away before
            }
        }

        /// What an honest branch has done.
        private static void invia(Mondo mondo, Dispositivo box) {
            NumeroPratica numero = mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
            mondo.linea.giu = false;
            check(mondo.genova.sincronizza(), "it knows its pratica");
            long before = mondo.centrale.casa.journal.head(Genova.STREAM).seq();
            note(mondo, numero, NOTES);
            Parcel parcel = Parcel.of(mondo.genova.casa.journal.entriesAfter(
                    Genova.STREAM, before, Limits.BATCH_ENTRIES, Limits.BATCH_BYTES));
            check(box.link.push(parcel) instanceof Answer.Ok, "an honest branch gets through");
            check(mondo.centrale.casa.journal.head(Genova.STREAM).seq() == before + NOTES, "and its facts are here");
        }
    }

    /// The same centre when a line comes back: all boxes ask at once for a long stream.
    static final class Ritorno {
        private static final int BOXES = 12;
        private static final int CALLS = 3;
        private static final int NOTES = 250;
        private static final int AT_LEAST = 2;
        private static final int SECONDS = 30;

        private Ritorno() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            List<Dispositivo> boxes = new ArrayList<>();
            try (Mondo mondo = new Mondo(BaseDati.SQLITE, folder, 7);
                    CentraleInRete rete = new CentraleInRete(mondo, folder);
                    Dispositivo genova = rete.iscritto(Centrale.GENOVA, "genova");
                    Dispositivo chiavari = rete.iscritto(CentraleInRete.CHIAVARI, "chiavari")) {
                for (int i = 0; i < BOXES; i++) {
                    boxes.add(rete.iscritto(Centrale.GENOVA, "genova-" + i));
                }
                NumeroPratica numero = mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
                mondo.linea.giu = false;
                check(mondo.genova.sincronizza(), "it knows its pratica");
                long before = mondo.centrale.casa.journal.head(Genova.STREAM).seq();
                note(mondo, numero, NOTES);
                check(mondo.genova.sincronizza(), "the centre has it all");
                CompletableFuture<Answer<List<FeedEntry>>> waiting = CompletableFuture.supplyAsync(
                        () -> chiavari.link.feed(0, SECONDS * 1_000), Thread::startVirtualThread);
                Semaphore answered = new Semaphore(0);
                List<Socket> sockets = new ArrayList<>();
                List<CompletableFuture<String>> answers = new ArrayList<>();
                for (int i = 0; i < BOXES * CALLS; i++) {
                    Socket socket = chiede(boxes.get(i % BOXES), before);
                    sockets.add(socket);
                    answers.add(CompletableFuture.supplyAsync(() -> head(socket), Thread::startVirtualThread)
                            .whenComplete((_, _) -> answered.release()));
                }
                check(answered.tryAcquire(BOXES * CALLS, SECONDS, TimeUnit.SECONDS), "each hears something");
                List<String> said =
                        answers.stream().map(CompletableFuture::join).toList();
                long good = said.stream().filter(head -> head.contains(" 200 ")).count();
                long busy = said.stream()
                        .filter(head -> head.contains(" 429 ") && head.contains("Retry-After: 2"))
                        .count();
                check(good >= AT_LEAST && busy > 0 && good + busy == said.size(), said.toString());
                check(!waiting.isDone(), "who waits for news waits on");
                check(
                        genova.link.feed(0, 0) instanceof Answer.Ok(List<FeedEntry> news) && !news.isEmpty(),
                        "a branch hears");
                for (Socket socket : sockets) {
                    socket.close();
                }
                check(
                        genova.link.proprie(Genova.STREAM, before) instanceof Answer.Ok(List<Entry> own)
                                && own.size() == NOTES,
                        "and gets back what was its own");
                System.out.println(THROUGH);
            } finally {
                boxes.forEach(Dispositivo::close);
            }
        }

        /// Asks, and reads no more than the head of the answer.
        private static Socket chiede(Dispositivo box, long after) throws IOException {
            Socket socket =
                    box.tls.get().getSocketFactory().createSocket(box.centrale.getHost(), box.centrale.getPort());
            String head = "GET " + Wire.proprie(Genova.STREAM, after) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return socket;
        }
    }

    /// A pratica's notes, more than an ordinary batch in one transaction.
    private static void note(Mondo mondo, NumeroPratica numero, int notes) {
        Random random = new Random(6);
        byte[] nota = new byte[NOTE_BYTES * 3 / 4];
        mondo.genova.casa.journal.write(Genova.STREAM, "bruni", tx -> {
            for (int i = 0; i < notes; i++) {
                random.nextBytes(nota);
                tx.append(new NotaAggiunta(numero, Base64.getEncoder().encodeToString(nota)));
            }
            return numero;
        });
    }

    private static String head(Socket socket) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
            return head.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void check(boolean well, String what) {
        if (!well) {
            throw new IllegalStateException(what);
        }
    }
}
