package it.timbro.registri;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.pratica.Ripristini;
import it.timbro.registri.Chiusura.Casa;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The centre closes the ordinary register of each chamber by itself, day after day: the daily register
/// of the protocol, printed as PDF/A and kept, goes to preservation by the next working day (DPCM
/// 3 December 2013, art. 7). Also a day without a registration has its register, so that none can be
/// missing unseen.
///
/// A day is closed when it is certainly over, and after the one before. What was missed while the
/// program stood still is made up for. A centre that was put back from an old copy closes nothing in a
/// chamber before it has heard its branches: they bring back registrations that it lost.
public final class RegistroGiornaliero {
    private static final Logger LOG = LoggerFactory.getLogger(RegistroGiornaliero.class);
    private static final String OPERATORE = "centrale";
    /// Days in one round: the next round goes on from there.
    private static final int AT_ONCE = 31;

    private final Journal journal;
    private final Righe righe;
    private final Chiusura chiusura;
    private final List<Casa> camere;
    private final Ripristini ripristini;
    private final Time time;

    public RegistroGiornaliero(
            Journal journal, Righe righe, Chiusura chiusura, List<Casa> camere, Ripristini ripristini, Time time) {
        this.journal = journal;
        this.righe = righe;
        this.chiusura = chiusura;
        this.camere = List.copyOf(camere);
        this.ripristini = ripristini;
        this.time = time;
    }

    /// Closes what is over and not closed yet.
    ///
    /// @return how many days it closed
    public int gira() {
        LocalDate oggi = DelGiorno.giorno(alPiuPresto());
        return camere.stream()
                .filter(this::intera)
                .mapToInt(camera -> gira(camera, oggi))
                .sum();
    }

    /// Whether every registration of the chamber is here.
    private boolean intera(Casa camera) {
        return journal.read(rows -> ripristini.daSentire(rows, camera.tenuti())).isEmpty();
    }

    private int gira(Casa camera, LocalDate oggi) {
        int made = 0;
        for (Optional<LocalDate> next = prossima(camera);
                made < AT_ONCE && next.filter(giorno -> giorno.isBefore(oggi)).isPresent();
                next = prossima(camera)) {
            if (!chiudi(camera, next.get())) {
                break;
            }
            made++;
        }
        return made;
    }

    /// Another process of the same centre may be quicker: then there is nothing left to do.
    private boolean chiudi(Casa camera, LocalDate giorno) {
        try {
            chiusura.chiudi(camera, giorno, OPERATORE);
            return true;
        } catch (RejectedException e) {
            if (e.rejection().problem() != Problem.GIORNATA_NON_CHIUDIBILE) {
                throw e;
            }
            LOG.info(
                    "register of {} of {}: {}",
                    camera.tenuti(),
                    giorno,
                    e.rejection().sentence());
            return false;
        }
    }

    private Optional<LocalDate> prossima(Casa camera) {
        return journal.read(rows -> righe.ultimaChiusa(rows, camera.tenuti())
                .map(ultima -> ultima.plusDays(1))
                .or(() -> righe.prima(rows, camera.tenuti(), camera.registri()).stream()
                        .mapToObj(DelGiorno::giorno)
                        .findFirst()));
    }

    /// The earliest that it may be: a day that may still be running is not closed.
    private long alPiuPresto() {
        Time.Bounds bounds = time.bounds();
        return bounds.notAfterMs() == Long.MAX_VALUE ? time.now().toEpochMilli() : bounds.notBeforeMs();
    }
}
