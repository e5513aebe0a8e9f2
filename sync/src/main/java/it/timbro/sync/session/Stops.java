package it.timbro.sync.session;

import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.transport.Causa;

/// Turns a «no» and a silence into a stop with its cause.
final class Stops {
    private Stops() {}

    static Step.Stopped refused(Refusal refusal) {
        Causa causa = switch (refusal.code()) {
            case CLOSED -> Causa.CENTRALE_CHIUSA;
            case BUSY -> Causa.CENTRALE_NON_RAGGIUNGIBILE;
            case GAP,
                    FORK,
                    QUARANTINE,
                    MALFORMED,
                    VERSION,
                    UNAUTHORIZED,
                    EXPIRED,
                    REVOKED,
                    FORBIDDEN,
                    FILE,
                    NOT_YET,
                    UNKNOWN -> Causa.RIFIUTATA;
        };
        return new Step.Stopped(causa, refusal.sentence(), refusal.code().word() + " " + refusal.seq());
    }

    static Step.Stopped failed(Causa causa, String detail) {
        return new Step.Stopped(causa, causa.sentence(), detail);
    }
}
