package it.timbro.sync.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest, written as 64 lower-case hexadecimal digits.
public record Hash(@JsonValue String hex) {
    private static final int DIGITS = 64;

    /// Stands before the first entry of every stream.
    public static final Hash ZERO = new Hash("0".repeat(64));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Hash {
        if (!isDigest(hex)) {
            throw new IllegalArgumentException("not a SHA-256 digest: " + hex);
        }
    }

    /// Five of them come with every fact: no regular expression.
    private static boolean isDigest(String hex) {
        boolean sound = hex.length() == DIGITS;
        for (int i = 0; sound && i < DIGITS; i++) {
            char digit = hex.charAt(i);
            sound = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return sound;
    }

    public static Hash of(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return of(digest);
    }

    /// Ends the digest and reads it.
    public static Hash of(MessageDigest digest) {
        return new Hash(HexFormat.of().formatHex(digest.digest()));
    }

    /// A digest read back from its 32 raw bytes.
    public static Hash ofRaw(byte[] raw) {
        return new Hash(HexFormat.of().formatHex(raw));
    }

    public byte[] raw() {
        return HexFormat.of().parseHex(hex);
    }

    /// A fresh SHA-256, for content that streams by.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
