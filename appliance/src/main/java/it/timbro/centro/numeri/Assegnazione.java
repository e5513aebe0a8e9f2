package it.timbro.centro.numeri;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/// Leases numbers: `C26GE0000001`, running over the whole chamber and year, never used twice,
/// because each block starts after the last number that was ever leased. The decision is taken
/// again inside the transaction, so calling twice, or from two threads, leases once. Any thread may
/// call, but never from inside a transaction.
public final class Assegnazione {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    /// The branch's use is told by its last office days: four weeks of them.
    public static final int FINESTRA_GIORNI = 20;

    private static final long MAX_NUMERO = 9_999_999;

    private final Journal journal;
    private final Blocchi blocchi;
    private final Regole regole;
    private final Time time;
    private final RandomGenerator random;

    /// @param random a secure one: the codes must not be guessed from one another
    public Assegnazione(Journal journal, Blocchi blocchi, Regole regole, Time time, RandomGenerator random) {
        this.journal = journal;
        this.blocchi = blocchi;
        this.regole = regole;
        this.time = time;
        this.random = random;
    }

    /// Whether a branch needs numbers.
    public boolean serve(Reading rows, Sede sede) {
        return !mancanti(rows, sede, oggi(time.now())).isEmpty();
    }

    /// Looks at what a branch has left and leases what it needs: at its first contact, and whenever
    /// facts about numbers came in.
    ///
    /// @return how many blocks were leased
    public int rivedi(Sede sede) {
        if (!journal.read(rows -> serve(rows, sede))) {
            return 0; // the common case costs no turn of the writer
        }
        StreamId aoo = Proprieta.aoo(sede);
        return journal.write(aoo, "centrale", tx -> {
            LocalDate oggi = oggi(tx.now());
            int taglia = regole.regola(sede, oggi).taglia(alGiorno(tx, sede, oggi));
            List<Integer> anni = mancanti(tx, sede, oggi);
            anni.forEach(anno -> tx.append(blocco(tx, sede, anno, taglia), sede));
            return anni.size();
        });
    }

    /// Numbers that the branch uses on an office day, as far as its facts are here.
    private double alGiorno(Reading rows, Sede sede, LocalDate oggi) {
        LocalDate from = regole.calendario(rows, sede, oggi).indietro(oggi, FINESTRA_GIORNI);
        return (double) blocchi.usati(rows, sede, from.atStartOfDay(ROMA).toInstant()) / FINESTRA_GIORNI;
    }

    private List<Integer> mancanti(Reading rows, Sede sede, LocalDate oggi) {
        Regola regola = regole.regola(sede, oggi);
        double alGiorno = alGiorno(rows, sede, oggi);
        return regola.anni(oggi).stream()
                .filter(anno -> regola.serve(blocchi.scorta(rows, sede, anno), alGiorno))
                .toList();
    }

    private BloccoAssegnato blocco(Tx tx, Sede sede, int anno, int taglia) {
        Sede camera = new Sede(tx.stream().sede());
        long primo = 1 + blocchi.ultimo(tx, camera, anno);
        Check.that(primo + taglia - 1 <= MAX_NUMERO, "a chamber issues less than ten million certificates a year");
        List<Numerato> numeri = LongStream.range(primo, primo + taglia)
                .mapToObj(numero -> new Numerato(numero(camera, anno, numero), CodiceSicurezza.nuovo(random)))
                .toList();
        return new BloccoAssegnato(numeri.getFirst().numero().text(), sede, anno, numeri);
    }

    private static NumeroCertificato numero(Sede camera, int anno, long numero) {
        return new NumeroCertificato("C%02d%s%07d".formatted(anno % 100, camera, numero));
    }

    private static LocalDate oggi(Instant now) {
        return now.atZone(ROMA).toLocalDate();
    }
}
