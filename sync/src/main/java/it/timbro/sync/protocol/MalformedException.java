package it.timbro.sync.protocol;

import java.io.IOException;

/// Bytes from outside that are no message of version 1. The message says in Italian what is wrong with them.
public sealed class MalformedException extends IOException permits OversizeException {
    private static final long serialVersionUID = 1L;

    public MalformedException(String sentence) {
        super(sentence);
    }
}
