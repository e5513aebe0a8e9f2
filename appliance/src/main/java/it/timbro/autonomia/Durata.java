package it.timbro.autonomia;

import java.time.Instant;

/// How long something lasts: the third answer is that nobody here can know.
public sealed interface Durata {
    record FinoA(Instant quando) implements Durata {}

    /// @param perche in Italian
    record Illimitata(String perche) implements Durata {}

    /// @param perche in Italian: what is missing to know it
    record NonConoscibile(String perche) implements Durata {}
}
