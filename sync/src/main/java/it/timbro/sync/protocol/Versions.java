package it.timbro.sync.protocol;

import java.util.List;
import java.util.OptionalInt;

/// The wire versions that this release speaks.
public final class Versions {
    public static final int V1 = 1;
    public static final List<Integer> SPOKEN = List.of(V1);

    private Versions() {}

    /// The highest version in common, empty if there is none.
    public static OptionalInt choose(List<Integer> offered) {
        return SPOKEN.stream()
                .filter(offered::contains)
                .mapToInt(Integer::intValue)
                .max();
    }

    /// The answer to a peer with no version in common.
    public static Refusal refusal(List<Integer> offered) {
        return new Refusal(
                Refusal.Code.VERSION,
                "Le due parti non parlano la stessa versione: qui si parla la " + SPOKEN + ", è stata proposta la "
                        + offered + ". Aggiorna il programma più vecchio.");
    }
}
