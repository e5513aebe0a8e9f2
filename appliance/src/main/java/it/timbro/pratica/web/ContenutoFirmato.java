package it.timbro.pratica.web;

import java.util.Optional;

/// Takes a signed file out of its envelopes. The room `firma` answers.
@FunctionalInterface
public interface ContenutoFirmato {
    /// The innermost content; empty if this is no signed file or its content cannot be reached. Altered content is
    /// given back too:
    /// a person must see it.
    Optional<byte[]> apri(byte[] p7m);
}
