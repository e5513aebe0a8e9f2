package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Ink;
import java.util.Arrays;

/// The operators of a content stream that we draw with (ISO 32000-1, Annex A). Lengths are points, and y grows
/// upwards.
///
/// Written here and not by PDFBox because its streams are bound to one document: what is drawn here once is
/// taken by every document. Numbers have four decimals, 0.04 µm.
final class Operators {
    private static final int UNIT = 10_000;
    private static final String HEX = "0123456789ABCDEF";

    private byte[] bytes = new byte[16 * 1024];
    private int length;

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    void saveState() {
        operator("q");
    }

    void restoreState() {
        operator("Q");
    }

    /// What is drawn from here on is `scaleX` and `scaleY` times as large, from this origin.
    void place(double scaleX, double scaleY, double x, double y) {
        numbers(scaleX, 0, 0, scaleY, x, y);
        operator("cm");
    }

    void fillColour(Ink ink) {
        colour(ink, "rg");
    }

    void strokeColour(Ink ink) {
        colour(ink, "RG");
    }

    void lineWidth(double width) {
        numbers(width);
        operator("w");
    }

    void moveTo(double x, double y) {
        numbers(x, y);
        operator("m");
    }

    void lineTo(double x, double y) {
        numbers(x, y);
        operator("l");
    }

    void curveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
        numbers(x1, y1, x2, y2, x3, y3);
        operator("c");
    }

    void rectangle(double x, double y, double width, double height) {
        numbers(x, y, width, height);
        operator("re");
    }

    void stroke() {
        operator("S");
    }

    void fill() {
        operator("f");
    }

    /// Nothing shows outside the path until the state is restored.
    void clip() {
        operator("W n");
    }

    void form(String name) {
        name(name);
        operator("Do");
    }

    void beginText(double x, double y) {
        operator("BT");
        numbers(x, y);
        operator("Td");
    }

    void font(String name, double size) {
        name(name);
        numbers(size);
        operator("Tf");
    }

    void beginGlyphs() {
        put('<');
    }

    void glyph(int id) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX.charAt(id >> shift & 0xF));
        }
    }

    void endGlyphs() {
        put('>');
        operator("Tj");
    }

    void endText() {
        operator("ET");
    }

    private void colour(Ink ink, String operator) {
        int rgb = ink.rgb();
        numbers((rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
        operator(operator);
    }

    private void numbers(double... values) {
        for (double value : values) {
            number(Math.round(value * UNIT));
            put(' ');
        }
    }

    private void number(long units) {
        if (units < 0) {
            put('-');
        }
        long size = Math.abs(units);
        integer(size / UNIT);
        long rest = size % UNIT;
        if (rest != 0) {
            put('.');
            for (long digit = UNIT / 10; rest != 0; digit /= 10) {
                put((char) ('0' + rest / digit));
                rest %= digit;
            }
        }
    }

    private void integer(long value) {
        if (value >= 10) {
            integer(value / 10);
        }
        put((char) ('0' + value % 10));
    }

    private void name(String name) {
        put('/');
        ascii(name);
        put(' ');
    }

    private void operator(String operator) {
        ascii(operator);
        put('\n');
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(char ascii) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) ascii;
    }
}
