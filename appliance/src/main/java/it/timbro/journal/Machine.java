package it.timbro.journal;

import java.util.concurrent.Executor;

/// The machine that a journal runs on: who carries its work, and where it may die. [#real] in production; the
/// simulator's runs everything on the calling thread and goes down where its seed says.
public interface Machine {
    /// Carries out jobs, at most `size` of them at once; refuses one when too many wait.
    Carrier carrier(String name, int size);

    /// A commit of the writer is next.
    default void beforeCommit() {}

    /// A commit is on disk, and nobody has heard of it yet.
    default void afterCommit() {}

    /// Threads, or the caller's own.
    interface Carrier extends Executor, AutoCloseable {
        /// Waits for what is under way and takes nothing more.
        @Override
        void close();
    }

    /// Platform threads of its own: a SQLite call holds the carrier of a virtual one.
    static Machine real() {
        return PlatformThreads::new;
    }
}
