package it.timbro.atti;

import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.certificato.Numeri;
import it.timbro.certificato.Numeri.Certificato;
import it.timbro.diritti.Addebiti;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DelNumero.NumeriRestituiti;
import it.timbro.pratica.DelNumero.NumeroScartato;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.stampa.Lavori;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The branch gives account of the numbers that cannot be used any more, so that no number stays
/// without an end: free ones of a year that is certainly over go back, and what was reserved for a
/// pratica that is another branch's by now is void, and what its company was debited for it is put
/// back. Credit past its term goes back too. What was issued or spoiled has been said by its own
/// facts. May run at any time, and twice.
public final class Rendiconto {
    private static final Logger LOG = LoggerFactory.getLogger(Rendiconto.class);
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final String OPERATORE = "rendiconto";

    private final Journal journal;
    private final StreamId stream;
    private final Sede sede;
    private final Numeri numeri;
    private final Lavori lavori;
    private final Addebiti addebiti;
    private final Time time;

    /// @param stream the one this branch writes
    public Rendiconto(Journal journal, StreamId stream, Numeri numeri, Lavori lavori, Addebiti addebiti, Time time) {
        this.journal = journal;
        this.stream = stream;
        this.sede = new Sede(stream.sede());
        this.numeri = numeri;
        this.lavori = lavori;
        this.addebiti = addebiti;
        this.time = time;
    }

    /// @return how many numbers and leases of credit got their end
    public int rendi() {
        OptionalInt anno = anno();
        if (journal.read(rows -> nulla(rows, anno))) {
            return 0; // the common case costs no turn of the writer
        }
        int done = 0;
        for (Certificato numero : journal.read(rows -> numeri.diAltri(rows, sede))) {
            done += prova(tx -> scarta(tx, numero));
        }
        return done + prova(tx -> restituisci(tx, anno)) + prova(addebiti::rendi);
    }

    /// Each in a transaction of its own: what cannot be told now holds up nothing else.
    private int prova(Passo passo) {
        try {
            return journal.write(stream, OPERATORE, passo::rendi);
        } catch (RejectedException e) {
            LOG.warn("a part of the account waits: {}", e.getMessage()); // a frozen subject, a full disk: the next time
            return 0;
        }
    }

    @FunctionalInterface
    private interface Passo {
        int rendi(Tx tx);
    }

    private boolean nulla(Reading rows, OptionalInt anno) {
        return avanzati(rows, anno).isEmpty() && numeri.diAltri(rows, sede).isEmpty() && !addebiti.daRendere(rows);
    }

    private Map<String, List<NumeroCertificato>> avanzati(Reading rows, OptionalInt anno) {
        return anno.isPresent() ? numeri.avanzati(rows, sede, anno.getAsInt()) : Map.of();
    }

    private int restituisci(Tx tx, OptionalInt anno) {
        Map<String, List<NumeroCertificato>> over = avanzati(tx, anno);
        over.forEach((blocco, rest) -> tx.append(new NumeriRestituiti(blocco, rest)));
        return over.values().stream().mapToInt(List::size).sum();
    }

    private int scarta(Tx tx, Certificato numero) {
        if (!numeri.diAltri(tx, sede).contains(numero)) {
            return 0; // said meanwhile
        }
        String motivo = motivo(tx, numero);
        tx.append(new NumeroScartato(numero.numero(), numero.pratica(), motivo));
        addebiti.storna(tx, numero.pratica(), motivo);
        return 1;
    }

    /// A sheet that may lie in a drawer is named: its number is void, whatever it says.
    private String motivo(Reading rows, Certificato numero) {
        long doubtful = lavori.dellaPratica(rows, numero.pratica())
                .filter(lavoro -> lavoro.certificato().equals(numero.numero()))
                .map(lavoro -> lavoro.inDubbio().size())
                .orElse(0);
        return "la pratica è passata a un'altra sede"
                + (doubtful == 0
                        ? ""
                        : "; " + doubtful + (doubtful == 1 ? " foglio era" : " fogli erano") + " in dubbio");
    }

    /// The year that is certainly reached; empty as long as nobody vouches for the time, for what
    /// is given back is gone.
    private OptionalInt anno() {
        Time.Bounds bounds = time.bounds();
        return bounds.notBeforeMs() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(
                        Instant.ofEpochMilli(bounds.notBeforeMs()).atZone(ROMA).getYear());
    }
}
