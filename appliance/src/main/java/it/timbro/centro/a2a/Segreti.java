package it.timbro.centro.a2a;

/// Checks a password against what is kept of it (Argon2id in PHC form): slow on purpose. The wiring hands in
/// `operatori.segreti`.
@FunctionalInterface
public interface Segreti {
    boolean combacia(String password, String segreto);
}
