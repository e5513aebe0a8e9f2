package it.timbro.registri;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// What the dashboards count.
public interface Conteggi {
    /// What a branch did since then, the newest first.
    ///
    /// @param tipi classes of facts
    List<Accaduto> accaduti(Reading rows, Sede sede, Set<Class<? extends Fatto>> tipi, long dalMs, int limit);

    record Accaduto(Fatto fatto, long ms) {}

    /// The open pratiche of a branch, by state.
    Map<Stato, Aperte> aperte(Reading rows, Sede sede);

    record Aperte(int quante, long piuVecchiaMs) {}

    OptionalLong presentata(Reading rows, NumeroPratica pratica);

    /// Blanks of a branch, by the code of their state.
    Map<String, Integer> formulari(Reading rows, Sede sede);

    /// Certificate numbers of a branch, by the code of their state.
    Map<String, Integer> numeri(Reading rows, Sede sede);
}
