package it.timbro.journal;

/// How much of a chain is read at once: whole transactions, as many as keep within `entries` and `bytes`, and at
/// least one whatever its size; but nothing, if already that one is larger than `most`.
public record Portion(int entries, long bytes, long most) {
    /// Whose first transaction is read whatever its size.
    public static Portion of(int entries, long bytes) {
        return new Portion(entries, bytes, Long.MAX_VALUE);
    }
}
