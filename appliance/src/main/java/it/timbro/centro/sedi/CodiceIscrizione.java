package it.timbro.centro.sedi;

import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A one-time code, made to be read out on the telephone: five groups of four characters without
/// those that look alike (Crockford's base 32). The first group finds it, the other four (80 bits)
/// are the secret.
///
/// @param id 4 characters
/// @param segreto 16 characters
record CodiceIscrizione(String id, String segreto) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;
    private static final int LENGTH = 5 * GROUP;
    private static final int MAX_TYPED = 60;

    static CodiceIscrizione nuovo(RandomGenerator random) {
        String text = IntStream.range(0, LENGTH)
                .mapToObj(_ -> String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))))
                .collect(Collectors.joining());
        return new CodiceIscrizione(text.substring(0, GROUP), text.substring(GROUP));
    }

    /// Reads what a person typed: small letters, dashes and spaces do not matter, O is 0, I and L
    /// are 1. Empty if it can be no code.
    static Optional<CodiceIscrizione> parse(String typed) {
        if (typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new CodiceIscrizione(text.substring(0, GROUP), text.substring(GROUP)))
                : Optional.empty();
    }

    /// As it is shown: `K7PM-3WQX-9RTA-HJ42-BC8D`.
    String text() {
        return IntStream.range(0, LENGTH / GROUP)
                .mapToObj(i -> (id + segreto).substring(i * GROUP, (i + 1) * GROUP))
                .collect(Collectors.joining("-"));
    }

    /// What is kept of the secret: it has 80 random bits, so a plain digest tells nothing of it.
    String impronta() {
        return Hash.of(segreto.getBytes(StandardCharsets.US_ASCII)).hex();
    }

    boolean combacia(String impronta) {
        return MessageDigest.isEqual(
                impronta().getBytes(StandardCharsets.US_ASCII), impronta.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "CodiceIscrizione[" + id + "]";
    }
}
