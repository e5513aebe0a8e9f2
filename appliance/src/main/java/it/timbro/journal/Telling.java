package it.timbro.journal;

import java.util.List;

/// A projection of subjects that have an owner. There the order of arrival does not count, and neither does what
/// was written by who did not own the subject.
///
/// As long as facts come in turn, [Projection#apply] takes them one by one. A fact out of turn it answers with an
/// [OutOfTurnException]: then all that is held about the subject is forgotten and told anew, in the order of
/// [#tell].
public interface Telling extends Projection {
    /// Whether subjects like this one have an owner.
    boolean covers(String subject);

    /// The facts of one subject, given as they arrived, in the order in which they count. A function of the set: the
    /// order of arrival decides only between facts that do not touch each other.
    List<Told> tell(List<Recorded> arrived);

    /// Whether a fact that arrives says of the subject what is applied so far. One that could follow, but was written
    /// on something else, is told with all that is held: what it was written on may have come after it.
    default boolean continues(Reading rows, Recorded next) {
        return true;
    }

    record Told(Recorded recorded, Standing standing) {}

    /// What a fact is worth to its subject.
    enum Standing {
        /// The owner wrote it: it moves the subject, and waits where the subject is frozen.
        COUNTS,
        /// A message to the owner: it moves nothing, so it waits for nothing.
        MESSAGE,
        /// Written by who no longer owned the subject, or not yet: kept, shown, never applied.
        SUPERSEDED
    }

    /// The fact does not follow what is applied so far.
    final class OutOfTurnException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OutOfTurnException(String why) {
            super(why);
        }
    }
}
