package it.timbro.printing.sheet;

/// Why an order cannot be printed as it is. A person has to change the text; nothing is cut or replaced by us.
public sealed interface Flaw {
    /// "1" to "8".
    String box();

    /// The text does not fit: `line` is the first line of the input, counted from 1, that has no room.
    record Overflow(String box, int line, String text) implements Flaw {}

    /// No font of ours can set this character (or it would need shaping we do not do, such as Arabic).
    record MissingCharacter(String box, int codePoint) implements Flaw {}
}
