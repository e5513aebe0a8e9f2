package it.timbro.atti;

import it.timbro.journal.Reading;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.Lavorazione;
import it.timbro.pratica.Lavorazione.Atto;
import it.timbro.pratica.Opzioni.Conteggi;
import it.timbro.pratica.Opzioni.DiAllegato;
import it.timbro.pratica.Scheda;
import it.timbro.stampa.Lavori;
import it.timbro.stampa.Lavori.StatoFoglio;
import it.timbro.sync.protocol.Hash;
import it.timbro.visti.Visti;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the counters «Copie, Visti, Autentiche» of a request mean for the counter: the list of
/// what is to be printed and stamped, each worked off by its own act. Nothing is kept: sheets and
/// registers say what is done.
public final class Lavorazioni {
    private final Lavori lavori;
    private final Visti visti;

    public Lavorazioni(Lavori lavori, Visti visti) {
        this.lavori = lavori;
        this.visti = visti;
    }

    /// All of them, those done too.
    public List<Lavorazione> di(Reading rows, Scheda scheda) {
        List<Visti.Scritto> messi = visti.dellaPratica(rows, scheda.numero()).stream()
                .filter(scritto -> scritto.annullo().isEmpty())
                .toList();
        return Stream.concat(
                        copie(rows, scheda).stream(),
                        scheda.opzioni().allegati().stream().flatMap(chiesto -> sul(scheda, chiesto, messi)))
                .toList();
    }

    private Optional<Lavorazione> copie(Reading rows, Scheda scheda) {
        String dove = "/pratica/" + scheda.numero() + "/stampa";
        return lavori.dellaPratica(rows, scheda.numero())
                .map(lavoro -> lavoro.fogli().stream()
                        .filter(foglio -> foglio.tipo().startsWith("copia")
                                && !foglio.tipo().contains(","))
                        .toList())
                .filter(copie -> !copie.isEmpty())
                .map(copie -> new Lavorazione(
                        Atto.COPIA,
                        "certificato",
                        copie.size(),
                        (int) copie.stream()
                                .filter(foglio -> foglio.stato() == StatoFoglio.BUONO)
                                .count(),
                        dove));
    }

    /// One entry of the register stands for a document, on however many specimens it is stamped.
    private static Stream<Lavorazione> sul(Scheda scheda, DiAllegato chiesto, List<Visti.Scritto> messi) {
        Set<Hash> file = files(scheda, chiesto);
        Optional<Visti.Scritto> messo = messi.stream()
                .filter(scritto -> scritto.visto().copia().stream().anyMatch(copia -> file.contains(copia.sha256())))
                .findFirst();
        String dove = messo.map(scritto -> "/visti/" + scritto.numero())
                .orElse("/pratica/" + scheda.numero() + "/lavorazioni");
        Conteggi conteggi = chiesto.conteggi();
        return Stream.of(
                        lavorazione(Atto.VISTO, chiesto, conteggi.visti(), messo.isPresent(), dove),
                        lavorazione(
                                Atto.LEGALIZZAZIONE,
                                chiesto,
                                conteggi.upica(),
                                messo.flatMap(Visti.Scritto::legalizzazione).isPresent(),
                                dove))
                .flatMap(Optional::stream);
    }

    private static Optional<Lavorazione> lavorazione(
            Atto atto, DiAllegato chiesto, @Nullable Integer quante, boolean fatta, String dove) {
        return quante == null || quante == 0
                ? Optional.empty()
                : Optional.of(new Lavorazione(atto, chiesto.nomeFile(), quante, fatta ? quante : 0, dove));
    }

    /// The files of that name that a visto may be put on: the same name may have come twice.
    static Set<Hash> files(Scheda scheda, DiAllegato chiesto) {
        return scheda.presentazione().allegati().stream()
                .filter(allegato -> allegato.nome().equals(chiesto.nomeFile()))
                .map(Allegato::sha256)
                .collect(Collectors.toSet());
    }
}
