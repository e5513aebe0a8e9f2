package it.timbro;

import it.timbro.archivio.Archivio;
import it.timbro.collegamento.Parola;
import it.timbro.journal.Journal;
import it.timbro.pratica.Carte;
import it.timbro.pratica.Impronte;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.store.FileStore;
import it.timbro.sync.protocol.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// How far what the branches did has come, as the centre sees it: what it shows it holds, but a fact may wait to be
/// applied, and files may be late.
record Registrate(Journal journal, Archivio archivio, FileStore files, Carte carte, Impronte impronte) {
    /// Asked once for all of them.
    ///
    /// @param ultime seq of the branch's last fact about each pratica: it is here
    Function<NumeroPratica, Parola> parole(Map<NumeroPratica, Long> ultime) {
        Set<NumeroPratica> incomplete = incomplete(ultime.keySet());
        return numero -> incomplete.contains(numero) ? Parola.INVIATO : Parola.REGISTRATO_IN_CENTRALE;
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
