package it.timbro.printing.ipp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/// Passes a question on to the real printer as it is.
final class Relay {
    private Relay() {}

    static byte[] ask(URI printer, byte[] question) throws IOException {
        URI http = URI.create("http://localhost:" + printer.getPort() + printer.getPath());
        HttpURLConnection connection = (HttpURLConnection) http.toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/ipp");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(question);
        }
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
