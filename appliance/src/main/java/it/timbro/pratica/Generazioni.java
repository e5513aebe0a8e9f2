package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.ZoneId;

/// Where the centre goes on numbering after it was put back from an old copy: what it had given out since then,
/// nobody may be left to tell. So each generation begins at a further hundred thousand, in the years of which
/// numbers may have been given by then; no number of protocol and none of a certificate ever means two things,
/// whoever is lost besides (INV-1, INV-11).
public final class Generazioni {
    /// More than a chamber gives in a year, and little of the ten million that there are.
    private static final long SALTO = 100_000;

    /// Later ones find no more room to leap.
    private static final int ULTIMA = 90;

    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private Generazioni() {}

    /// The highest number of a year that may have been given before the generation that goes on now; 0 if there is
    /// none.
    public static long prima(Reading rows, Sede camera, int anno) {
        StreamId vita = rows.life(Proprieta.aoo(camera));
        return vita.incarnation() > 1 && anno <= iniziata(rows, vita) + 1 ? prima(vita.incarnation()) : 0;
    }

    /// The highest number that an earlier generation than this may have given.
    public static long prima(int generazione) {
        return (Math.min(generazione, ULTIMA) - 1) * SALTO;
    }

    /// Numbers of the next year are leased in autumn.
    private static int iniziata(Reading rows, StreamId vita) {
        return Instant.ofEpochMilli(rows.begun(vita)).atZone(ROMA).getYear();
    }
}
