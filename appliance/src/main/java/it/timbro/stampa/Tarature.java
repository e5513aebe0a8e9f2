package it.timbro.stampa;

import it.timbro.base.Problem;
import it.timbro.journal.Journal;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DellaSede.StampanteTarata;
import it.timbro.printing.sheet.Calibration;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;

/// How this branch's printer misses the numbered forms, as somebody found it with a test sheet
/// and confirmed it. Read from the journal at each print: it changes when a drum or a lot of
/// paper does, some times a year.
public final class Tarature {
    private final Journal journal;
    private final StreamId stream;
    private final Stampante stampante;

    public Tarature(Journal journal, StreamId stream, Stampante stampante) {
        this.journal = journal;
        this.stream = stream;
        this.stampante = stampante;
    }

    /// A printer and the tray in which the forms lie.
    ///
    /// @param indirizzo its URI
    /// @param vassoio `media-source` of PWG 5100.7, such as `tray-2`; "" where the printer chooses
    public record Stampante(String indirizzo, String vassoio) {}

    /// What was confirmed, when and by whom.
    public record Taratura(Calibration calibration, long quandoMs, String operatore) {}

    public Stampante stampante() {
        return stampante;
    }

    /// What every print on formulario is corrected by.
    public Calibration attuale() {
        return ultima().map(Taratura::calibration).orElse(Calibration.NONE);
    }

    /// What was confirmed last; empty where nobody ever did.
    public Optional<Taratura> ultima() {
        return storia().stream().findFirst();
    }

    /// All that was confirmed for this printer and tray, the latest first.
    public List<Taratura> storia() {
        return journal.history(StampanteTarata.soggetto(stampante.indirizzo(), stampante.vassoio())).reversed().stream()
                .flatMap(recorded -> taratura(recorded).stream())
                .toList();
    }

    private static Optional<Taratura> taratura(Recorded recorded) {
        return recorded.fact() instanceof StampanteTarata f
                ? Optional.of(new Taratura(
                        calibration(f.xMm(), f.yMm(), f.allargaMm(), f.allungaMm()),
                        recorded.time().wallMs(),
                        recorded.operatore()))
                : Optional.empty();
    }

    /// A test sheet was printed with exactly this and held against a blank: it holds from now on.
    ///
    /// @param provata what the last test sheet was printed with
    public void conferma(Calibration calibration, Optional<Calibration> provata, String operatore) {
        if (!calibration.isNone() && !provata.equals(Optional.of(calibration))) {
            throw Problem.TARATURA_NON_PROVATA.rejected();
        }
        journal.write(
                stream,
                operatore,
                tx -> tx.append(new StampanteTarata(
                        stampante.indirizzo(),
                        stampante.vassoio(),
                        calibration.xMm(),
                        calibration.yMm(),
                        calibration.stretchXMm(),
                        calibration.stretchYMm())));
    }

    /// What a person typed, in millimetres.
    public static Calibration calibration(double xMm, double yMm, double allargaMm, double allungaMm) {
        boolean within = Math.abs(xMm) <= Calibration.LIMIT_MM
                && Math.abs(yMm) <= Calibration.LIMIT_MM
                && Math.abs(allargaMm) <= Calibration.STRETCH_LIMIT_MM
                && Math.abs(allungaMm) <= Calibration.STRETCH_LIMIT_MM;
        if (!within) {
            throw Problem.TARATURA_FUORI_MISURA.rejected(Calibration.LIMIT_MM, Calibration.STRETCH_LIMIT_MM);
        }
        return new Calibration(xMm, yMm, allargaMm, allungaMm);
    }
}
