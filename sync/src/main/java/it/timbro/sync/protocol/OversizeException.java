package it.timbro.sync.protocol;

/// A body that unpacks to more than was allowed for it.
public final class OversizeException extends MalformedException {
    private static final long serialVersionUID = 1L;

    public OversizeException(String sentence) {
        super(sentence);
    }
}
