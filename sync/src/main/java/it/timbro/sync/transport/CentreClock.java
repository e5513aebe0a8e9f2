package it.timbro.sync.transport;

/// Hears the centre's clock, which stands in a header of every answer. Only of a centre that TLS
/// has checked. Called on the thread of the answer: keep it short.
public interface CentreClock {
    /// For who does not want to know.
    CentreClock UNHEARD = new CentreClock() {
        @Override
        public long ticks() {
            return 0;
        }

        @Override
        public void heard(long centreMs, long roundTripMs) {
            // nobody listens
        }
    };

    /// Milliseconds of the counter that round trips are taken with.
    long ticks();

    /// @param centreMs the centre's clock while it answered, milliseconds of the Unix epoch: read
    ///     at some moment of the round trip, nobody knows which
    /// @param roundTripMs from the question to the head of the answer, just now
    void heard(long centreMs, long roundTripMs);
}
