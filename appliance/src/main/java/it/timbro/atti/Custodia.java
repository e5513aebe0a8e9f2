package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.Custodie;
import it.timbro.pratica.DellaCustodia.CustodiaRinnovata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Proprieta;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/// The centre renews the custody of a branch whenever it is in contact: one fact a day for all that
/// the branch holds, written before it is told. Any thread may call, but never from inside a
/// transaction.
public final class Custodia {
    /// A renewal younger than this is not renewed: contact is every minute, facts need not be.
    private static final Duration OGNI = Duration.ofDays(1);

    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter QUANDO = DateTimeFormatter.ofPattern("d MMMM 'alle' H:mm", Locale.ITALY);

    private final Journal journal;
    private final Custodie custodie;
    private final Giorni giorni;
    private final Time time;

    /// The dated policy: for how many days a branch may issue without having heard from the centre.
    @FunctionalInterface
    public interface Giorni {
        int giorni(Sede sede);
    }

    public Custodia(Journal journal, Custodie custodie, Giorni giorni, Time time) {
        this.journal = journal;
        this.custodie = custodie;
        this.giorni = giorni;
        this.time = time;
    }

    /// Whether a branch's term is a day old.
    public boolean serve(Reading rows, Sede sede) {
        return !giovane(rows, sede, time.bounded());
    }

    /// The branch is in contact: if its term is a day old, it gets a new one.
    public void rinnova(Sede sede) {
        if (!journal.read(rows -> serve(rows, sede))) {
            return; // the common case costs no turn of the writer
        }
        journal.write(Proprieta.aoo(sede), "centrale", tx -> {
            if (!giovane(tx, sede, tx.bounded())) {
                tx.append(new CustodiaRinnovata(sede, finoMs(giorni, sede, tx.bounded())), sede);
            }
            return sede;
        });
    }

    /// Refuses after the term: the pratica may belong to another branch then, which may be issuing
    /// on it at this very moment.
    static void check(Reading rows, Custodie custodie, NumeroPratica pratica, Time time) {
        OptionalLong fino = custodie.finoMs(rows, pratica);
        long now = Math.max(time.now().toEpochMilli(), time.bounds().notBeforeMs());
        if (fino.isPresent() && now > fino.getAsLong()) {
            throw Problem.CUSTODIA_SCADUTA.rejected(
                    QUANDO.format(Instant.ofEpochMilli(fino.getAsLong()).atZone(ROMA)));
        }
    }

    /// The end of a term that begins now.
    static long finoMs(Giorni giorni, Sede sede, Instant now) {
        return now.plus(Duration.ofDays(giorni.giorni(sede))).toEpochMilli();
    }

    private boolean giovane(Reading rows, Sede sede, Instant now) {
        return custodie.dellaSede(rows, sede).orElse(0) > finoMs(giorni, sede, now.minus(OGNI));
    }
}
