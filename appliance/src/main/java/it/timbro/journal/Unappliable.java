package it.timbro.journal;

import it.timbro.sync.protocol.Entry;

/// Writes down why a stored fact was not applied, where a person will see it.
@FunctionalInterface
public interface Unappliable {
    /// @return whether later facts of the subject must wait for it; false where nothing hangs on it, or a person
    /// has decided to leave it out
    boolean keep(Reading rows, Entry entry, Why why);

    /// Why a fact was not applied.
    sealed interface Why {
        /// It does not follow, or cannot be read.
        record Failed(String reason) implements Why {}

        /// A newer release wrote it and says that it must not be passed over ([Entry#CRITICO]).
        record Unknown() implements Why {}

        /// It was not its writer's to say.
        record Trespass() implements Why {}

        /// [Telling.Standing#SUPERSEDED].
        record Superseded() implements Why {}
    }
}
