package it.timbro.installer.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// The floor that the line is measured against: reads the outbox, one HTTP stream, inserts in batches, durable at
/// both ends, one row kept up per fact. It checks no hash, signs nothing, encrypts nothing, resumes nothing.
public final class Floor {
    private static final int BATCH = 500;
    private static final int NO_MORE = -1;

    private final Connection database;
    private final Path files;
    private final URI other;

    private Floor(Properties config) throws SQLException, IOException {
        database = DriverManager.getConnection("jdbc:sqlite:" + config.getProperty("db"));
        files = Files.createDirectories(Path.of(config.getProperty("files")));
        other = URI.create("http://127.0.0.1:" + config.getProperty("other") + "/");
        try (var setting = database.createStatement()) {
            setting.execute("pragma journal_mode = wal");
            setting.execute("pragma synchronous = full");
            setting.execute("create table if not exists fact (seq integer primary key, subject text, payload blob)");
            setting.execute("create table if not exists row (subject text primary key, seq integer)");
        }
        database.setAutoCommit(false);
    }

    /// Both ends are this program; which one it is shows by what it is asked.
    public static void main(String[] arguments) throws Exception {
        var config = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            config.load(reader);
        }
        Floor floor = new Floor(config);
        int port = Integer.parseInt(config.getProperty("port"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", floor::answer);
        server.start();
        System.out.println("PRONTO " + port);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            long answer = switch (path) {
                case "/send" -> sendFacts();
                case "/files" -> sendFiles();
                case "/one" -> sendOne(exchange.getRequestBody().readAllBytes());
                case "/facts" -> takeFacts(new DataInputStream(new BufferedInputStream(exchange.getRequestBody())));
                default -> takeFile(path.substring(1), exchange);
            };
            byte[] body = Long.toString(answer).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private long sendFacts() throws IOException, SQLException {
        try (var rows =
                database.createStatement().executeQuery("select seq, subject, payload from fact order by seq")) {
            return post("facts", out -> {
                while (rows.next()) {
                    write(out, rows.getLong(1), rows.getString(2), rows.getBytes(3));
                }
            });
        } finally {
            database.commit(); // else the next look would see the same
        }
    }

    /// Committed here, then committed there.
    ///
    /// @return when the transaction began to write it here, in the product's milliseconds
    /// (`Time.ticks`)
    private long sendOne(byte[] payload) throws IOException, SQLException {
        long seq;
        try (var next = database.createStatement().executeQuery("select coalesce(max(seq), 0) + 1 from fact")) {
            seq = next.getLong(1);
        }
        long ticks = System.nanoTime() / 1_000_000;
        store(List.of(new Fact(seq, "uno", payload)));
        post("facts", out -> write(out, seq, "uno", payload));
        return ticks;
    }

    private long sendFiles() throws IOException, SQLException {
        long sent = 0;
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.toList()) {
                sent += post(file.getFileName().toString(), out -> Files.copy(file, out));
            }
        }
        return sent;
    }

    private long takeFacts(DataInputStream in) throws IOException, SQLException {
        var batch = new java.util.ArrayList<Fact>(BATCH);
        long last = 0;
        for (int length = in.readInt(); length != NO_MORE; length = in.readInt()) {
            batch.add(new Fact(in.readLong(), in.readUTF(), in.readNBytes(length)));
            last = batch.getLast().seq;
            if (batch.size() == BATCH) {
                store(batch);
                batch.clear();
            }
        }
        store(batch);
        return last;
    }

    private long takeFile(String name, HttpExchange exchange) throws IOException {
        Path temporary = files.resolve(name + ".tmp");
        Files.copy(exchange.getRequestBody(), temporary);
        sync(temporary, StandardOpenOption.WRITE);
        Files.move(temporary, files.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        sync(files, StandardOpenOption.READ);
        return Files.size(files.resolve(name));
    }

    private record Fact(long seq, String subject, byte[] payload) {}

    private void store(List<Fact> batch) throws SQLException {
        try (PreparedStatement fact = database.prepareStatement("insert into fact values (?, ?, ?)");
                PreparedStatement row = database.prepareStatement(
                        "insert into row values (?, ?)" + " on conflict (subject) do update set seq = excluded.seq")) {
            for (Fact one : batch) {
                fact.setLong(1, one.seq);
                fact.setString(2, one.subject);
                fact.setBytes(3, one.payload);
                fact.addBatch();
                row.setString(1, one.subject);
                row.setLong(2, one.seq);
                row.addBatch();
            }
            fact.executeBatch();
            row.executeBatch();
        }
        database.commit();
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException, SQLException;
    }

    private long post(String path, Body body) throws IOException, SQLException {
        var call = (HttpURLConnection) other.resolve(path).toURL().openConnection();
        call.setDoOutput(true);
        call.setChunkedStreamingMode(64 << 10);
        try (OutputStream raw = call.getOutputStream();
                var out = new DataOutputStream(new BufferedOutputStream(raw, 64 << 10))) {
            body.write(out);
            if (path.equals("facts")) {
                out.writeInt(NO_MORE);
            }
        }
        return Long.parseLong(new String(call.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    }

    private static void write(DataOutputStream out, long seq, String subject, byte[] payload) throws IOException {
        out.writeInt(payload.length);
        out.writeLong(seq);
        out.writeUTF(subject);
        out.write(payload);
    }

    private static void sync(Path file, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }
}
