package it.timbro.installer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// What the machine does at most, for times of the line are to be read beside it: bytes through one TCP connection on
/// the loopback, durable commits of one row, and the syncs that these wait for. A disk that others write to as well
/// is another one each time: asked before and after.
///
/// @param folder on the disk that the measured processes write to
record Limiti(Path folder) {
    private static final Duration WARM = Duration.ofMillis(500);
    private static final Duration STRETCH = Duration.ofSeconds(2);
    private static final int CHUNK = 64 << 10;
    private static final int PAGE = 4 << 10;
    private static final int PAGES = 256;
    private static final double MEGA = 1_000_000;

    void print(String when) {
        try {
            Path fresh = Files.createTempDirectory(folder, "limiti");
            System.out.printf(
                    "Limiti della macchina, %s: loopback %.0f MB/s; commit durevoli di una riga %.0f al secondo (SQLite, WAL, synchronous=FULL); fdatasync di 4 KB %.0f al secondo%n",
                    when, loopback() / MEGA, commits(fresh), syncs(fresh));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Once {
        /// @return how much of what is counted
        long run() throws IOException, SQLException;
    }

    private static double perSecond(Once once) throws IOException, SQLException {
        stretch(once, WARM);
        return stretch(once, STRETCH);
    }

    private static double stretch(Once once, Duration time) throws IOException, SQLException {
        long since = System.nanoTime();
        long much = 0;
        long now;
        do {
            much += once.run();
            now = System.nanoTime();
        } while (now - since < time.toNanos());
        return much * 1e9 / (now - since);
    }

    /// Bytes a second, as they come out at the other end.
    private static double loopback() throws IOException, SQLException {
        try (var end = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var from = new Socket(end.getInetAddress(), end.getLocalPort());
                var to = end.accept()) {
            Thread.ofPlatform().daemon().start(() -> pour(from));
            InputStream in = to.getInputStream();
            byte[] chunk = new byte[CHUNK];
            return perSecond(() -> in.read(chunk));
        }
    }

    private static void pour(Socket into) {
        try {
            OutputStream out = into.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (true) {
                out.write(chunk);
            }
        } catch (IOException _) {
            // the other end has seen enough
        }
    }

    private static double commits(Path folder) throws IOException, SQLException {
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("limiti.db"));
                var setting = database.createStatement()) {
            setting.execute("pragma journal_mode = wal");
            setting.execute("pragma synchronous = full");
            setting.execute("create table riga (n integer primary key)");
            try (var insert = database.prepareStatement("insert into riga default values")) {
                return perSecond(insert::executeUpdate);
            }
        }
    }

    /// One page after the other of a file that does not grow, as a log that is written over.
    private static double syncs(Path folder) throws IOException, SQLException {
        try (var file = FileChannel.open(
                folder.resolve("limiti.bin"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(PAGES * PAGE));
            file.force(true);
            file.position(0);
            return perSecond(() -> {
                if (file.position() == file.size()) {
                    file.position(0);
                }
                file.write(ByteBuffer.allocate(PAGE));
                file.force(false);
                return 1;
            });
        }
    }
}
