package it.timbro.tempesta;

/// The process or the power goes down here. An `Error`, so that no code of the product can catch it and go on.
public final class Caduta extends Error {
    private static final long serialVersionUID = 1L;

    /// What was going on, in the words of [Conto].
    final String quando;

    Caduta(String quando, String where) {
        super(where, null, false, false);
        this.quando = quando;
    }
}
