package it.timbro.base;

import java.time.Instant;

/// The machine's clock, with bounds from [Fidato]. A look at the wall clock comes before every
/// answer, so that a machine that slept knows it before its first act.
public final class TempoFidato implements Time {
    private final Time macchina;
    private final Fidato fidato;

    public TempoFidato(Time macchina, Fidato fidato) {
        this.macchina = macchina;
        this.fidato = fidato;
    }

    @Override
    public Instant now() {
        return macchina.now();
    }

    @Override
    public long ticks() {
        return macchina.ticks();
    }

    @Override
    public Bounds bounds() {
        long ticks = macchina.ticks();
        fidato.guarda(macchina.now().toEpochMilli(), ticks);
        return fidato.limiti(ticks);
    }
}
