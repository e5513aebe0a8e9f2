package it.timbro.installer.azienda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `openssl` command line: the independent tool that makes keys, certificates and signatures.
/// It must be OpenSSL 1.1.1 or later; the LibreSSL of macOS knows no `-cades`.
public final class Openssl {
    private final Path folder;

    /// @param folder where the commands run: relative file names start there
    public Openssl(Path folder) {
        this.folder = folder;
    }

    public String run(String... arguments) {
        return run(List.of(arguments));
    }

    /// Runs `openssl` and returns what it printed; throws with its own words when it fails.
    public String run(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add("openssl");
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + "\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("openssl non si avvia: installare il pacchetto openssl", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrotto durante openssl", e);
        }
    }
}
