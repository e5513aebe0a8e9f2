package it.timbro.base;

import java.util.ArrayList;
import java.util.List;

/// Reads tables that people bring as text: semicolons between, quotes around what holds one
/// (RFC 4180).
public final class Celle {
    private Celle() {}

    /// The cells of a line; a doubled quote inside quotes is a quote.
    public static List<String> di(String riga) {
        List<String> celle = new ArrayList<>();
        StringBuilder cella = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < riga.length(); i++) {
            char c = riga.charAt(i);
            if (c == '"' && quoted && i + 1 < riga.length() && riga.charAt(i + 1) == '"') {
                cella.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                celle.add(cella.toString());
                cella.setLength(0);
            } else {
                cella.append(c);
            }
        }
        celle.add(cella.toString());
        return celle;
    }
}
