package it.timbro;

import it.timbro.archivio.Archivio;
import it.timbro.collegamento.Parola;
import it.timbro.journal.Journal;
import it.timbro.pratica.Carte;
import it.timbro.pratica.Impronte;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.store.FileStore;
import it.timbro.sync.protocol.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How far what the branches did has come, as the centre sees it: what it shows it holds, but a fact may wait to be
/// applied, and files may be late.
record ParolaAnswers(Journal journal, Archivio archivio, FileStore files, Carte carte, Impronte impronte) {
    Parola parola(Scheda scheda) {
        return parola(incomplete(Set.of(scheda.numero())), scheda.numero());
    }

    /// For a page; "" if no branch has done anything on it.
    String testo(Scheda scheda) {
        return scheda.ultimaSeq() == 0 ? "" : parola(scheda).testo();
    }

    /// The same for a list, asked once for all its lines.
    Function<Riga, String> testi(List<Riga> righe) {
        Set<NumeroPratica> incomplete = incomplete(righe.stream()
                .filter(riga -> riga.ultimaSeq() > 0)
                .map(riga -> new NumeroPratica(riga.numero()))
                .collect(Collectors.toUnmodifiableSet()));
        return riga -> riga.ultimaSeq() == 0
                ? ""
                : parola(incomplete, new NumeroPratica(riga.numero())).testo();
    }

    private static Parola parola(Set<NumeroPratica> incomplete, NumeroPratica numero) {
        return incomplete.contains(numero) ? Parola.INVIATO : Parola.REGISTRATO_IN_CENTRALE;
    }

    /// Not applied, or not whole. The disk is asked outside of the query.
    private Set<NumeroPratica> incomplete(Set<NumeroPratica> pratiche) {
        if (pratiche.isEmpty()) {
            return Set.of();
        }
        Set<NumeroPratica> incomplete = new HashSet<>();
        Map<NumeroPratica, List<Hash>> named = journal.read(rows -> {
            incomplete.addAll(carte.ferme(rows, pratiche));
            incomplete.addAll(impronte.discordi(rows, pratiche));
            return files.dellePratiche(rows, pratiche);
        });
        named.forEach((numero, those) -> {
            if (!those.stream().allMatch(archivio::has)) {
                incomplete.add(numero);
            }
        });
        return incomplete;
    }
}
