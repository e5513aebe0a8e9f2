package it.timbro.registri;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Writes rows as RFC 4180 asks: commas, CRLF, quotes doubled; UTF-8. A cell that a spreadsheet would
/// take for a formula begins with an apostrophe (OWASP, *CSV injection*): what a company calls itself
/// must not run on the office's machine.
///
/// Not for several threads.
public final class Csv {
    private static final String FORMULA = "=+-@\t\r";

    private final OutputStream out;

    public Csv(OutputStream out) {
        this.out = out;
    }

    public void riga(List<String> celle) throws IOException {
        String line = celle.stream().map(Csv::cella).collect(Collectors.joining(",", "", "\r\n"));
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    static String cella(String testo) {
        String tame = testo.isEmpty() || FORMULA.indexOf(testo.charAt(0)) < 0 ? testo : "'" + testo;
        boolean quoted = tame.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + tame.replace("\"", "\"\"") + '"' : tame;
    }
}
