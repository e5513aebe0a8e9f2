package it.timbro.sync.session;

import it.timbro.sync.transport.Causa;

/// What one step of a lane came to.
public sealed interface Step {
    /// Something went through: step again at once.
    record Moved(int items) implements Step {}

    /// Nothing to do.
    record Idle() implements Step {}

    /// The line or the centre stopped it: back off. The sentence is for people, the detail for the log.
    record Stopped(Causa causa, String sentence, String detail) implements Step {}
}
