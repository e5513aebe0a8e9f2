package it.timbro.installer.bench;

import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.ServerProcess;
import it.timbro.installer.Sito;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;

/// Two processes of the [Floor], with the flags of the product's servers, joined by a cable as these are.
final class FloorPair implements AutoCloseable {
    private final Path here;
    private final List<ServerProcess> processes = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sender;
    private final Cavo cable;
    private final Occhio own;
    private final Occhio eye;
    private long written;

    FloorPair(Image image, Path target, Path folder) {
        Ports ports = Ports.free();
        this.here = folder.resolve("pavimento-qui");
        this.sender = URI.create("http://127.0.0.1:" + ports.genova() + "/");
        this.cable = new Cavo(ports.centro());
        Image floor =
                image.with(Floor.class.getName(), target.resolve("test-classes").toAbsolutePath());
        Path there = folder.resolve("pavimento-la");
        processes.add(start(floor, there, ports.centro(), ports.genova()));
        processes.add(start(floor, here, ports.genova(), cable.port()));
        this.own = Occhio.pavimento(here);
        this.eye = Occhio.pavimento(there);
    }

    private static ServerProcess start(Image image, Path folder, int port, int other) {
        try {
            Files.createDirectories(folder);
            var config = new Properties();
            config.setProperty("db", folder.resolve("floor.db").toString());
            config.setProperty("files", folder.resolve("files").toString());
            config.setProperty("port", Integer.toString(port));
            config.setProperty("other", Integer.toString(other));
            Path file = folder.resolve("floor.properties");
            try (var writer = Files.newBufferedWriter(file)) {
                config.store(writer, null);
            }
            return ServerProcess.start(
                            "pavimento",
                            image.command(Sito.Ruolo.FILIALE, file),
                            folder.resolve("log"),
                            folder.resolve("pid"))
                    .awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As many facts of 2 KB, from the outbox to the other end.
    long facts(long count) {
        byte[] payload = Deposito.testo2k();
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + here.resolve("floor.db"));
                var insert = database.prepareStatement("insert into fact values (?, ?, ?)")) {
            database.setAutoCommit(false);
            database.createStatement().execute("delete from fact"); // sent before
            for (long seq = written + 1; seq <= written + count; seq++) {
                insert.setLong(1, seq);
                insert.setString(2, "pratica:" + seq % 500);
                insert.setBytes(3, payload);
                insert.addBatch();
            }
            insert.executeBatch();
            database.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        written += count;
        return timed("send");
    }

    long files(int count, int bytes) {
        Random random = new Random(5);
        byte[] content = new byte[bytes];
        try {
            for (int n = 0; n < count; n++) {
                random.nextBytes(content);
                Files.write(here.resolve("files").resolve("f" + n), content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return timed("files");
    }

    /// The way of each of so many facts, one after the other.
    List<Long> oneByOne(int count) {
        byte[] payload = "{\"primo\":\"IT0000001\",\"ultimo\":\"IT0000001\",\"quanti\":1}".getBytes();
        List<Long> nanos = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            nanos.add(Occhio.passage(
                    () -> {
                        long ticks = Long.parseLong(call("one", payload));
                        return new Occhio.Scritto(own.fatti(), ticks);
                    },
                    eye::fatti));
        }
        return nanos;
    }

    private long timed(String path) {
        long before = System.nanoTime();
        call(path, new byte[0]);
        return System.nanoTime() - before;
    }

    private String call(String path, byte[] body) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(sender.resolve(path))
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("pavimento: " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        own.close();
        eye.close();
        cable.close();
        processes.forEach(ServerProcess::stop);
        http.close();
    }
}
