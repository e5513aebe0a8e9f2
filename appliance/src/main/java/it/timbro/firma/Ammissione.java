package it.timbro.firma;

/// What the office makes of a signature: taken, refused, or for a person to weigh.
public sealed interface Ammissione {
    record Ammessa() implements Ammissione {}

    record NonAmmessa(String motivo) implements Ammissione {}

    /// Nothing speaks against it, and something is not knowable here.
    record DaValutare(String motivo) implements Ammissione {}
}
