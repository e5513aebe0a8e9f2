package it.timbro.centro.sedi;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The device tokens of the branches, one each. Only digests are kept, and every one of them is compared whole each
/// time, so that the time taken tells nothing.
public final class Apparecchi {
    private static final String BEARER = "Bearer ";
    private static final int TOKEN_CHARACTERS = 16;

    private final Map<Sede, byte[]> digests;

    /// @param tokens by branch; at least 16 characters each, all different
    public Apparecchi(Map<Sede, String> tokens) {
        Check.that(
                tokens.values().stream().allMatch(token -> token.length() >= TOKEN_CHARACTERS),
                "a device token has at least " + TOKEN_CHARACTERS + " characters");
        Check.that(tokens.values().stream().distinct().count() == tokens.size(), "every branch has its own token");
        this.digests = tokens.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> digest(entry.getValue())));
    }

    /// Whether a device of this branch may call at all.
    public boolean ammessa(Sede sede) {
        return digests.containsKey(sede);
    }

    /// The branch whose device calls.
    ///
    /// @param authorization the header as it came, empty if there is none
    public Optional<Sede> sede(String authorization) {
        byte[] given = digest(authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "");
        @Nullable Sede found = null;
        for (Map.Entry<Sede, byte[]> entry : digests.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue(), given)) {
                found = entry.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] digest(String token) {
        return Hash.of(token.getBytes(StandardCharsets.UTF_8)).raw();
    }
}
