package it.timbro.tempesta;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How often what happened: faults, falls, checks. The same story has the same count. One thread.
final class Conto {
    private final Map<String, Long> volte = new TreeMap<>();

    void uno(String che) {
        piu(che, 1);
    }

    void piu(String che, long quante) {
        volte.merge(che, quante, Long::sum);
    }

    void piu(Conto other) {
        other.volte.forEach(this::piu);
    }

    long di(String che) {
        return volte.getOrDefault(che, 0L);
    }

    /// What [#leggi] reads: `INV-1=20, passi=500`.
    @Override
    public String toString() {
        return volte.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    static Conto leggi(String text) {
        Conto conto = new Conto();
        for (String voce : text.split(", ")) {
            int at = voce.lastIndexOf('=');
            conto.piu(voce.substring(0, at), Long.parseLong(voce.substring(at + 1)));
        }
        return conto;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Conto that && that.volte.equals(volte);
    }

    @Override
    public int hashCode() {
        return volte.hashCode();
    }
}
