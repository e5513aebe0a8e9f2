package it.timbro.centro.a2a;

/// Checks a password against what is kept of it.
public interface Segreti {
    boolean corrisponde(String phc, String password);

    /// A hash that no password has: checked when the account is unknown, so that the answer takes as long.
    String nessuno();
}
