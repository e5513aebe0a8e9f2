package it.timbro.sync.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Text that is read out on the telephone and typed at the other end: groups of four characters without those that
/// look alike (Crockford's base 32).
public final class Spelled {
    /// In the order of their values, 0 to 31.
    public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static final int GROUP = 4;

    private Spelled() {}

    /// Reads what a person typed: small letters, dashes and spaces do not matter, O is 0, I and L are 1.
    ///
    /// @param length of the text without dashes
    /// @return only characters of the alphabet; empty if it can be no such text
    public static Optional<String> typed(String typed, int length) {
        if (typed.length() > 3 * length) {
            return Optional.empty();
        }
        String text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return text.length() == length && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(text)
                : Optional.empty();
    }

    /// As it is shown: `K7PM-3WQX-9RTA`.
    public static String grouped(String text) {
        return IntStream.range(0, (text.length() + GROUP - 1) / GROUP)
                .mapToObj(i -> text.substring(i * GROUP, Math.min(text.length(), (i + 1) * GROUP)))
                .collect(Collectors.joining("-"));
    }
}
