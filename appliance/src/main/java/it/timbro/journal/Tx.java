package it.timbro.journal;

import it.timbro.base.Sede;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A transaction that writes one stream: facts are appended together with their projections, and
/// what was attached to it runs only after the commit. Valid on the thread of the work until it
/// returns.
public interface Tx extends Reading {
    /// Appends a fact to this transaction's stream and applies it.
    Recorded append(Fact fact);

    /// Appends a fact and announces it in the feed of a branch (centre only).
    Recorded append(Fact fact, @org.jspecify.annotations.Nullable Sede feed);

    /// The same, in the feeds of several branches.
    Recorded append(Fact fact, List<Sede> feeds);

    /// Announces to a branch, before anything appended here, all that others wrote about a subject and that was not
    /// announced to it yet (centre only): who takes it over must know its past.
    void announce(String subject, Sede feed);

    /// The stream written by this transaction.
    StreamId stream();

    /// The one instant of this transaction.
    Instant now();

    /// The same, or the bound of the time next to it where it lies outside of them: what a term begins from.
    Instant bounded();

    String operatore();

    /// Hash of the stream's last entry before this transaction, and its seq: what a printed code
    /// can cite.
    Head head();

    /// Keeps a signed receipt in this transaction. The same twice is one.
    void keep(String sede, Receipt receipt);

    /// What is stored of the streams of one sede, by their last entry.
    Map<StreamId, Head> streams(Sede sede);

    /// Tells a branch what had to wait while it gave back what it was told before (centre only).
    void release(Sede feed);

    /// Makes room for the next life of another's stream (centre only): from this commit on nothing
    /// more is taken of the one before.
    void open(StreamId next);

    /// Runs after the commit, never if it fails.
    void afterCommit(Runnable effect);
}
