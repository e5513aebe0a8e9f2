package it.timbro.installer.azienda;

import java.nio.charset.StandardCharsets;

/// Elements one after the other, indented, with text and attributes escaped.
final class Xml {
    private final StringBuilder out;
    private int depth;

    Xml(String prologue) {
        out = new StringBuilder(prologue);
    }

    /// @param attributes names and values in turn
    Xml open(String name, String... attributes) {
        indent().append('<').append(name).append(attributes(attributes)).append(">\n");
        depth++;
        return this;
    }

    Xml close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    Xml text(String name, String value) {
        indent().append('<')
                .append(name)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    Xml empty(String name, String... attributes) {
        indent().append('<').append(name).append(attributes(attributes)).append("/>\n");
        return this;
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder indent() {
        return out.repeat("  ", depth);
    }

    private static String attributes(String... namesAndValues) {
        var text = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(' ').append(namesAndValues[i]).append("=\"");
            text.append(escaped(namesAndValues[i + 1])).append('"');
        }
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
