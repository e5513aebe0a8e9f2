package it.timbro.printing.sheet;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// Text from outside, brought to the form in which it is measured and printed: composed characters (NFC), one kind
/// of line break, tabs as spaces, and without the three characters that leave no ink (zero width space, byte order
/// mark, soft hyphen). Anything else stays, and is a flaw if no font has it.
record PlainText(List<String> lines) {
    private static final Pattern INKLESS = Pattern.compile("[\u200B\uFEFF\u00AD]");

    static PlainText of(String raw) {
        String composed = Normalizer.normalize(raw, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\t', ' ')
                .transform(text -> INKLESS.matcher(text).replaceAll(""));
        return new PlainText(
                composed.stripTrailing().lines().map(String::stripTrailing).toList());
    }

    /// One line, for values that are not layout.
    static String line(String raw) {
        return String.join(" ", of(raw).lines()).strip();
    }
}
