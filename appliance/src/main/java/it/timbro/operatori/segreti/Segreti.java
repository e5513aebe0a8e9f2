package it.timbro.operatori.segreti;

import it.timbro.base.Check;
import it.timbro.operatori.Cifratura;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106) with 19 MiB and two passes, as OWASP advises for servers with little memory;
/// written as a PHC string, so that the costs can be raised later and old passwords still read.
///
/// At most two computations at once: 38 MiB and about 130 ms each is what the box can spare. Never
/// call it on a thread of the journal.
public final class Segreti implements Cifratura {
    private static final int MEMORY_KIB = 19 << 10;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MAX_MEMORY_KIB = 64 << 10;
    private static final int MAX_PASSES = 10;
    private static final int AT_ONCE = 2;

    /// Read out and written down: none that looks like another.
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int CHARACTERS = 16;
    private static final int GROUP = 4;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=1\\$([A-Za-z0-9+/]{22,64})\\$([A-Za-z0-9+/]{43})");

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final SecureRandom random = new SecureRandom();
    private final int memoryKib;
    private final int passes;

    public Segreti() {
        this(MEMORY_KIB, PASSES);
    }

    /// Other costs for what is made from now on, as a test of something else wants them low; what
    /// is read says its own.
    ///
    /// @param memoryKib RFC 9106 `m`, at least 8
    /// @param passes RFC 9106 `t`, at least 1
    public Segreti(int memoryKib, int passes) {
        Check.that(memoryKib >= 8 && memoryKib <= MAX_MEMORY_KIB, "memory out of bounds");
        Check.that(passes >= 1 && passes <= MAX_PASSES, "passes out of bounds");
        this.memoryKib = memoryKib;
        this.passes = passes;
    }

    @Override
    public String cifra(String password) {
        byte[] salt = bytes(SALT_BYTES);
        return phc(salt, argon2(password, salt, memoryKib, passes));
    }

    /// 256 random bits in the place of a hash: to find the password that gives them is to break
    /// Argon2.
    @Override
    public String nessuno() {
        return phc(bytes(SALT_BYTES), bytes(HASH_BYTES));
    }

    private String phc(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    @Override
    public boolean combacia(String password, String segreto) {
        Matcher phc = PHC.matcher(segreto);
        if (!phc.matches()) {
            throw new IllegalStateException("a stored secret is not in PHC form");
        }
        int memory = Integer.parseInt(phc.group(1));
        int passes = Integer.parseInt(phc.group(2));
        if (memory > MAX_MEMORY_KIB || passes > MAX_PASSES) {
            throw new IllegalStateException("a stored secret asks for more than this box can spare");
        }
        byte[] salt = Base64.getDecoder().decode(phc.group(3));
        byte[] expected = Base64.getDecoder().decode(phc.group(4));
        return MessageDigest.isEqual(argon2(password, salt, memory, passes), expected);
    }

    @Override
    public String nuovaPassword() {
        return IntStream.range(0, CHARACTERS)
                .mapToObj(
                        i -> (i > 0 && i % GROUP == 0 ? "-" : "") + ALPHABET.charAt(random.nextInt(ALPHABET.length())))
                .collect(Collectors.joining());
    }

    @Override
    public String nuovoGettone() {
        return "timbro_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(HASH_BYTES));
    }

    @Override
    public String impronta(String gettone) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(gettone.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private byte[] argon2(String password, byte[] salt, int memoryKib, int passes) {
        turns.acquireUninterruptibly();
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memoryKib)
                    .withIterations(passes)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes(secret, hash);
            return hash;
        } finally {
            Arrays.fill(secret, (byte) 0);
            turns.release();
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
