package it.timbro.printing.sheet;

/// A colour of sRGB, written in layouts as six hexadecimal digits.
public record Ink(String hex) {
    /// What the company and the office say is printed in black, whatever the colour of the form.
    public static final Ink BLACK = new Ink("000000");

    public Ink {
        if (!hex.matches("[0-9A-F]{6}")) {
            throw new IllegalArgumentException("not a colour: " + hex);
        }
    }

    /// 0xRRGGBB.
    public int rgb() {
        return Integer.parseInt(hex, 16);
    }
}
