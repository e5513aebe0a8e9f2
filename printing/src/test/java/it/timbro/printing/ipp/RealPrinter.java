package it.timbro.printing.ipp;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/// CUPS' own `ippeveprinter` on loopback, with the private D-Bus it wants; both end with it.
final class RealPrinter implements AutoCloseable {
    private final Process bus;
    private final Process printer;
    private final URI uri;

    private RealPrinter(Process bus, Process printer, URI uri) {
        this.bus = bus;
        this.printer = printer;
        this.uri = uri;
    }

    /// @param script what it runs for each job: `$1` is the file
    static RealPrinter start(Path folder, String formats, String script) throws IOException {
        Path command = folder.resolve("command.sh");
        Files.writeString(command, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        Path spool = Files.createDirectories(folder.resolve("spool"));
        Process bus = start(folder, "dbus-daemon", "--session", "--nofork", "--print-address=1", "--nopidfile");
        String address = bus.inputReader().readLine();
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "ippeveprinter",
                "-p",
                Integer.toString(port),
                "-r",
                "off",
                "-n",
                "localhost",
                "-2",
                "-d",
                spool.toString(),
                "-c",
                command.toString(),
                "-f",
                formats,
                "Prova"));
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", address);
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("ippeveprinter.log").toFile());
        RealPrinter started =
                new RealPrinter(bus, launch(builder), URI.create("ipp://localhost:" + port + "/ipp/print"));
        Awaitility.await("ippeveprinter listens").atMost(Duration.ofSeconds(20)).until(() -> listens(port));
        return started;
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        printer.destroy();
        bus.destroy();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (java.net.Socket _ = new java.net.Socket("localhost", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Process start(Path folder, String... command) {
        return launch(new ProcessBuilder(command)
                .redirectError(folder.resolve("dbus.log").toFile()));
    }

    private static Process launch(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "The printing tests need " + builder.command().getFirst()
                            + ": apt-get install cups-ipp-utils dbus (installer/verify does it)",
                    missing);
        }
    }
}
