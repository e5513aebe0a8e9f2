package it.timbro.sync.protocol;

/// A link of a dense hash chain: an entry of a stream, or an entry of a branch's feed.
public sealed interface Chained permits Entry, FeedEntry {
    /// The name of the chain: `GE1/1` for a stream, `feed:GE1` for a feed.
    String chain();

    /// Dense from 1.
    long seq();

    /// Hash of the link before, [Hash#ZERO] for the first.
    Hash previous();

    Hash hash();

    /// True if the content and its hash belong together.
    boolean sound();

    /// True if `next`, the following link, belongs to the same transaction: the two are never parted.
    boolean boundTo(Chained next);
}
