package it.timbro.centro.numeri;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.centro.numeri.Aperto.Perche;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DelNumero.NumeriDispersi;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The responsabile looks at the account of a block and, where the box that held it is lost, gives
/// its open numbers up.
public final class Dispersione {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private final Journal journal;
    private final Blocchi blocchi;
    private final Time time;

    public Dispersione(Journal journal, Blocchi blocchi, Time time) {
        this.journal = journal;
        this.blocchi = blocchi;
        this.time = time;
    }

    /// A block and the numbers in it that have no end.
    public record Esame(Conto conto, List<Aperto> aperti) {}

    /// The account of every block leased to a branch, latest first.
    public List<Conto> conti(Sede sede) {
        return journal.read(rows -> blocchi.conti(rows, sede, anno()));
    }

    public Optional<Esame> esamina(String blocco) {
        int anno = anno();
        return journal.read(rows ->
                blocchi.conto(rows, blocco, anno).map(conto -> new Esame(conto, blocchi.aperti(rows, blocco, anno))));
    }

    /// Blocks that wait for [#chiudiSospesi], lowest first.
    public List<Blocchi.Sospeso> sospesi(Reading rows) {
        return blocchi.sospesi(rows);
    }

    /// Who gave up numbers of a block, oldest first.
    public List<Recorded> dispersi(String blocco) {
        return journal.history("blocco:" + blocco).stream()
                .filter(recorded -> recorded.fact() instanceof NumeriDispersi)
                .toList();
    }

    /// Gives up every number of the block that has no end. The branch is told: should it still
    /// live, it uses them no more.
    ///
    /// @param aperti how many the person saw: if there are others by now, nothing is done
    /// @return how many were given up
    public int disperdi(String blocco, int aperti, String motivo, String operatore) {
        return disperdi(blocco, _ -> true, aperti, motivo, operatore);
    }

    /// Ends the account of the numbers that a former life of the branch held, once somebody has looked what became
    /// of them; the branch goes on with the others.
    ///
    /// @param sospesi how many the person saw: if there are others by now, nothing is done
    public int chiudiSospesi(String blocco, int sospesi, String motivo, String operatore) {
        return disperdi(blocco, aperto -> aperto.perche() == Perche.SOSPESO, sospesi, motivo, operatore);
    }

    private int disperdi(String blocco, Predicate<Aperto> quali, int quanti, String motivo, String operatore) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_DELLA_DISPERSIONE.rejected();
        }
        Esame seen = esamina(blocco).orElseThrow(() -> Problem.NON_TROVATO.rejected("il blocco " + blocco));
        StreamId aoo = Proprieta.aoo(seen.conto().sede());
        return journal.write(aoo, operatore, tx -> {
            List<Aperto> now =
                    blocchi.aperti(tx, blocco, anno()).stream().filter(quali).toList();
            if (now.isEmpty() || now.size() != quanti) {
                throw Problem.BLOCCO_CAMBIATO.rejected(blocco);
            }
            tx.append(
                    new NumeriDispersi(
                            blocco,
                            seen.conto().sede(),
                            now.stream().map(Aperto::numero).toList(),
                            motivo.strip()),
                    seen.conto().sede());
            return now.size();
        });
    }

    /// The year that is certainly reached.
    private int anno() {
        Time.Bounds bounds = time.bounds();
        Instant now = bounds.equals(Time.Bounds.UNKNOWN) ? time.now() : Instant.ofEpochMilli(bounds.notBeforeMs());
        return now.atZone(ROMA).getYear();
    }
}
