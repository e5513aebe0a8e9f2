package it.timbro;

import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.politica.Politica;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The chambers that a centre serves and their offices, in the order of the configuration.
record Chambers(Config config) {
    /// Offices that are not there to try things out.
    List<Sede> sediVere() {
        return config.sedi().stream().filter(sede -> !sede.diProva()).toList();
    }

    /// @param oggi the day whose policy names them
    Camere camere(Politica.Raccolta politiche, LocalDate oggi) {
        Map<Sede, List<Camere.Ufficio>> byChamber = config.uffici().stream()
                .collect(Collectors.groupingBy(
                        ufficio -> ufficio.sede().camera(),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                ufficio -> new Camere.Ufficio(ufficio.sede(), ufficio.nome(), ufficio.indirizzo()),
                                Collectors.toList())));
        return new Camere(byChamber.entrySet().stream()
                .map(chamber -> new Camere.Camera(
                        chamber.getKey(),
                        politiche
                                .valida(chamber.getValue().getFirst().sede(), oggi)
                                .camera(),
                        chamber.getValue()))
                .toList());
    }
}
