package it.timbro.imprese;

import it.timbro.imprese.Impresa.Scritto;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.DellImpresa.DelegaConferita;
import it.timbro.pratica.DellImpresa.DelegaRevocata;
import it.timbro.pratica.DellImpresa.Veste;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a company let a person do for it. Its revocation may be known before, or without, what it
/// revokes: then it is revoked all the same.
///
/// @param conferita empty if only the revocation has arrived
public record Delega(
        String id, CodiceFiscale delegato, String nome, Optional<DelegaConferita> conferita, Optional<Revoca> revoca) {

    /// @param dal first day on which it is no longer good
    /// @param ms when it was written
    public record Revoca(LocalDate dal, String motivo, long ms) {}

    private static final Comparator<Scritto> POSTO = Comparator.comparing(Scritto::ms)
            .thenComparing(scritto -> scritto.stream().toString())
            .thenComparing(Scritto::seq);

    /// What the person is to the company.
    public Veste veste() {
        return conferita.flatMap(c -> Optional.ofNullable(c.veste())).orElse(Veste.DELEGATO);
    }

    /// The deleghe of a company, those good longest first; the facts in any order.
    static List<Delega> racconta(List<Scritto> scritti) {
        Map<String, List<Scritto>> perDelega = scritti.stream()
                .filter(scritto ->
                        scritto.fatto() instanceof DelegaConferita || scritto.fatto() instanceof DelegaRevocata)
                .sorted(POSTO)
                .collect(Collectors.groupingBy(Delega::id, TreeMap::new, Collectors.toList()));
        return perDelega.values().stream()
                .map(Delega::una)
                .sorted(Comparator.<Delega, Boolean>comparing(
                                delega -> delega.revoca().isPresent())
                        .thenComparing(Delega::nome)
                        .thenComparing(Delega::id))
                .toList();
    }

    private static String id(Scritto scritto) {
        return scritto.fatto() instanceof DelegaRevocata revocata
                ? revocata.delega()
                : ((DelegaConferita) scritto.fatto()).delega();
    }

    private static Delega una(List<Scritto> scritti) {
        Optional<DelegaConferita> conferita = scritti.stream()
                .map(Scritto::fatto)
                .filter(DelegaConferita.class::isInstance)
                .map(DelegaConferita.class::cast)
                .findFirst();
        Optional<Scritto> prima = scritti.stream()
                .filter(scritto -> scritto.fatto() instanceof DelegaRevocata)
                .min(Comparator.comparing((Scritto scritto) -> ((DelegaRevocata) scritto.fatto()).dal())
                        .thenComparing(POSTO));
        Optional<DelegaRevocata> revocata = prima.map(scritto -> (DelegaRevocata) scritto.fatto());
        return new Delega(
                id(scritti.getFirst()),
                conferita
                        .map(DelegaConferita::delegato)
                        .or(() -> revocata.map(DelegaRevocata::delegato))
                        .orElseThrow(),
                conferita
                        .map(DelegaConferita::nome)
                        .or(() -> revocata.map(DelegaRevocata::nome))
                        .orElseThrow(),
                conferita,
                prima.map(scritto -> {
                    DelegaRevocata fatto = (DelegaRevocata) scritto.fatto();
                    return new Revoca(fatto.dal(), fatto.motivo(), scritto.ms());
                }));
    }

    public boolean revocata(LocalDate giorno) {
        return revoca.filter(r -> !giorno.isBefore(r.dal())).isPresent();
    }

    /// Whether it was good on a day. One of which only the revocation is known is good on none.
    public boolean vale(LocalDate giorno) {
        return conferita
                        .filter(c -> !giorno.isBefore(c.dal()) && (c.al() == null || !giorno.isAfter(c.al())))
                        .isPresent()
                && !revocata(giorno);
    }

    public boolean anchePerFirmare() {
        return conferita.filter(c -> c.ambito() == Ambito.FIRMA).isPresent();
    }
}
