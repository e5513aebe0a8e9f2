package it.timbro.pratica;

/// What the centre decided about days and hours, on top of the dated policy.
public sealed interface DelCalendario extends Fatto {
    String id();

    @Override
    default String subject() {
        return "chiusura:" + id();
    }

    /// Closed from here to there, however suddenly it was decided.
    ///
    /// @param id never used again
    /// @param chi `centro` for the centre's service, or the code of a branch
    /// @param dalMs milliseconds of the Unix epoch
    /// @param alMs the first instant at which it is over
    record ChiusuraFissata(String id, String chi, long dalMs, long alMs, String motivo) implements DelCalendario {}

    /// It is over, or was never to be.
    record ChiusuraTolta(String id) implements DelCalendario {}
}
