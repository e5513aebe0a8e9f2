package it.timbro.centro.a2a.segreti;

import it.timbro.base.Check;
import it.timbro.centro.a2a.Segreti;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106) in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. Each check takes 19 MB and some tens of
/// milliseconds on purpose, so at most two run at a time.
public final class Argon2 implements Segreti {
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=([0-9])\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final int MEMORY_KB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MAX_MEMORY_KB = 65_536;

    private final Semaphore turns = new Semaphore(2);

    /// The PHC form of a password.
    ///
    /// @param random a secure one
    public static String phc(String password, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = hash(password, salt, MEMORY_KB, PASSES, 1, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(MEMORY_KB, PASSES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /// Whether a text has the form that [#corrisponde] reads.
    public static boolean isPhc(String text) {
        Matcher matcher = PHC.matcher(text);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) <= MAX_MEMORY_KB;
    }

    @Override
    public boolean corrisponde(String phc, String password) {
        Matcher matcher = PHC.matcher(phc);
        Check.that(matcher.matches(), "accounts hold Argon2id hashes");
        byte[] kept = Base64.getDecoder().decode(matcher.group(5));
        turns.acquireUninterruptibly();
        try {
            byte[] made = hash(
                    password,
                    Base64.getDecoder().decode(matcher.group(4)),
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    kept.length);
            return MessageDigest.isEqual(kept, made);
        } finally {
            turns.release();
        }
    }

    @Override
    public String nessuno() {
        return "$argon2id$v=19$m=" + MEMORY_KB + ",t=" + PASSES + ",p=1$" + "A".repeat(22) + "$" + "A".repeat(43);
    }

    private static byte[] hash(String password, byte[] salt, int memoryKb, int passes, int lanes, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memoryKb)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        byte[] hash = new byte[bytes];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
