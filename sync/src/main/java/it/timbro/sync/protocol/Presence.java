package it.timbro.sync.protocol;

/// How two boxes with the same memory and the same certificate are told apart.
///
/// With each hello a branch proposes its next presence, a number drawn by lot that it has kept
/// before it speaks. The centre notes it, counts it and signs that. Who comes back with an earlier
/// one is a copy: of an old state, or of a box that has spoken since. An answer that was lost does
/// no harm: the same proposal is made again.
public final class Presence {
    private Presence() {}

    /// The name under which receipts for the presences of an incarnation are given and kept.
    public static String chainOf(StreamId stream) {
        return "presenza:" + stream;
    }
}
