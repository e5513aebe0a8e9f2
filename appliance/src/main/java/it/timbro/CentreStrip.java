package it.timbro;

import it.timbro.base.Sede;
import it.timbro.centro.sedi.Ripristino;
import it.timbro.orologio.Parole;
import it.timbro.page.Strip;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The strip of the centre: that it is up, unless something wants a person.
record CentreStrip(Ground ground, Ripristino ripristino) implements Strip {
    /// Branches that this centre waits for since it was put back from a copy.
    List<Sede> mute() {
        return camere().flatMap(camera -> ripristino.daSentire(camera).stream()).toList();
    }

    @Override
    public Vista vista() {
        return allarme()
                .map(allarme -> new Vista(Tono.ATTENZIONE, allarme, "", "", ""))
                .orElseGet(() -> new Vista(Tono.COLLEGATO, "Centrale in funzione", "", "", ""));
    }

    private Optional<String> allarme() {
        if (!mute().isEmpty()) {
            return Optional.of(
                    "Ripartita da una copia: aspetta di sentire le sedi. Apri la pagina «Sedi e apparecchi»");
        }
        return camere().flatMap(camera -> ripristino.senzaProva(camera).stream())
                .findFirst()
                .map(sede -> nome(sede) + " dice di sapere più della centrale. Apri la pagina «Sedi e apparecchi»,"
                        + " poi «Ripristino della centrale»")
                .or(() -> Parole.allarme(ground.orologio.stato()));
    }

    private String nome(Sede sede) {
        return ground.config.uffici().stream()
                .filter(ufficio -> ufficio.sede().equals(sede))
                .map(Config.Ufficio::nome)
                .findFirst()
                .orElseGet(sede::code);
    }

    private Stream<Sede> camere() {
        return ground.config.uffici().stream()
                .map(ufficio -> ufficio.sede().camera())
                .distinct();
    }
}
