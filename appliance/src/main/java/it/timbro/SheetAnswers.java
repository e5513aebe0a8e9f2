package it.timbro;

import it.timbro.journal.Reading;
import it.timbro.politica.Politica.Raccolta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import it.timbro.sportello.Fogli;
import it.timbro.stampa.Lavori;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the day view says of the paper of its lines: two questions to the store, however long the queues are.
record SheetAnswers(Lavori lavori, Pratiche pratiche, Raccolta politiche) implements Fogli {
    @Override
    public Risposta leggi(Reading rows, List<Riga> righe) {
        return new Risposta(lavori.inDubbio(rows, numeri(righe, Stato.IN_STAMPA)), inAzienda(rows, righe));
    }

    private Set<NumeroPratica> inAzienda(Reading rows, List<Riga> righe) {
        Map<NumeroPratica, Opzioni> dette = pratiche.opzioni(rows, numeri(righe, Stato.APPROVATA));
        return righe.stream()
                .filter(riga -> riga.stato() == Stato.APPROVATA)
                .filter(riga -> dette.getOrDefault(numero(riga), Opzioni.NESSUNA)
                        .orElse(politiche
                                .dellaRichiesta(riga.sede(), riga.presentataMs())
                                .opzioni())
                        .inAzienda())
                .map(SheetAnswers::numero)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<NumeroPratica> numeri(List<Riga> righe, Stato stato) {
        return righe.stream()
                .filter(riga -> riga.stato() == stato)
                .map(SheetAnswers::numero)
                .toList();
    }

    private static NumeroPratica numero(Riga riga) {
        return new NumeroPratica(riga.numero());
    }
}
