package it.timbro.base;

/// Carries a [Rejection] out of a transaction (which is rolled back) to the edge of the request.
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Rejection rejection;

    public RejectedException(Rejection rejection) {
        super(rejection.sentence());
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }
}
