package it.timbro.centro.sedi;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Spelled;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A one-time code, made to be read out on the telephone: five groups of four characters
/// ([Spelled]). The first group finds it, the other four (80 bits) are the secret.
///
/// @param id 4 characters
/// @param segreto 16 characters
record CodiceIscrizione(String id, String segreto) {
    private static final int GROUP = Spelled.GROUP;
    private static final int LENGTH = 5 * GROUP;

    static CodiceIscrizione nuovo(RandomGenerator random) {
        String text = IntStream.range(0, LENGTH)
                .mapToObj(_ -> String.valueOf(Spelled.ALPHABET.charAt(random.nextInt(Spelled.ALPHABET.length()))))
                .collect(Collectors.joining());
        return new CodiceIscrizione(text.substring(0, GROUP), text.substring(GROUP));
    }

    /// Reads what a person typed; empty if it can be no code.
    static Optional<CodiceIscrizione> parse(String typed) {
        return Spelled.typed(typed, LENGTH)
                .map(text -> new CodiceIscrizione(text.substring(0, GROUP), text.substring(GROUP)));
    }

    /// As it is shown: `K7PM-3WQX-9RTA-HJ42-BC8D`.
    String text() {
        return Spelled.grouped(id + segreto);
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
