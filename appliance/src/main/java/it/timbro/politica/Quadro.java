package it.timbro.politica;

import it.timbro.base.Sede;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What holds today for a branch or a chamber, since whose decision, and what is going to hold:
/// parameter by parameter.
///
/// @param scritto as its type writes it today
/// @param decisa the decision it goes back to; empty where it holds as it shipped
/// @param poi what it becomes later, the next day first
public record Quadro(Parametro parametro, String scritto, Optional<Variazione> decisa, List<Poi> poi) {
    public record Poi(LocalDate dal, String scritto) {}

    /// @param decise in the order in which they count
    public static List<Quadro> di(Politica.Raccolta politiche, List<Variazione> decise, Sede sede, LocalDate oggi) {
        Politica now = politiche.valida(sede, oggi);
        List<LocalDate> later =
                politiche.giorni(sede).stream().filter(day -> day.isAfter(oggi)).toList();
        return Parametri.TUTTI.stream()
                .map(parametro -> {
                    String scritto = parametro.scritto(now);
                    List<Poi> poi = new ArrayList<>();
                    for (LocalDate day : later) {
                        String then = parametro.scritto(politiche.valida(sede, day));
                        if (!then.equals(poi.isEmpty() ? scritto : poi.getLast().scritto())) {
                            poi.add(new Poi(day, then));
                        }
                    }
                    return new Quadro(parametro, scritto, decisa(decise, sede, oggi, parametro), poi);
                })
                .toList();
    }

    /// A branch's own goes before its chamber's, the newer before the older.
    private static Optional<Variazione> decisa(
            List<Variazione> decise, Sede sede, LocalDate oggi, Parametro parametro) {
        return decise.stream()
                .filter(variazione -> variazione.ritiro().isEmpty()
                        && riguarda(variazione, sede)
                        && !variazione.dal().isAfter(oggi)
                        && variazione.valori().containsKey(parametro.via()))
                .reduce((one, next) -> next.ambito().length() >= one.ambito().length() ? next : one);
    }

    /// Whether a decision reaches this branch, or chamber.
    public static boolean riguarda(Variazione variazione, Sede sede) {
        return variazione.ambito().equals(sede.code())
                || variazione.ambito().equals(sede.camera().code());
    }
}
