package it.timbro.installer.bench;

import it.timbro.installer.Image;
import it.timbro.installer.Sito;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Composing certificates in a process with a server's jars and flags, its small heap and its collector among them.
/// What is measured is in the tests of `printing`, beside the examples they print.
record ComposeBench(Image image) {
    private static final String MAIN = "it.timbro.printing.pdf.ComposeBenchmark";
    private static final Path TESTS = Path.of("printing/target/test-classes");
    private static final Path NO_CONFIGURATION = Path.of("-");

    void run() {
        try {
            Process process = new ProcessBuilder(image.with(MAIN, TESTS).command(Sito.Ruolo.FILIALE, NO_CONFIGURATION))
                    .inheritIO()
                    .start();
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException("exit code " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
