package it.timbro.centro.numeri;

import java.util.random.RandomGenerator;

/// Security codes of box 8.
final class CodiceSicurezza {
    /// Without what people mistake for something else: I L 1, O 0, and U V.
    static final String LETTERE = "ABCDEFGHJKMNPQRSTWXYZ23456789";

    static final int LUNGHEZZA = 8;

    private CodiceSicurezza() {}

    static String nuovo(RandomGenerator random) {
        StringBuilder code = new StringBuilder(LUNGHEZZA);
        for (int i = 0; i < LUNGHEZZA; i++) {
            code.append(LETTERE.charAt(random.nextInt(LETTERE.length())));
        }
        return code.toString();
    }
}
