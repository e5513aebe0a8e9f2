package it.timbro.installer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// `ippeveprinter` of CUPS: an IPP Everywhere printer that writes what it prints to a folder.
/// While a file `senza-carta` lies in its own folder it reports that the paper is out, and waits.
///
/// It wants a D-Bus system bus even when it announces nothing, so it gets a private one where
/// `dbus-daemon` exists.
public final class VirtualPrinter implements Printer {
    private static final Duration START_LIMIT = Duration.ofSeconds(15);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(50);

    private final int port;
    private final Process printer;
    private final @Nullable Process bus;

    private VirtualPrinter(int port, Process printer, @Nullable Process bus) {
        this.port = port;
        this.printer = printer;
        this.bus = bus;
    }

    public static boolean isInstalled() {
        return find("ippeveprinter").isPresent();
    }

    static VirtualPrinter start(HouseFolder folder, int port) {
        try {
            Path home = folder.stampante();
            Path spool = Files.createDirectories(home.resolve("coda"));
            Path command = printCommand(home, folder.stampe());
            Process bus = find("dbus-daemon").isPresent() ? startBus() : null;
            var builder = new ProcessBuilder(
                            find("ippeveprinter").orElseThrow().toString(),
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
                            "application/pdf,image/pwg-raster",
                            "Timbro demo")
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("stampante.log").toFile());
            if (bus != null) {
                builder.environment()
                        .put("DBUS_SYSTEM_BUS_ADDRESS", bus.inputReader().readLine());
            }
            var printer = new VirtualPrinter(port, builder.start(), bus);
            printer.awaitListening(home.resolve("stampante.log"));
            return printer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI uri() {
        return URI.create("ipp://localhost:" + port + "/ipp/print");
    }

    /// Switched off, as by its button: when it returns nobody listens any more.
    @Override
    public void close() {
        printer.destroy();
        if (bus != null) {
            bus.destroy();
        }
        try {
            if (!printer.waitFor(STOP_LIMIT)) {
                printer.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The script that plays the printer's mechanics; IPP_* variables come from ippeveprinter.
    private static Path printCommand(Path home, Path output) throws IOException {
        Path script = home.resolve("stampa.sh");
        Files.writeString(script, """
                #!/bin/sh
                # $1: the document. Reasons go to the printer's state through standard error.
                if [ -e '%s/senza-carta' ]; then
                  echo 'STATE: +media-empty-error' >&2
                  while [ -e '%s/senza-carta' ]; do sleep 0.2; done
                  echo 'STATE: -media-empty-error' >&2
                fi
                name=$(printf '%%s' "${IPP_JOB_NAME:-lavoro}" | tr -c 'A-Za-z0-9._-' '_')
                cp "$1" '%s'/"$(date +%%Y%%m%%d-%%H%%M%%S)-${IPP_JOB_ID:-0}-${name}-x${IPP_COPIES:-1}.pdf"
                """.formatted(home, home, output));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("permessi non impostabili su " + script);
        }
        return script;
    }

    private static Process startBus() throws IOException {
        return new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address=1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitListening(Path log) throws IOException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < limit && printer.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("localhost", port), 200);
                return;
            } catch (IOException _) {
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        close();
        throw new IllegalStateException("ippeveprinter non parte: " + Files.readString(log));
    }

    /// Debian keeps it in sbin, which is not on everybody's PATH.
    private static Optional<Path> find(String program) {
        var folders =
                new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)));
        folders.addAll(List.of("/usr/sbin", "/usr/bin"));
        return folders.stream()
                .map(f -> Path.of(f, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
