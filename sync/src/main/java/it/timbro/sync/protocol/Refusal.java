package it.timbro.sync.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A «no» from the other side, understood and in words.
///
/// @param sentence Italian, to be shown as it is
/// @param seq the seq meant: expected after a gap, disputed in a fork; 0 where there is none
public record Refusal(Code code, String sentence, long seq) {
    public Refusal {
        if (code == null || sentence == null) { // somebody else's message
            throw new IllegalArgumentException("not a refusal");
        }
    }

    public Refusal(Code code, String sentence) {
        this(code, sentence, 0);
    }

    /// Written in lower case on the wire; a code of a newer version reads as [#UNKNOWN].
    public enum Code {
        /// Entries before these are missing: send from `seq` on.
        GAP(409),
        /// Another entry stands at `seq`.
        FORK(409),
        MALFORMED(400),
        /// This copy of the branch is not the one that spoke last, or its incarnation is over: it
        /// must ask for a new one.
        QUARANTINE(409),
        /// No wire version in common.
        VERSION(409),
        /// The centre is closed by its own word (calendar, maintenance).
        CLOSED(503),
        /// Too much at once: come back later.
        BUSY(429),
        /// Nobody here knows this device: enrol it.
        UNAUTHORIZED(401),
        /// The device's certificate has run out: it may renew it, nothing else.
        EXPIRED(401),
        /// The device was struck off: it gets in no more, not even to renew itself.
        REVOKED(403),
        FORBIDDEN(403),
        /// This one file cannot be taken or given.
        FILE(422),
        /// The file is announced, but not here yet: ask again later.
        NOT_YET(404),
        UNKNOWN(400);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        /// The HTTP status that carries it.
        public int status() {
            return status;
        }

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Code of(String word) {
            for (Code code : values()) {
                if (code.word().equals(word)) {
                    return code;
                }
            }
            return UNKNOWN;
        }
    }
}
