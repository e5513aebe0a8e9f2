package it.timbro.api;

/// Whether a program may read: tokens are made by the administrator, nothing is readable without one.
@FunctionalInterface
public interface Accesso {
    /// @param authorization the header as it came, empty if there is none
    boolean ammette(String authorization);
}
