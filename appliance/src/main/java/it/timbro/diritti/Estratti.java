package it.timbro.diritti;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.diritti.Estratto.Pagamento;
import it.timbro.diritti.Incassi.Riga;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.DegliIncassi.EstrattoRiscontrato;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Holds what a branch took by POS and pagoPA against the statement of who moves the money. Needs no
/// centre. The same statement again, or one that overlaps, finds what is new. Any thread may call, but
/// never from inside a transaction.
public final class Estratti {
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);

    private final Journal journal;
    private final StreamId stream;
    private final Incassi incassi;

    public Estratti(Journal journal, StreamId stream, Incassi incassi) {
        this.journal = journal;
        this.stream = stream;
        this.incassi = incassi;
    }

    /// @return what was found, and what is to be looked into
    public EstrattoRiscontrato riscontra(Mezzo mezzo, String testo, String operatore) {
        if (mezzo.riferimento().isEmpty()) {
            throw Problem.ESTRATTO_NON_VALIDO.rejected("per «" + mezzo.nome() + "» non c'è un estratto");
        }
        Estratto estratto = Estratto.leggi(testo);
        Hash impronta = Hash.of((mezzo.name() + "\n" + testo).getBytes(StandardCharsets.UTF_8));
        return journal.write(stream, operatore, tx -> {
            Set<NumeroRicevuta> trovati = new LinkedHashSet<>();
            List<String> diverse = new ArrayList<>();
            for (Pagamento pagamento : estratto.pagamenti()) {
                cerca(tx, mezzo, pagamento, trovati, diverse);
            }
            EstrattoRiscontrato fatto = new EstrattoRiscontrato(
                    impronta,
                    mezzo,
                    estratto.dal(),
                    estratto.al(),
                    estratto.pagamenti().size(),
                    List.copyOf(trovati),
                    diverse);
            tx.append(fatto);
            return fatto;
        });
    }

    private void cerca(
            Reading rows, Mezzo mezzo, Pagamento pagamento, Set<NumeroRicevuta> trovati, List<String> diverse) {
        List<Riga> presi =
                incassi.conRiferimento(rows, new Sede(stream.sede()), mezzo, pagamento.riferimento()).stream()
                        .filter(riga ->
                                mezzo != Mezzo.POS || stessoGiorno(riga, pagamento)) // slips count anew in each till
                        .toList();
        List<Riga> giusti = presi.stream()
                .filter(riga -> riga.importo().equals(pagamento.importo()))
                .toList();
        if (giusti.isEmpty()) {
            diverse.add(differenza(pagamento, presi));
            return;
        }
        giusti.stream()
                .filter(riga -> !riga.riscontrato() && !trovati.contains(riga.ricevuta()))
                .findFirst()
                .ifPresent(riga -> trovati.add(riga.ricevuta()));
    }

    private static boolean stessoGiorno(Riga riga, Pagamento pagamento) {
        return Instant.ofEpochMilli(riga.ms())
                .atZone(Calendario.ROMA)
                .toLocalDate()
                .equals(pagamento.giorno());
    }

    private static String differenza(Pagamento pagamento, List<Riga> presi) {
        String nome = pagamento.riferimento() + " del " + GIORNO.format(pagamento.giorno()) + ": ";
        return presi.isEmpty()
                ? nome + "l'estratto dice " + pagamento.importo() + ", in cassa non c'è"
                : nome + "l'estratto dice " + pagamento.importo() + ", la ricevuta "
                        + presi.getFirst().ricevuta() + " dice "
                        + presi.getFirst().importo();
    }
}
