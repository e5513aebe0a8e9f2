package it.timbro.sync.transport;

import it.timbro.sync.protocol.Refusal;

/// What came of calling the centre.
public sealed interface Answer<T> {
    record Ok<T>(T value) implements Answer<T> {}

    /// The centre understood and said no.
    record Refused<T>(Refusal refusal) implements Answer<T> {}

    /// Nobody knows whether the centre heard us: the call may be repeated as it is.
    ///
    /// @param detail technical, for the log
    record Failed<T>(Causa causa, String detail) implements Answer<T> {}
}
