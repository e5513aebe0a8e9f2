package it.timbro.sync.protocol;

/// The last link of a chain that somebody holds. An empty chain is (0, [Hash#ZERO]).
public record Head(long seq, Hash hash) {
    public static final Head EMPTY = new Head(0, Hash.ZERO);

    public Head {
        if (seq < 0) {
            throw new IllegalArgumentException("negative seq: " + seq);
        }
    }

    public static Head of(Chained link) {
        return new Head(link.seq(), link.hash());
    }
}
