package it.timbro.installer;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Fresh secrets: every installation has its own.
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CONSONANTS = "bcdfglmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final String CODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Secrets() {}

    /// Sixteen letters that can be read aloud (49 bits): for people, behind the server's lockout.
    static String password() {
        var word = new StringBuilder();
        for (int syllable = 0; syllable < 8; syllable++) {
            if (syllable > 0 && syllable % 2 == 0) {
                word.append('-');
            }
            word.append(CONSONANTS.charAt(RANDOM.nextInt(CONSONANTS.length())));
            word.append(VOWELS.charAt(RANDOM.nextInt(VOWELS.length())));
        }
        return word.toString();
    }

    /// A one-time code to enrol a device with, as the centre writes them: five groups of four.
    static String code() {
        var code = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(CODE.charAt(RANDOM.nextInt(CODE.length())));
        }
        return code.toString();
    }

    /// 256 bits in hexadecimal: for programs.
    static String token() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
